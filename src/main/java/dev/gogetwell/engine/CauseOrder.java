package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.TunnelRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Which of several causes is the root. A tool that cannot work comes first, then a setting that is proved to be wrong,
/// before what it leads to; proved comes before unproved; among unproved causes the earliest operation wins. Pure.
final class CauseOrder {
  /// Causes that stand for what follows from them: changing them changes the way itself.
  private static final List<Set<CauseCode>> SETTINGS_FIRST = List.of(
      Set.of(CauseCode.MODULE_NO_GO_MOD, CauseCode.MODULE_MALFORMED_PATH,
          CauseCode.MODULE_GOPATH_MODE, CauseCode.MODULE_GET_DEPRECATED),
      Set.of(CauseCode.ENV_OVERRIDE),
      Set.of(CauseCode.GOPROXY_OFF, CauseCode.GOPROXY_MALFORMED,
          CauseCode.SUMDB_SETTING_MALFORMED, CauseCode.PROXY_MALFORMED),
      Set.of(CauseCode.CONFIG_PATTERN_NEVER_MATCHES),
      Set.of(CauseCode.VCS_REWRITE),
      Set.of(CauseCode.PROXY_NOT_USED, CauseCode.GOPROXY_NO_FALLTHROUGH));

  /// What a host does that is out of reach, without a word why, and a name that is not told.
  private static final Set<CauseCode> OUT_OF_REACH = Set.of(CauseCode.DNS_NXDOMAIN, CauseCode.DNS_FILTERED,
      CauseCode.DNS_SERVER_DOWN, CauseCode.DNS_MISBEHAVING, CauseCode.NETWORK_REFUSED, CauseCode.NETWORK_TIMEOUT,
      CauseCode.NETWORK_UNREACHABLE, CauseCode.NETWORK_RESET, CauseCode.NETWORK_SLOW,
      CauseCode.TLS_RESET_AFTER_CLIENTHELLO, CauseCode.TLS_EOF, CauseCode.TLS_TIMEOUT);

  /// What a proxy says of one host only, where it lets another one through.
  private static final Set<CauseCode> KEPT_FROM = Set.of(CauseCode.PROXY_FORBIDDEN, CauseCode.PROXY_BAD_GATEWAY);

  private CauseOrder() {}

  /// The root first.
  ///
  /// @param suspects all findings that may be causes
  static Comparator<Finding> rootFirst(Facts facts, List<Finding> suspects) {
    return Comparator.comparing((Finding finding) -> MetAt.of(facts, finding))
        .thenComparingInt(CauseOrder::rank)
        // Behind a login page every other observation answers for the page: names, addresses and certificates.
        .thenComparing((Finding finding) -> finding.code() != CauseCode.NETWORK_CAPTIVE_PORTAL)
        .thenComparing((Finding finding) -> finding.code() != CauseCode.GOPROXY_ZIP_REDIRECT)
        .thenComparing((Finding finding) -> isHowTheDatabaseFails(facts, finding, suspects))
        .thenComparing((Finding finding) -> !finding.proved())
        .thenComparing(Finding::operation)
        .thenComparing(Finding::confidence)
        // What names a file or a control that is missing says more than go's words alone.
        .thenComparing((Finding finding) -> finding.comparisons().isEmpty() && finding.missingControl().isEmpty());
  }

  /// That the database alone is out of reach says what to do; whether its name is not told, or it refuses, drops or cuts,
  /// is how it shows. What was proved of the way there (a filter of handshakes, a wrong address, a certificate) is more
  /// than that.
  private static boolean isHowTheDatabaseFails(Facts facts, Finding finding, List<Finding> suspects) {
    boolean isOutOfReach = OUT_OF_REACH.contains(finding.code())
        || (KEPT_FROM.contains(finding.code()) && facts.all(TunnelRequest.class).anyMatch(Measurement::worked));
    return isOutOfReach && suspects.stream().anyMatch(other ->
        other.code() == CauseCode.SUMDB_UNREACHABLE && other.hop().equals(finding.hop()));
  }

  /// Whether it is one of the settings that stand for what follows from them.
  static boolean isSetting(Finding finding) {
    return rank(finding) < SETTINGS_FIRST.size();
  }

  private static int rank(Finding finding) {
    // A line of go's file that counts for nothing; what `go` says of a flag is never proved.
    if (finding.code() == CauseCode.ENV_GOFLAGS && finding.proved()) {
      return 1;
    }
    for (int i = 0; i < SETTINGS_FIRST.size(); i++) {
      if (SETTINGS_FIRST.get(i).contains(finding.code())) {
        return i;
      }
    }
    return SETTINGS_FIRST.size();
  }
}
