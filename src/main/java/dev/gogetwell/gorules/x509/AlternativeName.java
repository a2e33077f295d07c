package dev.gogetwell.gorules.x509;

/// One subject alternative name of a kind that Go reads (crypto/x509/parser.go:parseSANExtension), in the order of the
/// extension.
public sealed interface AlternativeName {
  /// A dNSName; a byte string of ASCII.
  record Dns(String name) implements AlternativeName {}

  /// An rfc822Name; a byte string of ASCII.
  record Email(String address) implements AlternativeName {}

  /// A uniformResourceIdentifier.
  ///
  /// @param raw as it stands in the certificate
  /// @param url as Go parsed it
  record Uri(String raw, SanUrl url) implements AlternativeName {}

  /// An iPAddress of 4 or 16 bytes.
  record Ip(byte[] bytes) implements AlternativeName {}
}
