package dev.gogetwell.diagnostics.settings;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// There is no `go`, or the one that was found cannot even answer `go env`: no command can pass before that is mended,
/// whatever the network does. Its own words decide where they are known (no HOME, a bad GOFLAGS), else it counts as
/// broken.
final class GoToolRule implements Rule {
  private final Function<String, Symptom> reader;

  GoToolRule(Function<String, Symptom> reader) {
    this.reader = reader;
  }

  @Override
  public List<Finding> judge(Facts facts) {
    List<Failure> problems = facts.settings().problems();
    Optional<Tool> go = facts.settings().go();
    if (go.isEmpty()) {
      return problems.stream().filter(GoToolRule::isMissingGo).limit(1)
          .map(_ -> local(CauseCode.TOOLCHAIN_GO_MISSING, Confidence.CERTAIN, "go").build()).toList();
    }
    // Without a single answered variable `go env` itself failed; its failure is the first that names the tool.
    return facts.settings().goAnswers() ? List.of()
        : problems.stream().filter(failure -> isOf(failure, go.get())).limit(1).map(this::broken)
            // `go env` wants a folder for its work, which not every command does.
            .map(found -> facts.witnessPassed() ? found.as(Severity.WARNING) : found).map(FindingBuilder::build)
            .toList();
  }

  private static boolean isMissingGo(Failure failure) {
    return failure.kind() == FailureKind.TOOL_MISSING && failure.raw().equals("go");
  }

  private static boolean isOf(Failure failure, Tool go) {
    return switch (failure.kind()) {
      case TIMEOUT, COMMAND_FAILED, TOOL_MISSING -> failure.raw().contains(go.path());
      case BAD_CONTENT, MALFORMED_SETTING -> failure.raw().startsWith("go env ");
      default -> false;
    };
  }

  private FindingBuilder broken(Failure failure) {
    if (failure.kind() == FailureKind.MALFORMED_SETTING) {
      // The tool was not asked, since it would wait for ever for this file.
      CauseCode code = failure.raw().contains("go.mod: ") || failure.raw().contains("go.work: ")
          ? CauseCode.MODULE_GO_MOD_SYNTAX : CauseCode.ENV_GOFLAGS;
      return local(code, Confidence.CERTAIN, "go").detail("detail.go-env-failed", failure.raw());
    }
    Optional<CauseCode> said = failure.kind() == FailureKind.COMMAND_FAILED
        ? reader.apply(failure.raw()).candidates().stream().findFirst().map(Symptom.Candidate::code)
            .filter(code -> List.of("env", "toolchain").contains(code.layer()))
        : Optional.empty();
    // A tool that hangs once may only be slow; one that dies or answers nonsense to `go env` is broken.
    Confidence sure = failure.kind() == FailureKind.TIMEOUT || said.isPresent()
        ? Confidence.LIKELY : Confidence.CERTAIN;
    return local(said.orElse(CauseCode.TOOLCHAIN_BROKEN_INSTALL), sure, "go")
        .detail("detail.go-env-failed", failure.raw());
  }

  private static FindingBuilder local(CauseCode code, Confidence confidence, String subject) {
    return FindingBuilder.aboutMachine(code, Severity.CAUSE, subject).during(Operation.LOCAL).confidence(confidence);
  }
}
