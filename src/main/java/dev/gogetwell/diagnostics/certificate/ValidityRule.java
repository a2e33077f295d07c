package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Controls;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.Sites;
import dev.gogetwell.gorules.x509.Certificate;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A certificate is out of its dates, or the clock is wrong. What tells them apart, in this order:
///
/// - the public list accepts the chain by the same clock: this machine's store keeps an expired root or lacks its
///   successor;
/// - certificates of unrelated hosts that all begin in the future: nobody issues those by mistake at once;
/// - the time in the answers of unrelated hosts, as long as they agree: a clock that is right or wrong the other way
///   is not the cause, and one that is wrong this way is only if the certificate is in date by their time;
/// - another host's certificate, in date by the same clock, clears the clock;
/// - hosts that have nothing in common, out of date in the same direction, accuse it. Somebody on the way who signs for
///   them all is common to them: what the public list does not know, dates aside, says nothing of the clock.
final class ValidityRule implements Rule {
  private final Interception interception;

  ValidityRule() {
    this(new Interceptors(InspectionVendorsReader.shipped()));
  }

  ValidityRule(Interceptors interceptors) {
    this.interception = new Interception(interceptors);
  }

  /// An owner who forgot to renew notices within weeks; the wording differs for an old wreck.
  private static final Duration RECENT = Duration.ofDays(28);
  /// The limit that was missed, in Go's words (crypto/x509/verify.go, isValid).
  private static final Pattern LIMIT = Pattern.compile("current time \\S+ is (?:before|after) (\\S+)");

  @Override
  public List<Finding> judge(Facts facts) {
    List<Finding> findings = new ArrayList<>();
    for (FailureKind kind : List.of(FailureKind.EXPIRED, FailureKind.NOT_YET_VALID)) {
      boolean someInDate = facts.all(ChainCheck.class).anyMatch(ChainCheck::worked);
      Set<String> sites = sites(facts, kind);
      for (Refusal refusal : Refusal.of(facts, kind)) {
        boolean allBeginLater = kind == FailureKind.NOT_YET_VALID && !someInDate && areUnrelated(facts, refusal, sites);
        OtherClocks others = OtherClocks.of(facts, refusal.host());
        Optional<Finding> outdatedStore = new MissingRoots().tell(facts, refusal).map(FindingBuilder::build);
        findings.add(outdatedStore.or(() -> others.agreement().filter(_ -> !allBeginLater)
            .flatMap(agreement -> byOtherClocks(facts, refusal, kind, agreement)))
            .orElseGet(() -> byCertificates(facts, refusal, kind, sites, someInDate, others)));
      }
    }
    return findings;
  }

  /// Empty where their time does not decide: the limit that was missed is not known, or lies within the few minutes by
  /// which any two clocks may differ.
  private static Optional<Finding> byOtherClocks(
      Facts facts, Refusal refusal, FailureKind kind, OtherClocks.Agreement others) {
    Instant theirs = others.time(facts.now()).truncatedTo(ChronoUnit.SECONDS);
    boolean thisWay = others.ahead().isNegative() == (kind == FailureKind.NOT_YET_VALID);
    Optional<Boolean> inDate = inDate(facts, refusal, kind, theirs);
    if (inDate.isEmpty() || (others.isRight() && inDate.get())) {
      return Optional.empty();
    }
    if (thisWay && inDate.get()) {
      FindingBuilder finding = dated(facts, refusal, CauseCode.CERT_CLOCK).seen(others.evidence())
          .detail("detail.date-differs", others.hosts(), theirs, facts.now())
          .compared(Message.of("compare.date"), new Cell(Message.of("cell.by-own-clock", facts.now()), 0, 1, false),
              new Cell(Message.of("cell.by-date", theirs), 1, 1, true));
      return Optional.of((others.isVerified() ? finding.proved() : finding).build());
    }
    FindingBuilder finding = dated(facts, refusal, CauseCode.CERT_EXPIRED).seen(others.evidence());
    if (others.isRight()) {
      finding.confidence(Confidence.CERTAIN).compared(Message.of("compare.clock-right"),
          new Cell(Message.of("cell.certificate", refusal.host()), 0, 1, false),
          new Cell(Message.of("cell.own-clock-against", others.hosts()), 1, 1, true));
    } else {
      Controls.byOtherCertificate(finding, facts, refusal.host());
    }
    if (kind == FailureKind.NOT_YET_VALID) {
      finding.detail("detail.not-yet-valid");
    }
    return Optional.of(finding.detail(others.isRight() ? "detail.date-agrees" : "detail.date-no-help", others.hosts(),
        theirs, facts.now()).build());
  }

  /// Whether the chain would be in date at another time; empty if that cannot be known.
  private static Optional<Boolean> inDate(Facts facts, Refusal refusal, FailureKind kind, Instant then) {
    Served served = Served.of(refusal.chain());
    return missedLimit(refusal.error()).or(() -> served.outOfDate(facts.now()).map(certificate ->
        (kind == FailureKind.EXPIRED ? certificate.notAfter() : certificate.notBefore()).toInstant()))
        .map(limit -> (kind == FailureKind.EXPIRED ? !then.isAfter(limit) : !then.isBefore(limit))
            && served.outOfDate(then).isEmpty());
  }

  private static Optional<Instant> missedLimit(String error) {
    Matcher limit = LIMIT.matcher(error);
    try {
      return limit.find() ? Optional.of(OffsetDateTime.parse(limit.group(1)).toInstant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Finding byCertificates(Facts facts, Refusal refusal, FailureKind kind, Set<String> sites,
      boolean someInDate, OtherClocks others) {
    boolean alone = kind == FailureKind.NOT_YET_VALID && Mirrors.working(facts).isEmpty() && !refusal.isByStranger();
    String missing = others.disagree() ? "missing.dates-disagree" : "missing.clock";
    return !someInDate && (areUnrelated(facts, refusal, sites) || alone) ? clock(facts, refusal, kind, sites, missing)
        : certificate(facts, refusal, kind, someInDate, missing);
  }

  /// The sites whose certificates are out of date in this direction, on the route or in an experiment.
  private static Set<String> sites(Facts facts, FailureKind kind) {
    Set<String> strangers = facts.all(ChainCheck.class).filter(Refusal::isStrangers).map(ChainCheck::host)
        .collect(Collectors.toSet());
    return facts.all(ChainCheck.class).filter(check -> check.failedWith(kind))
        .filter(check -> !strangers.contains(check.host()))
        .map(check -> Sites.of(check.host())).collect(Collectors.toCollection(TreeSet::new));
  }

  /// Sites have something in common behind a proxy where one key signed for all of them: a proxy that signs anew may do
  /// so with old dates, or by a wrong clock of its own.
  private static boolean areUnrelated(Facts facts, Refusal refusal, Set<String> sites) {
    boolean oneSigner = refusal.broken().hop().via().isPresent() && facts.all(TlsHandshake.class)
        .filter(shaken -> sites.contains(Sites.of(shaken.serverName())))
        .flatMap(shaken -> Leaf.of(shaken.chain()).stream()).map(Leaf::issuerKey).distinct().limit(2).count() == 1;
    return sites.size() > 1 && !oneSigner;
  }

  private static Finding clock(
      Facts facts, Refusal refusal, FailureKind kind, Set<String> sites, String missing) {
    FindingBuilder finding = dated(facts, refusal, CauseCode.CERT_CLOCK)
        .detail(kind == FailureKind.EXPIRED ? "detail.clock-fast" : "detail.clock-slow", facts.now());
    if (areUnrelated(facts, refusal, sites)) {
      return finding.proved().compared(Message.of("compare.clock"),
          new Cell(Message.of("cell.in-date"), 0, sites.size(), false),
          new Cell(Message.of("cell.handshakes", String.join(", ", sites)), sites.size(), sites.size(), true)).build();
    }
    return finding.withoutControl(missing).build();
  }

  private Finding certificate(Facts facts, Refusal refusal, FailureKind kind, boolean someInDate, String missing) {
    if (refusal.isByStranger() && !refusal.isAcceptedInDate()) {
      Optional<FindingBuilder> signedAnew = interception.tell(facts, refusal);
      if (signedAnew.isPresent()) {
        return withDates(facts, refusal, signedAnew.get()).build();
      }
    }
    return outOfDate(facts, refusal, kind, someInDate, missing);
  }

  private Finding outOfDate(Facts facts, Refusal refusal, FailureKind kind, boolean someInDate, String missing) {
    FindingBuilder finding = dated(facts, refusal, CauseCode.CERT_EXPIRED);
    if (refusal.isByStranger()) {
      interception.alsoSeen(facts, refusal, finding);
    }
    if (kind == FailureKind.NOT_YET_VALID) {
      finding.detail("detail.not-yet-valid");
    }
    if (!someInDate && Mirrors.working(facts).isEmpty()) {
      return finding.withoutControl(missing).build();
    }
    Mirrors.control(facts).ifPresentOrElse(mirror -> finding.confidence(Confidence.CERTAIN)
            .compared(Message.of("compare.other-certificate"),
                new Cell(Message.of("cell.certificate", refusal.host()), 0, 1, false), mirror),
        () -> Controls.byOtherCertificate(finding, facts, refusal.host()));
    return finding.detail("detail.clock-agrees").build();
  }

  private static FindingBuilder dated(Facts facts, Refusal refusal, CauseCode code) {
    return withDates(facts, refusal, Clients.finding(code, refusal));
  }

  private static FindingBuilder withDates(Facts facts, Refusal refusal, FindingBuilder finding) {
    Optional<Certificate> old = Served.of(refusal.chain()).outOfDate(facts.now());
    if (old.isEmpty()) {
      finding.detail("detail.out-of-date-root");
      Clients.withExpiredRoot(finding, refusal);
      return finding;
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
