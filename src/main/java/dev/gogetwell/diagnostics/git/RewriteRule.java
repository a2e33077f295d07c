package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Setting;
import java.util.List;
import java.util.Optional;

/// An insteadOf makes `ssh://git@host:owner/…` of the address: mixed of the two ways in which ssh addresses are
/// written, so that ssh looks for a host with a colon in its name.
final class RewriteRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.route().hops().stream()
        .filter(hop -> hop.role() == HopRole.VCS_GIT && GitConfigList.isNameWithColon(hop.host())
            && GitAnswers.asItIs(facts, hop.id()).isEmpty())
        .flatMap(hop -> facts.breakOf(hop.id()).map(reason -> finding(facts, hop, reason)).stream()).toList();
  }

  private static Finding finding(Facts facts, Hop hop, Evidence reason) {
    FindingBuilder finding = FindingBuilder.cause(CauseCode.VCS_REWRITE, hop.id(), Operation.RESOLVE, hop.host())
        .seen(reason)
        .confidence(Confidence.LIKELY);
    reason.measurement().failure().ifPresent(failure -> finding.detail("detail.lookup", hop.host(), failure.raw()));
    Optional<Setting> rule = facts.settings().gitConfig().stream()
        .filter(setting -> setting.name().endsWith(".insteadof") && setting.name().contains(hop.host())).findFirst();
    rule.ifPresent(setting ->
        finding.detail("detail.setting", setting.name(), setting.value(), setting.origin().where()));
    return finding.build();
  }
}
