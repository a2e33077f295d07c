package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.ClientSettings;
import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.LabNetwork;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.model.CauseCode;
import java.util.List;

/// Another version of Go is wanted than the one that is installed.
final class ToolchainFaults {
  private ToolchainFaults() {}

  static List<Scenario> all() {
    return List.of(
        stored("toolchain-pinned", "go1.20.14", "download go1.20.14 for \\S+: toolchain not available"),
        stored("toolchain-misspelt", "1.22", "invalid GOTOOLCHAIN \"1.22\""),
        Scenario.broken("toolchain-forbidden", CauseCode.TOOLCHAIN_GO_TOO_OLD, GoCanSee.ALL,
            "requires go >= 1.99.0 \\(running go", site -> chosen(site, "local")
                .wantsGo("1.99.0").goEnv("GOPROXY", site.mirror("goproxy").url())).withPlainTwin(),
        // The wanted version is the first thing that go asks for, and what is wrong is the way to it.
        Scenario.broken("toolchain-way-refused", CauseCode.NETWORK_REFUSED, GoCanSee.ALL,
            "download go1.99.0: golang.org/toolchain@\\S+: Get \\S+: dial tcp \\S+: connect(?:ex)?: ",
            site -> chosen(site, "auto").wantsGo("1.99.0").goEnv("GOPROXY", site.refusing("goproxy").url()))
            .withPlainTwin());
  }

  private static Scenario stored(String name, String value, String goSays) {
    return Scenario.broken(name, CauseCode.TOOLCHAIN_UNAVAILABLE, GoCanSee.ALL, goSays,
        site -> chosen(site, value).goEnv("GOPROXY", site.mirror("goproxy").url())).fixable().withPlainTwin();
  }

  /// With `go env -w`; every practice network has a variable otherwise, which would hide it.
  private static ClientSettings chosen(LabNetwork site, String value) {
    return site.settings().variable("GOTOOLCHAIN", "").goEnv("GOTOOLCHAIN", value);
  }
}
