package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.diagnostics.Breaks;
import dev.gogetwell.diagnostics.Breaks.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.TlsHandshake;
import java.util.List;
import java.util.Optional;

/// A hop whose chain Go refuses, with what belongs to the refusal. Pure.
///
/// @param broken the refusal
/// @param handshake the handshake that brought the chain
/// @param publicAccepts whether the public list accepts the same chain
record Refusal(Break<ChainCheck> broken, Evidence handshake, List<Der> chain, boolean publicAccepts) {
  /// The refusals of a run.
  static List<Refusal> of(Facts facts) {
    return Breaks.at(facts, ChainCheck.class).stream().flatMap(broken -> of(facts, broken).stream()).toList();
  }

  /// The refusals of one kind.
  static List<Refusal> of(Facts facts, FailureKind kind) {
    return of(facts).stream().filter(refusal -> refusal.kind() == kind).toList();
  }

  private static Optional<Refusal> of(Facts facts, Break<ChainCheck> broken) {
    List<Evidence> look = facts.look(broken.hop().id());
    boolean publicAccepts = look.stream().anyMatch(e -> e.measurement() instanceof ChainCheck check
        && check.judge() == ChainJudge.PUBLIC_LIST && check.worked());
    return look.stream().filter(e -> e.measurement() instanceof TlsHandshake).reduce((_, last) -> last)
        .map(e -> new Refusal(broken, e, ((TlsHandshake) e.measurement()).chain(), publicAccepts));
  }

  FailureKind kind() {
    return broken.failure().kind();
  }

  Optional<Leaf> leaf() {
    return Leaf.of(chain);
  }
}
