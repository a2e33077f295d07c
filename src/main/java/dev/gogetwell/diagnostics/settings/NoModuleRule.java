package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.ModuleNeed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;

/// The command's folder has Go files and no go.mod: `go get` ends before it touches the network
/// (cmd/go/internal/modget/get.go). In a folder without anything of Go it is worth a note only: the command was tried
/// in a scratch module.
final class NoModuleRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    String folder = facts.target().project().orElse(".");
    if (!ModuleNeed.of(facts.target().command())) {
      return List.of();
    }
    return switch (facts.scope().folder()) {
      case MODULE -> List.of();
      case GO_FILES_WITHOUT_MODULE -> List.of(inside(facts, folder));
      case GO_FILES_ABOVE_MODULE ->
          List.of(finding(Severity.CAUSE, folder).detail("detail.module-below").build());
      case NO_PROJECT -> List.of(finding(Severity.NOTE, folder).build());
    };
  }

  /// In a workspace a new go.mod alone does not count.
  private static Finding inside(Facts facts, String folder) {
    String workspace = facts.settings().goEnvValue("GOWORK");
    FindingBuilder finding = finding(Severity.CAUSE, folder);
    return (workspace.isEmpty() || workspace.equals("off") ? finding
        : finding.detail("detail.workspace-without-module", workspace)).build();
  }

  private static FindingBuilder finding(Severity severity, String folder) {
    return FindingBuilder.aboutMachine(CauseCode.MODULE_NO_GO_MOD, severity, folder).during(Operation.LOCAL);
  }
}
