package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import java.util.EnumSet;
import java.util.Set;

/// What the refusal of a proxy's own certificate is called. The stories of the certificate step need a second host and
/// a chain of the module's; here is only what Go says of the one that the proxy shows. Pure.
final class ProxyCertificate {
  private static final Set<FailureKind> KINDS = EnumSet.of(FailureKind.UNKNOWN_AUTHORITY, FailureKind.EXPIRED,
      FailureKind.NOT_YET_VALID, FailureKind.NAME_MISMATCH, FailureKind.BAD_CERTIFICATE);

  private ProxyCertificate() {}

  /// Whether the certificate is why there is no tunnel.
  static boolean isRefused(Failure failure) {
    return KINDS.contains(failure.kind());
  }

  static CauseCode code(Facts facts, Failure failure) {
    return switch (failure.kind()) {
      case UNKNOWN_AUTHORITY -> isStoreEmpty(facts) ? CauseCode.CERT_MISSING_ROOTS : CauseCode.CERT_UNKNOWN_AUTHORITY;
      case NAME_MISMATCH -> failure.raw().contains("legacy Common Name") ? CauseCode.CERT_LEGACY_CN
          : CauseCode.CERT_HOSTNAME_MISMATCH;
      case EXPIRED, NOT_YET_VALID -> CauseCode.CERT_EXPIRED;
      default -> failure.raw().contains("insecure") || failure.raw().contains("RSA key larger than ")
          ? CauseCode.CERT_WEAK_KEY_OR_HASH : CauseCode.CERT_MALFORMED;
    };
  }

  /// A store of Windows or macOS that this program cannot read is full of roots all the same.
  private static boolean isStoreEmpty(Facts facts) {
    boolean system = !facts.settings().os().equals("linux");
    return facts.all(StoreRead.class).anyMatch(read -> read.judge() == ChainJudge.GO && read.count() == 0
        && (!system || read.problems().stream().noneMatch(problem -> problem.kind().equals("unreadable"))));
  }
}
