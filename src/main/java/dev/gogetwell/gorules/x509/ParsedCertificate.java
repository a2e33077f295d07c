package dev.gogetwell.gorules.x509;

/// The outcome of reading one certificate.
public sealed interface ParsedCertificate {
  /// Go accepts the encoding.
  record Good(Certificate certificate) implements ParsedCertificate {}

  /// Go refuses the encoding.
  ///
  /// @param error Go's text
  record Bad(String error) implements ParsedCertificate {}
}
