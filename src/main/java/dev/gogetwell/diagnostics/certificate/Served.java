package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.gorules.x509.CertificateParser;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.model.Der;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A chain as it was served, read as patiently as possible: a rule wants to tell about certificates that Go refuses.
/// What cannot be read at all is left out. Pure, any thread.
///
/// @param certificates leaf first
record Served(List<Certificate> certificates) {
  /// The oldest rules read most: newer Go versions refuse more at parsing.
  private static final CertificateParser PARSER =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));

  /// Reads a chain.
  static Served of(List<Der> chain) {
    List<Certificate> read = new ArrayList<>();
    for (Der der : chain) {
      if (PARSER.parse(der.bytes()) instanceof ParsedCertificate.Good good) {
        read.add(good.certificate());
      }
    }
    return new Served(List.copyOf(read));
  }

  Optional<Certificate> leaf() {
    return certificates.stream().findFirst();
  }

  /// The highest certificate that can be reached from the leaf by names.
  Optional<Certificate> top() {
    Optional<Certificate> top = leaf();
    for (int i = 0; i < certificates.size() && top.isPresent() && !top.get().isSelfIssued(); i++) {
      Certificate lower = top.get();
      Optional<Certificate> issuer = certificates.stream()
          .filter(c -> c.subject().raw().equals(lower.issuer().raw())).findFirst();
      if (issuer.isEmpty()) {
        break;
      }
      top = issuer;
    }
    return top;
  }

  /// The certificate that is out of its dates, the leaf first.
  Optional<Certificate> outOfDate(Instant now) {
    return certificates.stream().filter(c -> c.notAfter().toInstant().isBefore(now)
        || c.notBefore().toInstant().isAfter(now)).findFirst();
  }
}
