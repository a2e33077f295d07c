package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.probe.HelloCells.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names the wanted host, a control and nobody to the same address. Blocking.
record ServerNamesConduct(HelloCells bench) implements Conduct<Experiment.ServerNames> {
  @Override
  public Class<Experiment.ServerNames> of() {
    return Experiment.ServerNames.class;
  }

  @Override
  public void carryOut(Experiment.ServerNames names) throws InterruptedException {
    List<Attempt> cells = new ArrayList<>();
    for (int i = 0; i < HelloCells.ATTEMPTS; i++) {
      cells.add(new Attempt(Arm.TARGET, false, Optional.of(names.target()), HelloShape.LIKE_GO));
      cells.add(new Attempt(Arm.CONTROL, true, Optional.of(names.control()), HelloShape.LIKE_GO));
      cells.add(new Attempt(Arm.NONE, false, Optional.of(""), HelloShape.LIKE_GO));
    }
    bench.run(names, "sni", names.address(), cells);
  }
}
