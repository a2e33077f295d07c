package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Findings;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;

/// There is no route at all: GOPROXY is `off`, no `go` can read it, or what is asked for is no module path. The text
/// itself is the evidence.
final class SwitchedOffRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    Optional<String> badPath = facts.route().module().isEmpty() ? Optional.empty()
        : ModulePath.malformed(ModulePath.Query.parse(facts.route().module()).path());
    if (facts.route().broken().isPresent() && badPath.isPresent()) {
      return List.of(Findings.aboutMachine(CauseCode.MODULE_MALFORMED_PATH, Severity.CAUSE, facts.route().module())
          .during(Operation.LOCAL).confidence(Confidence.CERTAIN).detail("detail.go-says", badPath.get()).build());
    }
    return facts.route().broken().map(failure -> {
      CauseCode code = failure.kind() == FailureKind.SWITCHED_OFF
          ? CauseCode.GOPROXY_OFF : CauseCode.GOPROXY_MALFORMED;
      // What go says of a value is no value: the setting that it names is shown with its own.
      boolean checksums = failure.raw().contains("GOSUMDB");
      String name = checksums ? "GOSUMDB" : "GOPROXY";
      return Findings.aboutMachine(code, Severity.CAUSE, facts.route().goproxy()).confidence(Confidence.CERTAIN)
          .detail("detail.setting", name, checksums ? facts.settings().goEnvValue(name) : facts.route().goproxy(),
              origin(facts, name))
          .detail("detail.go-says", failure.raw()).build();
    }).stream().toList();
  }

  private static String origin(Facts facts, String name) {
    var setting = facts.settings().goEnv().get(name);
    return setting == null ? "" : setting.origin().where().isEmpty() ? setting.origin().kind().name()
        : setting.origin().where();
  }
}
