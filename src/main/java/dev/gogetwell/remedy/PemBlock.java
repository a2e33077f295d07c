package dev.gogetwell.remedy;

import dev.gogetwell.gorules.x509.CertificateParser;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.model.Der;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// A certificate as every tool reads it (RFC 7468, section 5), with a line above it that tells a person whose it is.
/// Pure, any thread.
///
/// @param der the certificate
public record PemBlock(Der der) {
  private static final CertificateParser READER =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));

  /// The block alone.
  String bare() {
    return der.pem();
  }

  /// Subject and SHA-256 on one line; what a certificate calls itself must not end it.
  String description() {
    return READER.parse(der.bytes()) instanceof ParsedCertificate.Good good
        ? good.certificate().subject().oneLine().replaceAll("\\p{Cntrl}", " ") + ", SHA-256 "
            + good.certificate().fingerprint() : "?";
  }

  /// A file with these certificates, each below its description.
  public static byte[] file(List<Der> certificates) {
    return certificates.stream().map(PemBlock::new).map(block -> "# " + block.description() + '\n' + block.bare())
        .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
  }
}
