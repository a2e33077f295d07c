package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.model.Der;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The few facts of a served leaf certificate that tell stories about who signed it.
///
/// @param issuer the issuer's distinguished name
/// @param selfIssued whether issuer and subject are equal
/// @param issuerKey what identifies the signing key: the authority key identifier, else the issuer's name
record Leaf(String subject, String issuer, boolean selfIssued, Instant notBefore, Instant notAfter, String issuerKey) {
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

  /// Reads the first certificate of a chain; empty if it cannot be parsed.
  static Optional<Leaf> of(List<Der> chain) {
    if (chain.isEmpty()) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(chain.getFirst().bytes()));
      String issuer = certificate.getIssuerX500Principal().getName();
      String subject = certificate.getSubjectX500Principal().getName();
      byte[] key = certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER);
      return Optional.of(new Leaf(subject, issuer, issuer.equals(subject), certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant(), key == null ? issuer : HexFormat.of().formatHex(key)));
    } catch (CertificateException | RuntimeException _) {
      return Optional.empty(); // Hostile bytes; the verifier's own text says what is wrong with them.
    }
  }
}
