package dev.gogetwell.diagnostics.git;

import dev.gogetwell.diagnostics.AppleGit;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import java.util.List;
import java.util.Optional;

/// A direct download needs git, and there is none, or only the stand-in of macOS that cannot start it. Only a cause
/// where `go` really gets as far as git.
final class ToolMissingRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    Optional<AppleGit> standIn = AppleGit.of(facts.settings());
    if (facts.settings().git().isPresent() && standIn.isEmpty()) {
      return List.of();
    }
    Optional<Hop> git = facts.route().hops().stream().filter(hop -> hop.role() == HopRole.VCS_GIT).findFirst();
    boolean reached = git.isPresent() && RouteOutcome.of(facts).server().filter(server -> facts.route().hop(server)
        .filter(hop -> hop.role() == HopRole.VCS_DISCOVERY || hop.role() == HopRole.VCS_GIT).isPresent()).isPresent();
    if (!reached) {
      return List.of();
    }
    FindingBuilder finding = FindingBuilder.cause(CauseCode.VCS_TOOL_MISSING, git.get().id(), Operation.GIT, "git")
        .confidence(Confidence.CERTAIN).compared(Message.of("compare.other-request"),
            new Cell(Message.of("cell.setting", "git"), 0, 1, false),
            new Cell(Message.of("cell.answer", git.get().authority()), 1, 1, true));
    standIn.ifPresent(why -> finding.detail(switch (why) {
      case LICENCE -> "detail.xcode-licence";
      case TOOLS -> "detail.xcode-tools";
    }));
    return List.of(finding.build());
  }
}
