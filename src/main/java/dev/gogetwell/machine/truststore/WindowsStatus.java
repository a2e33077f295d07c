package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.truststore.PlatformVerifier.Opinion;
import dev.gogetwell.machine.truststore.PlatformVerifier.Reason;
import dev.gogetwell.machine.truststore.PlatformVerifier.Refused;

/// Go's reading of the numbers with which Windows refuses a chain. Go takes only a status of exactly one bit for what it
/// is, and calls everything else an unknown authority (crypto/x509/root_windows.go). Pure.
final class WindowsStatus {
  private static final int NOT_TIME_VALID = 0x1;
  private static final int NOT_VALID_FOR_USAGE = 0x10;
  private static final int EXPLICIT_DISTRUST = 0x0400_0000;
  private static final int CERT_E_EXPIRED = 0x800B_0101;
  private static final int CERT_E_CN_NO_MATCH = 0x800B_010F;
  private static final int CERT_E_UNTRUSTED_ROOT = 0x800B_0109;
  private static final int TRUST_E_EXPLICIT_DISTRUST = 0x800B_0111;

  private WindowsStatus() {}

  /// Of a CERT_TRUST_STATUS.
  static Opinion ofTrust(int status) {
    return switch (status) {
      case NOT_TIME_VALID -> refused(Reason.EXPIRED, status, "CERT_TRUST_IS_NOT_TIME_VALID");
      case NOT_VALID_FOR_USAGE -> refused(Reason.WRONG_USAGE, status, "CERT_TRUST_IS_NOT_VALID_FOR_USAGE");
      default -> (status & EXPLICIT_DISTRUST) != 0
          ? refused(Reason.DENIED, status, "CERT_TRUST_IS_EXPLICIT_DISTRUST")
          : refused(Reason.UNKNOWN_AUTHORITY, status, "CERT_TRUST_STATUS");
    };
  }

  /// Of a CERT_CHAIN_POLICY_STATUS.
  static Opinion ofPolicy(int error) {
    return switch (error) {
      case CERT_E_EXPIRED -> refused(Reason.EXPIRED, error, "CERT_E_EXPIRED");
      case CERT_E_CN_NO_MATCH -> refused(Reason.NAME_MISMATCH, error, "CERT_E_CN_NO_MATCH");
      case CERT_E_UNTRUSTED_ROOT -> refused(Reason.UNKNOWN_AUTHORITY, error, "CERT_E_UNTRUSTEDROOT");
      case TRUST_E_EXPLICIT_DISTRUST -> refused(Reason.DENIED, error, "TRUST_E_EXPLICIT_DISTRUST");
      default -> refused(Reason.UNKNOWN_AUTHORITY, error, "CERT_CHAIN_POLICY_STATUS");
    };
  }

  private static Opinion refused(Reason reason, int number, String name) {
    return new Refused(reason, String.format(java.util.Locale.ROOT, "0x%08x %s", number, name));
  }
}
