package dev.gogetwell.probe;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.net.tls.client.HelloSpec;
import java.util.List;

/// Shapes ClientHellos after the profile of one Go version. Any thread.
public final class GoHelloSpecs implements HelloSpecs {
  private static final int TLS12 = 0x0303;
  private static final int TLS13 = 0x0304;
  /// The hybrid post-quantum groups; everything else is small.
  private static final List<Integer> LARGE_GROUPS = List.of(0x6399, 0x11ec, 0x11eb, 0x11ed);

  /// TLS_NULL_WITH_NULL_NULL, which nobody may choose (RFC 5246, A.5).
  private static final List<Integer> NOTHING = List.of(0);

  private final ClientHelloProfile profile;

  /// @param profile of the user's Go, under the user's GODEBUG
  public GoHelloSpecs(ClientHelloProfile profile) {
    this.profile = profile;
  }

  @Override
  public HelloSpec spec(String serverName, HelloShape shape) {
    List<Integer> versions = switch (shape) {
      case TLS12_ONLY, REFUSABLE -> List.of(TLS12);
      case TLS13_ONLY -> List.of(TLS13);
      case LIKE_GO, SMALL, SPLIT, NO_ALPN -> List.of(TLS13, TLS12);
    };
    boolean small = shape == HelloShape.SMALL;
    List<Integer> suites = profile.cipherSuites().stream()
        .filter(suite -> isTls13(suite) ? versions.contains(TLS13) : versions.contains(TLS12)).toList();
    boolean old = !versions.contains(TLS13);
    return new HelloSpec(serverName, versions, shape == HelloShape.REFUSABLE ? NOTHING : suites, without(profile.groups(), small),
        old ? List.of() : without(profile.keyShares(), small),
        profile.signatureAlgorithms(), profile.signatureAlgorithmsCert(),
        shape == HelloShape.NO_ALPN ? List.of() : profile.alpn(), profile.extendedMasterSecret(),
        profile.extensionOrder(), shape == HelloShape.SPLIT);
  }

  private static boolean isTls13(int suite) {
    return suite >> 8 == 0x13;
  }

  private static List<Integer> without(List<Integer> groups, boolean large) {
    return large ? groups.stream().filter(group -> !LARGE_GROUPS.contains(group)).toList() : groups;
  }
}
