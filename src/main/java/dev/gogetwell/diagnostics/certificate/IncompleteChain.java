package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// The server does not send the certificate of its issuer. Browsers fetch it from the address in the certificate or
/// remember it from another site; Go on Linux does neither (crypto/x509/verify.go, buildChains). Where another host of
/// this run sent the missing certificate within a chain that was accepted, that is the proof.
final class IncompleteChain implements AuthorityStory {
  @Override
  public Optional<FindingBuilder> tell(Facts facts, Refusal refusal) {
    Served served = Served.of(refusal.chain());
    Optional<Certificate> top = served.top().filter(certificate -> !certificate.isSelfIssued());
    if (top.isEmpty()) {
      return Optional.empty();
    }
    Optional<Evidence> elsewhere = completing(facts, refusal, top.get());
    boolean leafOnly = served.certificates().size() == 1;
    if (elsewhere.isEmpty() && !(leafOnly && !top.get().issuerUrls().isEmpty())) {
      return Optional.empty();
    }
    FindingBuilder finding = Clients.finding(CauseCode.CERT_UNKNOWN_AUTHORITY, refusal)
        .detail("detail.incomplete-chain", served.certificates().size(), top.get().issuer().oneLine());
    top.get().issuerUrls().stream().findFirst().ifPresent(url -> finding.detail("detail.issuer-address", url));
    return Optional.of(elsewhere.map(evidence -> finding.proved().seen(evidence)
            .compared(Message.of("compare.intermediate"),
                new Cell(Message.of("cell.without-intermediate", refusal.host()), 0, 1, false),
                new Cell(Message.of("cell.with-intermediate", ((TlsHandshake) evidence.measurement()).serverName()),
                    1, 1, true)))
        .orElseGet(() -> finding.withoutControl("missing.intermediate")));
  }

  /// The handshake of another host that brought the issuer of `lower` in a chain that was accepted.
  private static Optional<Evidence> completing(Facts facts, Refusal refusal, Certificate lower) {
    return facts.evidence().stream().filter(e -> e.measurement() instanceof TlsHandshake handshake
        && !handshake.chain().equals(refusal.chain()) && wasAccepted(facts, e)
        && handshake.chain().stream().skip(1).anyMatch(candidate -> signed(lower.der(), candidate))).findFirst();
  }

  private static boolean wasAccepted(Facts facts, Evidence handshake) {
    return facts.checksOf(handshake).anyMatch(ChainCheck::worked);
  }

  private static boolean signed(byte[] lower, Der candidate) {
    try {
      X509Certificate issuer = read(candidate.bytes());
      X509Certificate certificate = read(lower);
      if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
        return false;
      }
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException _) {
      return false; // Another issuer, or hostile bytes.
    }
  }

  private static X509Certificate read(byte[] der) throws GeneralSecurityException {
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }
}
