package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.model.Trial;

/// Looks at the module proxies of a setting that another hides. Blocking.
record HiddenGoproxyConduct(BenchTools tools) implements Conduct<Experiment.HiddenGoproxy> {
  @Override
  public Class<Experiment.HiddenGoproxy> of() {
    return Experiment.HiddenGoproxy.class;
  }

  @Override
  public void carryOut(Experiment.HiddenGoproxy hidden) throws InterruptedException {
    for (String url : tools.surroundings().proxyUrls(hidden.value())) {
      new OtherMirrorConduct(tools).look(new Trial(hidden, Trial.Cell.of(Arm.HIDDEN), true), url);
    }
  }
}
