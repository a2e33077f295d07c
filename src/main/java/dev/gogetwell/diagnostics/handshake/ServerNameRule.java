package dev.gogetwell.diagnostics.handshake;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;

/// A device cuts connections that name this host. Proof: to the same address, with the same ClientHello apart from the
/// name, the wanted name never gets a byte back, and the control name always gets an answer from the server. An answer
/// is ServerHello, a certificate for another name, or an alert: whatever it is, it got through.
final class ServerNameRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, TlsHandshake.class).stream()
        .flatMap(broken -> judge(facts, broken).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Break<TlsHandshake> broken) {
    List<Evidence> target = handshakes(facts, broken, Arm.TARGET);
    List<Evidence> control = handshakes(facts, broken, Arm.CONTROL);
    List<Evidence> none = handshakes(facts, broken, Arm.NONE);
    if (target.size() < 3 || control.size() < 3) {
      return Optional.empty();
    }
    int targetAnswered = answered(target);
    int controlAnswered = answered(control);
    if (targetAnswered > 0 || controlAnswered < control.size()) {
      return Optional.empty();
    }
    boolean onlySilence = target.stream().allMatch(e -> kind(e) == FailureKind.TIMEOUT);
    String name = broken.measurement().serverName();
    FindingBuilder finding = FindingBuilder.cause(CauseCode.TLS_SNI_FILTER, broken.hop().id(), Operation.HANDSHAKE,
        name)
        .seen(broken.evidence()).seen(target).seen(control).seen(none)
        .compared(Message.of("compare.server-name", broken.measurement().endpoint()),
            new Cell(Message.of("cell.sni-target", name), 0, target.size(), false),
            new Cell(Message.of("cell.sni-control", controlName(control)), controlAnswered, control.size(), true),
            new Cell(Message.of("cell.sni-none"), answered(none), none.size(), false));
    if (onlySilence && BrokenHops.goWaitsLonger(facts, broken.failure())) {
      return Optional.of(finding.withoutControl("missing.go-waits-longer").build());
    }
    finding.proved();
    // Filters that drop instead of resetting also remember for a while, so silence alone is never certain.
    return Optional.of(onlySilence ? finding.confidence(Confidence.LIKELY).build() : finding.build());
  }

  private static List<Evidence> handshakes(Facts facts, Break<TlsHandshake> broken, Arm arm) {
    return facts.of(Experiment.ServerNames.class, broken.hop().id(), arm).stream()
        .filter(e -> e.measurement() instanceof TlsHandshake).toList();
  }

  private static int answered(List<Evidence> cells) {
    return (int) cells.stream().filter(e -> {
      TlsHandshake handshake = (TlsHandshake) e.measurement();
      return handshake.version().isPresent() || kind(e) == FailureKind.ALERT;
    }).count();
  }

  private static FailureKind kind(Evidence evidence) {
    return evidence.measurement().failure().map(f -> f.kind()).orElse(FailureKind.OTHER);
  }

  private static String controlName(List<Evidence> control) {
    return ((TlsHandshake) control.getFirst().measurement()).serverName();
  }
}
