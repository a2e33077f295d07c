package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks for pages with a known answer. Blocking.
record PortalConduct(BenchTools tools) implements Conduct<Experiment.Portal> {
  @Override
  public Class<Experiment.Portal> of() {
    return Experiment.Portal.class;
  }

  @Override
  public void carryOut(Experiment.Portal portal) throws InterruptedException {
    List<BoundedParallel.Job> pages = new ArrayList<>();
    for (String url : tools.surroundings().portalUrls()) {
      Hop page = Hops.ofUrl(new HopId("portal"), HopRole.CONTROL, url, Optional.empty(), -1, Separator.END, false);
      pages.add(() -> tools.probe().look(page, ProbeRequest.likeGo(Optional.empty())
          .inTrial(new Trial(portal, new Trial.Cell(Arm.PAGE, url), true))));
    }
    BoundedParallel.run(pages, 4);
  }
}
