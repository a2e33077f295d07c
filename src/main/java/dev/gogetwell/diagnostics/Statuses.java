package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ShownDuration;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import java.time.Duration;
import java.util.List;

/// The line of the rail for a step that one kind of measurement fills. Pure.
public final class Statuses {
  private Statuses() {}

  /// Counts the measurements of `kind` on the route. The texts are `status.<text>.fine|broken|waiting|not-needed`.
  public static StepStatus of(Step step, Facts facts, Class<? extends Measurement> kind, String text) {
    List<Evidence> seen = facts.evidence().stream()
        .filter(e -> e.trial().isEmpty() && e.hop().isPresent() && kind.isInstance(e.measurement())).toList();
    boolean allLooked = facts.route().hops().stream().allMatch(hop -> facts.looked().contains(hop.id()));
    if (seen.isEmpty()) {
      return allLooked && !facts.route().hops().isEmpty()
          ? new StepStatus(step, StepState.NOT_NEEDED, Message.of("status." + text + ".not-needed"))
          : new StepStatus(step, StepState.WAITING, Message.of("status." + text + ".waiting"));
    }
    long broken = seen.stream().filter(e -> !e.measurement().worked()).count();
    if (broken > 0) {
      return new StepStatus(step, StepState.NOTE, Message.of("status." + text + ".broken", broken, seen.size()));
    }
    Duration slowest = seen.stream().map(Evidence::took).max(Duration::compareTo).orElse(Duration.ZERO);
    return new StepStatus(step, allLooked ? StepState.FINE : StepState.RUNNING,
        Message.of("status." + text + ".fine", seen.size(), ShownDuration.millis(slowest)));
  }
}
