package dev.gogetwell.lab.scenario;

import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.model.CauseCode;
import java.util.List;

/// TCP to the module proxy does not come about; another mirror is healthy.
final class TransportFaults {
  private TransportFaults() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.broken("network-refused", CauseCode.NETWORK_REFUSED, GoCanSee.ALL,
            "dial tcp \\S+: connect(?:ex)?: (?:connection refused|No connection could be made)", site -> {
              site.settings().goEnv("GOPROXY", site.refusing("goproxy").url());
              site.references().mirror(site.mirror("mirror").url());
            }).fixable().withPlainTwin(),
        Scenario.broken("network-timeout", CauseCode.NETWORK_TIMEOUT, GoCanSee.ALL,
            "dial tcp \\S+: (?:i/o timeout|connect: (?:connection|operation) timed out)", site -> {
              site.settings().goEnv("GOPROXY", site.unanswering("goproxy").url());
              site.references().mirror(site.mirror("mirror").url());
            }).fixable().slowly().withPlainTwin());
  }
}
