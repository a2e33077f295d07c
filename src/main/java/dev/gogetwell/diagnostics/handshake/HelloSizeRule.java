package dev.gogetwell.diagnostics.handshake;

import dev.gogetwell.diagnostics.Breaks;
import dev.gogetwell.diagnostics.Breaks.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;

/// A device or server chokes on the large ClientHello that Go sends since 1.23: the same hello without post-quantum key
/// shares, small enough for one packet, is answered every time.
final class HelloSizeRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return Breaks.at(facts, TlsHandshake.class).stream()
        .flatMap(broken -> judge(facts, broken).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Break<TlsHandshake> broken) {
    String id = "hello:" + broken.hop().id();
    List<Evidence> large = facts.ofCell(id, "large").stream().filter(HelloSizeRule::isHandshake).toList();
    List<Evidence> small = facts.ofCell(id, "small").stream().filter(HelloSizeRule::isHandshake).toList();
    if (!facts.made(id) || large.size() < 3 || small.size() < 3 || answered(large) > 0
        || answered(small) < small.size()) {
      return Optional.empty();
    }
    return Optional.of(Findings.cause(CauseCode.TLS_PQ_HELLO, broken.hop().id(), Operation.HANDSHAKE,
            broken.measurement().serverName()).proved().seen(broken.evidence()).seen(large).seen(small)
        .compared(Message.of("compare.hello-size"),
            new Cell(Message.of("cell.hello-large"), 0, large.size(), false),
            new Cell(Message.of("cell.hello-small"), small.size(), small.size(), true)).build());
  }

  private static boolean isHandshake(Evidence evidence) {
    return evidence.measurement() instanceof TlsHandshake;
  }

  private static int answered(List<Evidence> cells) {
    return (int) cells.stream().filter(e -> ((TlsHandshake) e.measurement()).version().isPresent()).count();
  }
}
