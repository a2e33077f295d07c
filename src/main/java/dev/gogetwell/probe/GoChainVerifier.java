package dev.gogetwell.probe;

import dev.gogetwell.gorules.x509.ChainError;
import dev.gogetwell.gorules.x509.ChainVerdict;
import dev.gogetwell.gorules.x509.GoTime;
import dev.gogetwell.gorules.x509.RootSet;
import dev.gogetwell.gorules.x509.VerifyRequest;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.truststore.PlatformVerifier;
import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Operation;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Puts a served chain to Go's rules, with the roots of each judge. What another client's own rules would add is not in
/// the answer; what its *store* changes is. Any thread.
public final class GoChainVerifier implements ClientVerifier {
  private static final String UNKNOWN_AUTHORITY = "x509: certificate signed by unknown authority";
  private static final String INVALID = "x509.CertificateInvalidError";

  private final dev.gogetwell.gorules.x509.ChainVerifier rules;
  private final Map<ChainJudge, RootSet> roots = new EnumMap<>(ChainJudge.class);
  private final Map<String, RootSet> gitRoots = new HashMap<>();
  private final Map<ChainJudge, Set<Der>> denied = new EnumMap<>(ChainJudge.class);
  private final Map<String, GitTrust> git;
  private final Optional<PlatformVerifier> platform;
  private final Clock clock;

  /// @param rules of the user's Go version
  /// @param stores what each judge reads; a judge without a store trusts nobody
  /// @param git what git believes, by host, since its settings may be scoped to a URL; a host that is missing has the
  /// roots of [ChainJudge#GIT]
  /// @param platform the system's own verifier, where it may be asked for a second opinion
  public GoChainVerifier(X509Rules rules, Map<ChainJudge, StoreContent> stores, Map<String, GitTrust> git,
      Optional<PlatformVerifier> platform, Clock clock) {
    this.platform = platform;
    this.rules = new dev.gogetwell.gorules.x509.ChainVerifier(rules);
    this.clock = clock;
    this.git = Map.copyOf(git);
    stores.forEach((judge, store) -> {
      this.roots.put(judge, anchors(judge, store));
      this.denied.put(judge, store.denied().stream().map(StoreContent.StoredRoot::certificate)
          .collect(Collectors.toSet()));
    });
    git.forEach((host, trust) -> this.gitRoots.put(host, this.rules.roots(trust.roots())));
  }

  /// A store that cannot be loaded at all is refused in words of its own, and those are Go's: only Go itself says them.
  private RootSet anchors(ChainJudge judge, StoreContent store) {
    return judge == ChainJudge.GO ? store.systemRoots(rules) : rules.roots(store.ders());
  }

  @Override
  public Set<ChainJudge> judges() {
    return new TreeSet<>(roots.keySet());
  }

  @Override
  public ChainCheck verify(ChainJudge judge, List<Der> chain, String host) {
    if (judge == ChainJudge.GIT && git.containsKey(host) && !git.get(host).verifies()) {
      return new ChainCheck(judge, host, "", "", Optional.empty());
    }
    Set<Der> refused = denied.getOrDefault(judge, Set.of());
    if (!chain.isEmpty() && refused.contains(chain.getFirst())) {
      return refusal(judge, host, FailureKind.UNKNOWN_AUTHORITY, "x509.UnknownAuthorityError", UNKNOWN_AUTHORITY, "");
    }
    // Go writes an address in brackets where it wants it matched as one (crypto/x509/verify.go, VerifyHostname).
    List<byte[]> usable = chain.stream().filter(der -> !refused.contains(der)).map(Der::bytes).toList();
    GoTime now = GoTime.of(clock.instant());
    // Another client reads a certificate that it does not need with more patience.
    ChainVerdict verdict = judge == ChainJudge.GO ? rules.handshake(usable, anchors(judge, host), host, now)
        : rules.verify(VerifyRequest.server(usable, anchors(judge, host), host, now));
    if (verdict.accepted()) {
      return new ChainCheck(judge, host, "", "", Optional.empty());
    }
    ChainError error = verdict.error().orElseThrow();
    FailureKind kind = kind(error);
    Optional<Boolean> inDate = kind == FailureKind.EXPIRED || kind == FailureKind.NOT_YET_VALID
        ? Optional.of(rules.acceptsApartFromDates(usable, anchors(judge, host), host, now)) : Optional.empty();
    return new ChainCheck(judge, host, "x509." + error.type().goName(), error.text(), inDate,
        Optional.of(new Failure(Operation.VERIFY, kind, error.text())));
  }

  private static ChainCheck refusal(ChainJudge judge, String host, FailureKind kind, String type, String error,
      String more) {
    return new ChainCheck(judge, host, type, error, Optional.of(new Failure(Operation.VERIFY, kind, error + more)));
  }

  /// In Go's words (crypto/x509/root_windows.go), which say less than the system does; its own stand behind them.
  @Override
  public Optional<ChainCheck> ofPlatform(List<Der> chain, String host) {
    ChainJudge judge = ChainJudge.PLATFORM;
    return platform.map(system -> system.ask(chain, host, clock.instant())).flatMap(opinion -> switch (opinion) {
      case PlatformVerifier.Accepted _ -> Optional.of(new ChainCheck(judge, host, "", "", Optional.empty()));
      case PlatformVerifier.Unasked _ -> Optional.empty();
      case PlatformVerifier.Refused(PlatformVerifier.Reason reason, String status) -> {
        String more = " (" + status + ")";
        yield Optional.of(switch (reason) {
          case EXPIRED -> refusal(judge, host, FailureKind.EXPIRED, INVALID,
              "x509: certificate has expired or is not yet valid: ", more);
          case WRONG_USAGE -> refusal(judge, host, FailureKind.BAD_CERTIFICATE, INVALID,
              "x509: certificate specifies an incompatible key usage", more);
          case NAME_MISMATCH -> refusal(judge, host, FailureKind.NAME_MISMATCH, "x509.HostnameError",
              "x509: certificate is not valid for " + host, more);
          case UNKNOWN_AUTHORITY, DENIED -> refusal(judge, host, FailureKind.UNKNOWN_AUTHORITY,
              "x509.UnknownAuthorityError", UNKNOWN_AUTHORITY, more);
        });
      }
    });
  }

  private RootSet anchors(ChainJudge judge, String host) {
    Optional<RootSet> scoped =
        judge == ChainJudge.GIT ? Optional.ofNullable(gitRoots.get(host)) : Optional.empty();
    return scoped.or(() -> Optional.ofNullable(roots.get(judge))).orElseGet(() -> rules.roots(List.of()));
  }

  private static FailureKind kind(ChainError error) {
    return switch (error.type()) {
      case HOSTNAME -> FailureKind.NAME_MISMATCH;
      case UNKNOWN_AUTHORITY, SYSTEM_ROOTS -> FailureKind.UNKNOWN_AUTHORITY;
      case CERTIFICATE_INVALID -> error.reason().filter(ChainError.Reason.EXPIRED::equals).isEmpty()
          ? FailureKind.BAD_CERTIFICATE
          : error.text().contains(" is before ") ? FailureKind.NOT_YET_VALID : FailureKind.EXPIRED;
      case PARSE, UNHANDLED_CRITICAL_EXTENSION, PLAIN -> FailureKind.BAD_CERTIFICATE;
    };
  }
}
