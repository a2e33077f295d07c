package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;

/// Looks at a host that nobody filters, over the same way out. Blocking.
record ControlConduct(BenchTools tools) implements Conduct<Experiment.Control> {
  @Override
  public Class<Experiment.Control> of() {
    return Experiment.Control.class;
  }

  @Override
  public void carryOut(Experiment.Control control) throws InterruptedException {
    Hop host = new Hop(new HopId("control"), HopRole.CONTROL, "https://" + control.host() + "/", control.host(), 443,
        true, control.via(), -1, Separator.END, false);
    tools.probe().look(host, ProbeRequest.likeGo(control.via()).to(ProbeRequest.Depth.VERIFY)
        .inTrial(new Trial(control, Trial.Cell.of(Arm.CONTROL), true)));
  }
}
