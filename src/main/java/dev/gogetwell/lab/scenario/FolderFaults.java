package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.model.CauseCode;
import java.util.List;

/// The network is fine; where go has to write, something is not.
final class FolderFaults {
  private FolderFaults() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.broken("modcache-full", CauseCode.ENV_DISK_FULL, GoCanSee.LINUX, "no space left on device",
            site -> site.settings().moduleCacheFull().goEnv("GOPROXY", site.mirror("goproxy").url())),
        Scenario.broken("modcache-read-only", CauseCode.ENV_PERMISSION, GoCanSee.LINUX, "read-only file system",
            site -> site.settings().moduleCacheReadOnly().goEnv("GOPROXY", site.mirror("goproxy").url())),
        Scenario.broken("modcache-damaged", CauseCode.ENV_MODCACHE, GoCanSee.ALL, "not a valid zip file",
            site -> site.settings().fetchedHalf(site.module()).goEnv("GOPROXY", site.mirror("goproxy").url())));
  }
}
