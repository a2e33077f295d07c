package dev.gogetwell.gorules.x509;

/// How the parser leaves on malformed input, with Go's text (a byte string, see [GoText]). Caught by
/// [CertificateParser#parse]; never leaves the package. Without a stack trace, since bad certificates are normal input.
final class ParseFailure extends Exception {
  private static final long serialVersionUID = 1;

  ParseFailure(String goText) {
    super(goText, null, false, false);
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
