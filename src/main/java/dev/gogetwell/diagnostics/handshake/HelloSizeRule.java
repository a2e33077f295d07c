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
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial.Arm;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ClientHello that Go sends since 1.23 fills more than one packet, and the same hello without post-quantum key
/// shares is answered every time. Then the same large bytes in small packets tell who is to blame: answered, it is the
/// size of a packet (the MTU of the path); not answered, it is the size of the message (a device or server that reads
/// only the first packet, or refuses so many bytes).
///
/// Where no handshake is answered, whatever its size, and a hello that can only be refused is, every time, answers of a
/// few bytes come back and those of a few packets do not: the same MTU, seen from the other side, and no proof.
final class HelloSizeRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, TlsHandshake.class).stream()
        .flatMap(broken -> judge(facts, broken).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Break<TlsHandshake> broken) {
    List<Evidence> large = handshakes(facts, broken, Arm.LARGE);
    List<Evidence> small = handshakes(facts, broken, Arm.SMALL);
    Optional<Finding> answersLost = answersLost(facts, broken, large, small);
    if (answersLost.isPresent()) {
      return answersLost;
    }
    if (large.size() < 3 || small.size() < 3 || answered(large) > 0
        || answered(small) < small.size()) {
      return Optional.empty();
    }
    List<Evidence> split = handshakes(facts, broken, Arm.SPLIT);
    // Who refuses the large hello in words has got it, whatever packets it came in.
    boolean packets = split.size() >= 3 && answered(split) == split.size()
        && large.stream().noneMatch(e -> e.measurement().failedWith(FailureKind.ALERT));
    FindingBuilder finding = FindingBuilder.cause(packets ? CauseCode.NETWORK_MTU
        : CauseCode.TLS_PQ_HELLO, broken.hop().id(),
            Operation.HANDSHAKE, broken.measurement().serverName()).seen(broken.evidence()).seen(large).seen(small)
        .compared(Message.of("compare.hello-size"),
            new Cell(Message.of("cell.hello-large"), 0, large.size(), false),
            new Cell(Message.of("cell.hello-small"), small.size(), small.size(), true));
    if (!split.isEmpty()) {
      finding.seen(split).compared(Message.of("compare.hello-packets"),
          new Cell(Message.of("cell.hello-large"), 0, large.size(), false),
          new Cell(Message.of("cell.hello-split"), answered(split), split.size(), false));
    }
    finding.proved();
    // One sign is not enough for the path: its MTU itself was not measured. An answer now and then speaks for neither.
    return Optional.of(answered(split) > 0 ? finding.confidence(Confidence.LIKELY).build() : finding.build());
  }

  private static Optional<Finding> answersLost(Facts facts, Break<TlsHandshake> broken, List<Evidence> large,
      List<Evidence> small) {
    List<Evidence> refusable = handshakes(facts, broken, Arm.REFUSABLE);
    long refused = refusable.stream().filter(e -> kind(e) == FailureKind.ALERT).count();
    boolean silent = Stream.concat(large.stream(), small.stream()).allMatch(e -> kind(e) == FailureKind.TIMEOUT);
    if (refusable.size() < 3 || refused < refusable.size() || small.size() < 3 || !silent) {
      return Optional.empty();
    }
    return Optional.of(FindingBuilder.cause(CauseCode.NETWORK_MTU, broken.hop().id(), Operation.HANDSHAKE,
        broken.measurement().serverName()).seen(broken.evidence()).seen(small).seen(large).seen(refusable)
        .compared(Message.of("compare.answer-size"),
            new Cell(Message.of("cell.hello-small"), 0, small.size(), false),
            new Cell(Message.of("cell.hello-refusable"), (int) refused, refusable.size(), true))
        .withoutControl("missing.large-answer").build());
  }

  private static FailureKind kind(Evidence attempt) {
    return attempt.measurement().failure().map(Failure::kind).orElse(FailureKind.OTHER);
  }

  private static List<Evidence> handshakes(Facts facts, Break<TlsHandshake> broken, Arm arm) {
    return facts.of(Experiment.HelloSizes.class, broken.hop().id(), arm).stream()
        .filter(e -> e.measurement() instanceof TlsHandshake).toList();
  }

  private static int answered(List<Evidence> cells) {
    return (int) cells.stream().filter(e -> ((TlsHandshake) e.measurement()).version().isPresent()).count();
  }
}
