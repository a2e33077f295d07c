package dev.gogetwell.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one interpretation from which summary, pages, report and exit code are all drawn.
///
/// @param state the answer
/// @param causes independent causes, in the order in which `go` meets them; the first is the root cause
/// @param consequences findings that the causes explain; dimmed, never deleted
/// @param warnings what is wrong but not why the command fails, notes last
/// @param ruledOut suspicions answered
/// @param notTestable what stayed open
/// @param stoppedAt the hop at which `go` stops
/// @param stillTesting whether a later experiment may change the confidence
/// @param at when it was reached, since the start of the run
public record Verdict(
    State state,
    List<Finding> causes,
    List<Finding> consequences,
    List<Finding> warnings,
    List<RuledOut> ruledOut,
    List<NotTestable> notTestable,
    Optional<HopId> stoppedAt,
    boolean stillTesting,
    Duration at) {
  public Verdict {
    causes = List.copyOf(causes);
    consequences = List.copyOf(consequences);
    warnings = List.copyOf(warnings);
    ruledOut = List.copyOf(ruledOut);
    notTestable = List.copyOf(notTestable);
  }

  /// The possible answers.
  public enum State {
    /// Nothing measured yet.
    OPEN,
    /// Everything on the route works.
    HEALTHY,
    /// A cause was found.
    PROBLEM,
    /// Something fails, and the measurements do not say why.
    CANNOT_TELL
  }

  /// The root cause.
  public Optional<Finding> rootCause() {
    return causes.stream().findFirst();
  }

  /// Consequences that say something new: the same of the same thing is said by the cause, or by the one before.
  public List<Finding> unsaidConsequences() {
    Set<String> said = new HashSet<>();
    causes.forEach(cause -> said.add(cause.code() + " " + cause.subject()));
    return consequences.stream().filter(each -> said.add(each.code() + " " + each.subject())).toList();
  }
}
