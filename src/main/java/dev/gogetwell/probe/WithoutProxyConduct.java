package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;

/// Looks at the hop without the proxy that is set. Blocking.
record WithoutProxyConduct(BenchTools tools) implements Conduct<Experiment.WithoutProxy> {
  @Override
  public Class<Experiment.WithoutProxy> of() {
    return Experiment.WithoutProxy.class;
  }

  @Override
  public void carryOut(Experiment.WithoutProxy direct) throws InterruptedException {
    tools.probe().look(tools.hop(direct.hop()),
        ProbeRequest.likeGo(Optional.empty()).inTrial(new Trial(direct, Trial.Cell.of(Arm.DIRECT), true)));
  }
}
