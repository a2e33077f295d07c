package dev.gogetwell.gorules.x509;

import java.util.Optional;

/// Why Go refuses a chain.
///
/// @param type Go's type
/// @param reason the reason of a CertificateInvalidError
/// @param text Go's text; a byte string inside this package, Unicode in a [ChainVerdict]
public record ChainError(Type type, Optional<Reason> reason, String text) {
  /// The error types, named as Go's `%T` names them without the package.
  public enum Type {
    /// A certificate could not be read at all.
    PARSE("parse"),
    CERTIFICATE_INVALID("CertificateInvalidError"),
    HOSTNAME("HostnameError"),
    UNKNOWN_AUTHORITY("UnknownAuthorityError"),
    UNHANDLED_CRITICAL_EXTENSION("UnhandledCriticalExtension"),
    SYSTEM_ROOTS("SystemRootsError"),
    /// A plain errors.New or fmt.Errorf.
    PLAIN("*errors.errorString");

    private final String goName;

    Type(String goName) {
      this.goName = goName;
    }

    /// The name in Go's source.
    public String goName() {
      return goName;
    }
  }

  /// The reasons of a CertificateInvalidError (crypto/x509/verify.go:InvalidReason).
  public enum Reason {
    NOT_AUTHORIZED_TO_SIGN("NotAuthorizedToSign", "x509: certificate is not authorized to sign other certificates"),
    EXPIRED("Expired", "x509: certificate has expired or is not yet valid: "),
    CA_NOT_AUTHORIZED_FOR_THIS_NAME("CANotAuthorizedForThisName",
        "x509: a root or intermediate certificate is not authorized to sign for this name: "),
    TOO_MANY_INTERMEDIATES("TooManyIntermediates", "x509: too many intermediates for path length constraint"),
    INCOMPATIBLE_USAGE("IncompatibleUsage", "x509: certificate specifies an incompatible key usage"),
    NAME_MISMATCH("NameMismatch", "x509: issuer name does not match subject from issuing certificate"),
    TOO_MANY_CONSTRAINTS("TooManyConstraints", "x509: unknown error"),
    NO_VALID_CHAINS("NoValidChains", "x509: no valid chains built");

    private final String goName;
    private final String text;

    Reason(String goName, String text) {
      this.goName = goName;
      this.text = text;
    }

    /// The name in Go's source.
    public String goName() {
      return goName;
    }
  }

  static ChainError invalid(Reason reason, String detail) {
    String separator = reason == Reason.NO_VALID_CHAINS && !detail.isEmpty() ? ": " : "";
    return new ChainError(Type.CERTIFICATE_INVALID, Optional.of(reason), reason.text + separator + detail);
  }

  static ChainError of(Type type, String text) {
    return new ChainError(type, Optional.empty(), text);
  }

  static ChainError plain(String text) {
    return of(Type.PLAIN, text);
  }

  ChainError decoded() {
    return new ChainError(type, reason, GoText.decode(text));
  }
}
