package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.path.Middlebox;
import dev.gogetwell.model.CauseCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Client and hosts are healthy; a box stands between them.
final class PathFaults {
  private PathFaults() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.healthy("healthy-far-away", GoCanSee.LINUX,
            site -> behind(site, new Middlebox.Delay(Duration.ofMillis(60)))));
  }

  private static void behind(LabNetwork site, Middlebox box) throws IOException {
    site.way().through(box);
    site.settings().goEnv("GOPROXY", site.mirror("goproxy").url());
  }
}
