package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.probe.HelloCells.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Sends the same address large and small ClientHellos, in one write and split, and some whose answer is small as well.
/// Blocking.
record HelloSizesConduct(HelloCells bench) implements Conduct<Experiment.HelloSizes> {
  @Override
  public Class<Experiment.HelloSizes> of() {
    return Experiment.HelloSizes.class;
  }

  @Override
  public void carryOut(Experiment.HelloSizes sizes) throws InterruptedException {
    List<Attempt> cells = new ArrayList<>();
    for (int i = 0; i < HelloCells.ATTEMPTS; i++) {
      cells.add(new Attempt(Arm.LARGE, false, Optional.empty(), HelloShape.LIKE_GO));
      cells.add(new Attempt(Arm.SMALL, true, Optional.empty(), HelloShape.SMALL));
      cells.add(new Attempt(Arm.SPLIT, false, Optional.empty(), HelloShape.SPLIT));
      cells.add(new Attempt(Arm.REFUSABLE, true, Optional.empty(), HelloShape.REFUSABLE));
    }
    cells.add(new Attempt(Arm.TLS12, false, Optional.empty(), HelloShape.TLS12_ONLY));
    bench.run(sizes, "hello", sizes.address(), cells);
  }
}
