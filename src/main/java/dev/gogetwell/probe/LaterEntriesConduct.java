package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.Map;

/// Lets the user's own `go` begin with a later entry of GOPROXY: our own requests are few, small and HTTP/1.1, and do
/// not show whether everything comes from there. Blocking.
record LaterEntriesConduct(BenchTools tools, CommandSource commands) implements Conduct<Experiment.LaterEntries> {
  @Override
  public Class<Experiment.LaterEntries> of() {
    return Experiment.LaterEntries.class;
  }

  @Override
  public void carryOut(Experiment.LaterEntries wanted) throws InterruptedException {
    new CommandTrial(tools, commands).run(wanted, new Trial(wanted, Trial.Cell.of(Arm.LATER), true),
        Message.of("wait.command-later"), Map.of("GOPROXY", wanted.value()));
  }
}
