package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What one Go release offers in its ClientHello: the `go` command itself, which is what `go get` sends, or a program
/// built with it. The two differ for 1.22 and 1.23, see [GoDebug#ofCommand].
/// Source: crypto/tls/defaults.go, common.go, cipher_suites.go, handshake_messages.go, and the hellos of the `go`
/// command of each release and of programs built with it, captured on loopback. Immutable; any thread.
///
/// @param cipherSuites in order, TLS 1.3 suites last
/// @param groups supported_groups in order
/// @param keyShares the groups with a key share
/// @param signatureAlgorithms in order
/// @param signatureAlgorithmsCert in order; empty where the extension is not sent
/// @param alpn protocols; empty where the extension is not sent
/// @param extendedMasterSecret whether RFC 7627 is offered
/// @param extensionOrder numbers in the order of the wire
/// @param verified whether the hello of a real Go of this release was captured and is equal; false for a release that
///     is newer than all captured ones, or older than the range
public record ClientHelloProfile(
    List<Integer> cipherSuites, List<Integer> groups, List<Integer> keyShares, List<Integer> signatureAlgorithms,
    List<Integer> signatureAlgorithmsCert, List<String> alpn, boolean extendedMasterSecret,
    List<Integer> extensionOrder, boolean verified) {
  private static final int OLDEST = 19;
  private static final int NEWEST = 27;
  private static final int KYBER = 0x6399;
  private static final int MLKEM = 0x11ec;
  private static final List<Integer> SECP_MLKEM = List.of(0x11eb, 0x11ed);
  private static final int X25519 = 0x001d;
  private static final List<Integer> CLASSIC = List.of(X25519, 0x0017, 0x0018, 0x0019);
  private static final List<Integer> AES_GCM = List.of(0xc02b, 0xc02f, 0xc02c, 0xc030);
  private static final List<Integer> CHACHA = List.of(0xcca9, 0xcca8);
  private static final List<Integer> AES_CBC = List.of(0xc009, 0xc013, 0xc00a, 0xc014);
  private static final List<Integer> RSA_KEX = List.of(0x009c, 0x009d, 0x002f, 0x0035);
  private static final List<Integer> TLS13 = List.of(0x1301, 0x1302, 0x1303);
  private static final List<Integer> TLS13_WITHOUT_AES = List.of(0x1303, 0x1301, 0x1302);
  /// Without one of these the standard library does not count on AES-GCM in hardware (crypto/tls/cipher_suites.go,
  /// hasAESGCMHardwareSupport; internal/cpu/cpu.go, processOptions).
  private static final List<String> AES_FEATURES = List.of("cpu.all", "cpu.aes", "cpu.pclmulqdq", "cpu.pmull");
  private static final List<Integer> SIGNATURES = List.of(
      0x0804, 0x0403, 0x0807, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0503, 0x0603);
  private static final List<Integer> SHA1 = List.of(0x0201, 0x0203);
  private static final List<Integer> MLDSA = List.of(0x0904, 0x0905, 0x0906);
  private static final List<Integer> FIPS_SUITES = List.of(0xc02b, 0xc02f, 0xc02c, 0xc030, 0x1301, 0x1302);
  /// Before 1.25 the list for FIPS 140 had an order of its own and no Ed25519 (crypto/tls/defaults.go of 1.24).
  private static final List<Integer> FIPS_SIGNATURES_124 =
      List.of(0x0804, 0x0805, 0x0806, 0x0401, 0x0403, 0x0501, 0x0503, 0x0601, 0x0603);
  private static final List<Integer> ORDER_OLD = List.of(0, 5, 10, 11, 13, 65281, 16, 18, 43, 51);
  private static final List<Integer> ORDER_NEW = List.of(0, 11, 65281, 23, 18, 5, 10, 13, 50, 16, 43, 51);

  public ClientHelloProfile {
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
    keyShares = List.copyOf(keyShares);
    signatureAlgorithms = List.copyOf(signatureAlgorithms);
    signatureAlgorithmsCert = List.copyOf(signatureAlgorithmsCert);
    alpn = List.copyOf(alpn);
    extensionOrder = List.copyOf(extensionOrder);
  }

  /// What the `go` command of a release sends, on a processor with AES instructions: `go get`, `go mod download`.
  ///
  /// @param godebug the variable of the environment
  public static ClientHelloProfile goCommand(GoVersion version, String godebug) {
    return program(version, GoDebug.ofCommand(version, godebug));
  }

  /// What a program built with a release sends, on a processor with AES instructions; built outside any module, since
  /// a go.mod may ask for older defaults.
  ///
  /// @param godebug the variable of the environment
  public static ClientHelloProfile program(GoVersion version, String godebug) {
    return program(version, godebug, true);
  }

  /// What a program built with a release sends.
  ///
  /// @param aesInstructions whether the processor has AES-GCM in hardware; without it ChaCha20 comes first
  public static ClientHelloProfile program(GoVersion version, String godebug, boolean aesInstructions) {
    Map<String, String> debug = GoDebug.parse(godebug);
    boolean aes = aesInstructions && AES_FEATURES.stream().noneMatch(feature -> "off".equals(debug.get(feature)));
    boolean fips = fips(version, debug);
    List<Integer> groups = groups(version, debug, fips);
    List<Integer> shares = fips || groups.getFirst() == X25519
        ? List.of(groups.getFirst()) : List.of(groups.getFirst(), X25519);
    boolean http2 = !"0".equals(debug.get("http2client"));
    List<Integer> certificate = certificateSignatures(version, fips);
    boolean known = version.atLeast(OLDEST) && !version.atLeast(NEWEST + 1);
    return new ClientHelloProfile(fips ? FIPS_SUITES : suites(version, debug, aes), groups, shares,
        signatures(version, debug, fips), certificate, http2 ? List.of("h2", "http/1.1") : List.of(),
        version.atLeast(21), order(version, !certificate.isEmpty(), http2), known);
  }

  private static List<Integer> order(GoVersion version, boolean certificateSignatures, boolean http2) {
    boolean old = !version.atLeast(23);
    List<Integer> order = new ArrayList<>(old ? ORDER_OLD : ORDER_NEW);
    if (old && version.atLeast(21)) {
      order.add(order.indexOf(65281) + 1, 23);
    }
    order.removeIf(extension -> (extension == 50 && !certificateSignatures) || (extension == 16 && !http2));
    return order;
  }

  /// Every value but `off` switches it on (crypto/internal/fips140/fips140.go); older releases do not know the key.
  private static boolean fips(GoVersion version, Map<String, String> debug) {
    return version.atLeast(24) && List.of("on", "only", "debug").contains(debug.getOrDefault("fips140", "off"));
  }

  private static List<Integer> suites(GoVersion version, Map<String, String> debug, boolean aes) {
    List<Integer> suites = new ArrayList<>(aes ? AES_GCM : CHACHA);
    suites.addAll(aes ? CHACHA : AES_GCM);
    suites.addAll(AES_CBC);
    boolean switchable = !version.atLeast(27);
    boolean rsa = !version.atLeast(22) || (switchable && "1".equals(debug.get("tlsrsakex")));
    boolean des = !version.atLeast(23) || (switchable && "1".equals(debug.get("tls3des")));
    if (rsa) {
      suites.addAll(RSA_KEX);
    }
    if (des) {
      suites.add(0xc012);
    }
    if (rsa && des) {
      suites.add(0x000a);
    }
    suites.addAll(aes ? TLS13 : TLS13_WITHOUT_AES);
    return suites;
  }

  private static List<Integer> groups(GoVersion version, Map<String, String> debug, boolean fips) {
    List<Integer> groups = new ArrayList<>();
    // ML-KEM came into the FIPS module with 1.25.
    boolean hybrids = !"0".equals(debug.get("tlsmlkem")) && (!fips || version.atLeast(25));
    if (version.atLeast(24) && hybrids) {
      groups.add(MLKEM);
      if (version.atLeast(26) && !"0".equals(debug.get("tlssecpmlkem"))) {
        groups.addAll(SECP_MLKEM);
      }
    } else if (version.atLeast(23) && !version.atLeast(24) && !"0".equals(debug.get("tlskyber"))) {
      groups.add(KYBER);
    }
    groups.addAll(fips ? CLASSIC.subList(1, CLASSIC.size()) : CLASSIC);
    return groups;
  }

  private static List<Integer> signatures(GoVersion version, Map<String, String> debug, boolean fips) {
    if (fips && !version.atLeast(25)) {
      return FIPS_SIGNATURES_124;
    }
    List<Integer> list = new ArrayList<>(version.atLeast(27) ? MLDSA : List.of());
    list.addAll(SIGNATURES);
    if (!fips && (!version.atLeast(25) || "1".equals(debug.get("tlssha1")))) {
      list.addAll(SHA1);
    }
    return list;
  }

  private static List<Integer> certificateSignatures(GoVersion version, boolean fips) {
    if (!version.atLeast(25)) {
      return List.of();
    }
    List<Integer> list = new ArrayList<>(version.atLeast(27) ? MLDSA : List.of());
    list.addAll(SIGNATURES);
    if (!fips) {
      list.addAll(SHA1);
    }
    return list;
  }
}
