package dev.gogetwell.diagnostics.dns;

import dev.gogetwell.diagnostics.AddressBlocks;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;

/// A name with private addresses only, which cannot be reached: normal for a company's own host, and worth a word since
/// the way to it may lead through a VPN that is off. Never an accusation.
final class SplitHorizonRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.directHops().stream().flatMap(hop -> judge(facts, hop).stream()).toList();
  }

  private static Optional<Finding> judge(Facts facts, Hop hop) {
    Answers answers = new Answers(facts, hop);
    boolean apart = !answers.systemAddresses().isEmpty()
        && answers.systemAddresses().stream().allMatch(AddressBlocks::isPrivate);
    return facts.breakOf(hop.id()).filter(broken -> apart && broken.measurement().operation() == Operation.CONNECT)
        .map(broken -> FindingBuilder.aboutMachine(CauseCode.DNS_SPLIT_HORIZON, Severity.NOTE, hop.host())
            .seen(answers.system().orElseThrow(), broken).build());
  }
}
