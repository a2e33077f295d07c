package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A certificate is out of its dates. It is the certificate's fault as long as another host's certificate is in date by
/// the same clock; where hosts that have nothing in common are out of date in the same direction, the clock is.
final class ValidityRule implements Rule {
  /// An owner who forgot to renew notices within weeks; the wording differs for an old wreck.
  private static final Duration RECENT = Duration.ofDays(28);

  @Override
  public List<Finding> judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (FailureKind kind : List.of(FailureKind.EXPIRED, FailureKind.NOT_YET_VALID)) {
      boolean someInDate = facts.all(ChainCheck.class).anyMatch(ChainCheck::worked);
      Set<String> sites = sites(facts, kind);
      for (Refusal refusal : Refusal.of(facts, kind)) {
        boolean alone = kind == FailureKind.NOT_YET_VALID && Mirrors.working(facts).isEmpty();
        boolean clock = !someInDate && (sites.size() > 1 || alone);
        findings.add(clock ? clock(facts, refusal, kind, sites) : certificate(facts, refusal, kind, someInDate));
      }
    }
    return findings;
  }

  /// The sites whose certificates are out of date in this direction, on the route or in an experiment.
  private static Set<String> sites(Facts facts, FailureKind kind) {
    return facts.all(ChainCheck.class).filter(check -> check.failure().filter(f -> f.kind() == kind).isPresent())
        .map(check -> Interception.site(check.host())).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Finding clock(Facts facts, Refusal refusal, FailureKind kind, Set<String> sites) {
    Findings finding = dated(facts, refusal, CauseCode.CERT_CLOCK)
        .detail(kind == FailureKind.EXPIRED ? "detail.clock-fast" : "detail.clock-slow", facts.now());
    if (sites.size() > 1) {
      return finding.proved().compared(Message.of("compare.clock"),
          new Cell(Message.of("cell.out-of-date"), sites.size(), sites.size(), false),
          new Cell(Message.of("cell.in-date"), 0, sites.size(), true)).build();
    }
    return finding.withoutControl("missing.clock").build();
  }

  private static Finding certificate(Facts facts, Refusal refusal, FailureKind kind, boolean someInDate) {
    Findings finding = dated(facts, refusal, CauseCode.CERT_EXPIRED);
    if (kind == FailureKind.NOT_YET_VALID) {
      finding.detail("detail.not-yet-valid");
    }
    return someInDate || !Mirrors.working(facts).isEmpty()
        ? finding.confidence(Confidence.CERTAIN).detail("detail.clock-agrees").build()
        : finding.withoutControl("missing.clock").build();
  }

  private static Findings dated(Facts facts, Refusal refusal, CauseCode code) {
    Findings finding = Clients.finding(code, refusal);
    Optional<Certificate> old = Served.of(refusal.chain()).outOfDate(facts.now());
    if (old.isEmpty()) {
      return finding.detail("detail.out-of-date-root");
    }
    Certificate certificate = old.get();
    Instant end = certificate.notAfter().toInstant();
    finding.detail("detail.validity", certificate.notBefore().toInstant(), end, Math.min(
        Duration.between(end, facts.now()).abs().toDays(),
        Duration.between(certificate.notBefore().toInstant(), facts.now()).abs().toDays()));
    if (!Served.of(refusal.chain()).leaf().orElseThrow().fingerprint().equals(certificate.fingerprint())) {
      finding.detail("detail.out-of-date-intermediate", certificate.subject().oneLine());
    } else if (end.isBefore(facts.now()) && Duration.between(end, facts.now()).compareTo(RECENT) < 0) {
      finding.detail("detail.expired-recently");
    }
    return finding;
  }
}
