package dev.gogetwell.diagnostics.proxy;

import dev.gogetwell.diagnostics.EmptyStore;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;

/// What the refusal of a proxy's own certificate is called. The stories of the certificate step need a second host and
/// a chain of the module's; here is only what Go says of the one that the proxy shows. Pure.
final class ProxyCertificate {
  private ProxyCertificate() {}

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

  private static boolean isStoreEmpty(Facts facts) {
    return facts.all(StoreRead.class).anyMatch(read -> read.judge() == ChainJudge.GO && EmptyStore.is(facts, read));
  }
}
