package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.gorules.x509.CertificateParser;
import dev.gogetwell.gorules.x509.InspectionVendors;
import dev.gogetwell.gorules.x509.InspectionVendors.Rule;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.model.Der;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names the product that signed a served chain, where its issuer is a known one. Pure, any thread.
///
/// @param vendors the known issuers
record Interceptors(InspectionVendors vendors) {
  /// The oldest rules read most: inspection boxes make certificates that newer Go versions refuse to parse.
  private static final CertificateParser PARSER =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));

  /// The product behind a chain.
  Optional<Rule> behind(List<Der> chain) {
    List<Certificate> served = new ArrayList<>();
    for (Der der : chain) {
      if (PARSER.parse(der.bytes()) instanceof ParsedCertificate.Good good) {
        served.add(good.certificate());
      }
    }
    return vendors.match(served);
  }
}
