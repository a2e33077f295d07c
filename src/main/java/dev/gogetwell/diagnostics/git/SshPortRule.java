package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.BrokenHops;
import dev.gogetwell.diagnostics.BrokenHops.Break;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Operation;
import java.util.List;

/// No connection to the port of ssh, where git itself has not been heard: the way over HTTPS is another one.
final class SshPortRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return BrokenHops.at(facts, TcpConnect.class).stream().filter(broken -> broken.hop().role() == HopRole.VCS_GIT
            && !broken.hop().url().startsWith("http") && GitAnswers.asItIs(facts, broken.hop().id()).isEmpty())
        .map(broken -> finding(facts, broken)).toList();
  }

  private static Finding finding(Facts facts, Break<TcpConnect> broken) {
    return FindingBuilder.cause(CauseCode.VCS_SSH_BLOCKED, broken.hop().id(), Operation.CONNECT,
            broken.hop().authority()).seen(broken.evidence()).confidence(Confidence.LIKELY)
        .detail("detail.repository", facts.route().module(), broken.hop().url())
        .detail("detail.connect", broken.measurement().endpoint(), broken.failure().raw()).build();
  }
}
