package dev.gogetwell.model.tls;

import dev.gogetwell.model.Der;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One certificate of a Certificate message and the fields that a reader asks for first.
///
/// @param der the certificate as it came
/// @param length its length in bytes
/// @param sha256 the fingerprint of the whole certificate in hexadecimal
/// @param fields what could be read; empty if it is no certificate
public record CertificateEntry(Der der, int length, String sha256, Optional<Fields> fields) {

  /// The readable part.
  ///
  /// @param subject the name in the form of RFC 4514; may hold anything that a certificate can hold
  /// @param issuer likewise
  /// @param dnsNames the DNS names of the subjectAltName extension
  /// @param ipAddresses its IP addresses, as literals
  public record Fields(
      String subject,
      String issuer,
      Instant notBefore,
      Instant notAfter,
      List<String> dnsNames,
      List<String> ipAddresses) {
    public Fields {
      dnsNames = List.copyOf(dnsNames);
      ipAddresses = List.copyOf(ipAddresses);
    }
  }
}
