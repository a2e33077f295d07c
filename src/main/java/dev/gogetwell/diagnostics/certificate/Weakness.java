package dev.gogetwell.diagnostics.certificate;

/// What Go calls too weak, found in its words, with what each Go version does about it. The key of a detail is
/// `detail.weak.<id>`.
enum Weakness {
  /// Refused since Go 1.18; x509sha1=1 brought it back until 1.23 (crypto/x509/x509.go, checkSignature).
  SHA1("sha1", "SHA1"),
  /// Never accepted.
  MD5("md5", "MD5"),
  /// Refused since Go 1.24 (crypto/rsa/rsa.go, checkKeySize).
  SMALL_RSA("small-rsa", "-bit keys are insecure"),
  /// Refused in a handshake since Go 1.19.12 and 1.20.7 (crypto/tls/handshake_client.go, checkKeySize).
  LARGE_RSA("large-rsa", "RSA key larger than ");

  private final String id;
  private final String mark;

  Weakness(String id, String mark) {
    this.id = id;
    this.mark = mark;
  }

  String id() {
    return id;
  }

  boolean in(String error) {
    return error.contains(mark);
  }

  static boolean isIn(String error) {
    return error.contains("insecure algorithm") || SMALL_RSA.in(error) || LARGE_RSA.in(error);
  }
}
