package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.AppleGit;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;

/// What the reading of the settings stumbled over: a go env file that does not mean what it looks like, a gitconfig
/// that git cannot parse, a home that cannot be written. Worth a warning; whether it stops `go` is decided by what `go`
/// itself says.
final class MachineRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    return facts.settings().problems().stream().filter(failure -> !FolderRule.isAbout(failure))
        // A git that cannot even start is no matter of its settings.
        .filter(failure -> AppleGit.of(failure).isEmpty())
        .flatMap(failure -> code(failure).stream()
        .map(code -> FindingBuilder.aboutMachine(code, code == CauseCode.CONFIG_DEAD_SETTING ? Severity.NOTE
            : Severity.WARNING, failure.raw()).during(Operation.LOCAL)
            .confidence(Confidence.CERTAIN).detail("detail.seen", failure.raw()).build())).toList();
  }

  private static Optional<CauseCode> code(Failure failure) {
    String raw = failure.raw();
    return switch (failure.kind()) {
      // What kept `go env` from being asked is a cause and no warning: see GoToolRule.
      case MALFORMED_SETTING -> raw.startsWith("go env ") ? Optional.empty()
          : raw.contains(": no effect here (") ? Optional.of(CauseCode.CONFIG_DEAD_SETTING)
          : Optional.of(raw.contains("HOME") || raw.contains("USERPROFILE") || raw.endsWith("no such directory")
              ? CauseCode.ENV_GOPATH : CauseCode.ENV_GOFLAGS);
      case FORBIDDEN_LOCALLY -> Optional.of(CauseCode.ENV_PERMISSION);
      // A file that git includes may never end.
      case COMMAND_FAILED, TIMEOUT -> raw.contains(" config --list ") || raw.contains(" --version: no answer")
          ? Optional.of(CauseCode.VCS_GIT_TOO_OLD) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
