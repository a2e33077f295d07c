package dev.gogetwell.cli;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.engine.RunListener;
import dev.gogetwell.model.Verdict;
import java.time.Instant;

/// Tells on standard error when the milestones of a run were reached, in milliseconds since 1970; for the script that
/// holds the first verdict against the patience of `go`. The script subtracts its own start: what a system says about
/// the start of a process can be wrong by a second. Called on threads of the run, one event at a time.
final class Timings implements RunListener {
  private final Terminal terminal;
  private boolean firstTold;

  Timings(Terminal terminal) {
    this.terminal = terminal;
  }

  /// Tells `next` every event first.
  RunListener and(RunListener next) {
    return event -> {
      next.onEvent(event);
      onEvent(event);
    };
  }

  @Override
  public void onEvent(RunEvent event) {
    switch (event) {
      case RunEvent.SettingsRead _ -> tell("settings", "read");
      case RunEvent.RoutePlanned _ -> tell("route", "planned");
      case RunEvent.VerdictChanged changed when !firstTold && changed.verdict().state() != Verdict.State.OPEN -> {
        firstTold = true;
        tell("first-verdict", word(changed.verdict()));
      }
      case RunEvent.Finished finished -> tell("final-verdict", word(finished.report().verdict()));
      case RunEvent.SymptomRead _, RunEvent.WaitStarted _, RunEvent.WaitEnded _, RunEvent.EvidenceAdded _,
          RunEvent.StepsChanged _, RunEvent.VerdictChanged _, RunEvent.HostContacted _ -> { }
    }
  }

  private static String word(Verdict verdict) {
    return verdict.rootCause().map(cause -> cause.code().code())
        .orElseGet(() -> verdict.state().name().toLowerCase(java.util.Locale.ROOT));
  }

  private void tell(String milestone, String what) {
    terminal.err().println("timing " + milestone + " " + Instant.now().toEpochMilli() + " ms " + what);
  }
}
