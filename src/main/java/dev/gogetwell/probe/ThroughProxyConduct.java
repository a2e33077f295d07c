package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;

/// Looks at the hop through another proxy. Blocking.
record ThroughProxyConduct(BenchTools tools) implements Conduct<Experiment.ThroughProxy> {
  @Override
  public Class<Experiment.ThroughProxy> of() {
    return Experiment.ThroughProxy.class;
  }

  @Override
  public void carryOut(Experiment.ThroughProxy through) throws InterruptedException {
    tools.probe().look(tools.hop(through.hop()), ProbeRequest.likeGo(Optional.of(through.proxy()))
        .inTrial(new Trial(through, Trial.Cell.of(Arm.PROXY), true)));
  }
}
