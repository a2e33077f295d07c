package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.ChainRules;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.gorules.x509.CertificateParser;
import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.GoTime;
import dev.gogetwell.gorules.x509.ParsedCertificate;
import dev.gogetwell.gorules.x509.VerifyRequest;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.TlsHandshake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The authority that a person would have to trust for a chain to be accepted: the highest certificate that was served.
/// Servers rarely send their root; whoever trusts the authority below it trusts less. Pure.
///
/// @param der the certificate
/// @param name its subject
/// @param fingerprint SHA-256, in pairs
public record ServedRoot(Der der, String name, String fingerprint) {
  private static final CertificateParser READER =
      new CertificateParser(new X509Rules(X509Rules.OLDEST_MINOR, X509Rules.LATEST));

  /// The authority behind the chain of a hop; empty where none was served, it cannot be read, or trusting it would not
  /// help: the dates, the name or the form of the chain are refused as well.
  static Optional<ServedRoot> of(Facts facts, Hop hop) {
    List<Der> chain = facts.look(hop.id()).stream().filter(e -> e.measurement() instanceof TlsHandshake)
        .map(e -> ((TlsHandshake) e.measurement()).chain()).reduce((_, last) -> last).orElse(List.of());
    return of(chain).filter(root -> root.suffices(facts, chain, hop.host()));
  }

  private boolean suffices(Facts facts, List<Der> chain, String host) {
    ChainVerifier go = new ChainVerifier(ChainRules.of(facts.settings()));
    return go.verify(VerifyRequest.server(chain.stream().map(Der::bytes).toList(), go.roots(List.of(der.bytes())), host,
        GoTime.of(facts.now()))).accepted();
  }

  /// The authority behind a chain, leaf first; empty where none was served or it cannot be read.
  public static Optional<ServedRoot> of(List<Der> chain) {
    List<Certificate> served = new ArrayList<>();
    for (Der der : chain) {
      if (READER.parse(der.bytes()) instanceof ParsedCertificate.Good good) {
        served.add(good.certificate());
      }
    }
    return top(served).filter(top -> top.isAuthority() || top.isSelfIssued()).map(top ->
        new ServedRoot(Der.of(top.der()), top.subject().oneLine(), top.fingerprint()));
  }

  private static Optional<Certificate> top(List<Certificate> served) {
    Optional<Certificate> top = served.stream().findFirst();
    for (int i = 0; i < served.size() && top.isPresent() && !top.get().isSelfIssued(); i++) {
      Certificate lower = top.get();
      Optional<Certificate> issuer = served.stream()
          .filter(c -> c.subject().raw().equals(lower.issuer().raw())).findFirst();
      if (issuer.isEmpty()) {
        break;
      }
      top = issuer;
    }
    return top;
  }
}
