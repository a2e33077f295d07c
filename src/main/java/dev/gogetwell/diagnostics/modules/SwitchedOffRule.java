package dev.gogetwell.diagnostics.modules;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.diagnostics.Mirrors;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.diagnostics.Rule;
import dev.gogetwell.diagnostics.SettingNaming;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoProxyRepair;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison.Cell;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// There is no route: GOPROXY is `off`, no `go` can read it, or what is asked for is no module path.
/// The setting is named with its own name, value and origin.
final class SwitchedOffRule implements Rule {
  @Override
  public List<Finding> judge(Facts facts) {
    Optional<Failure> broken = facts.route().broken();
    Optional<String> badPath = facts.route().module().isEmpty() ? Optional.empty()
        : ModulePath.malformed(ModulePath.Query.parse(facts.route().module()).path());
    if (broken.isPresent() && badPath.isPresent()) {
      return List.of(FindingBuilder.aboutMachine(CauseCode.MODULE_MALFORMED_PATH, Severity.CAUSE, facts.route()
          .module())
          .during(Operation.LOCAL).detail("detail.go-says", badPath.get()).build());
    }
    return broken.filter(_ -> !facts.route().needsChecksumDatabase()).map(failure -> proxies(facts, failure))
        .or(() -> broken.isPresent() ? Optional.empty() : misread(facts)).stream().toList();
  }

  /// `https://mirror，direct` is one host to `go`, which it cannot find, be it for the module or for the database.
  private static Optional<Finding> misread(Facts facts) {
    RouteOutcome walk = RouteOutcome.of(facts);
    Optional<String> entry = walk.stoppedAt().flatMap(facts.route()::hop)
        .filter(hop -> hop.role() == HopRole.MODULE_PROXY || hop.role() == HopRole.SUMDB_VIA_PROXY)
        .map(hop -> GoProxyList.from(facts.route().goproxy(), hop.entry()).split("[,|]", 2)[0]);
    return entry.filter(GoProxyRepair::isMisread).isPresent()
        ? walk.stop().flatMap(stop -> stop.measurement().failure())
            .map(failure -> proxies(facts,
                new Failure(failure.operation(), FailureKind.MALFORMED_SETTING, failure.raw())))
        : Optional.empty();
  }

  private static Finding proxies(Facts facts, Failure failure) {
    String value = facts.route().goproxy();
    boolean off = failure.kind() == FailureKind.SWITCHED_OFF;
    FindingBuilder finding = SettingNaming.named(FindingBuilder.aboutMachine(
        off ? CauseCode.GOPROXY_OFF : CauseCode.GOPROXY_MALFORMED,
        Severity.CAUSE, value), facts, "GOPROXY", value).detail("detail.go-says", failure.raw());
    if (!off) {
      GoProxyRepair.oddSign(value).ifPresent(odd -> finding.detail("detail.odd-sign", odd.sign(),
          String.format(Locale.ROOT, "U+%04X", (int) odd.sign().charAt(0)), odd.before()));
    }
    Mirrors.control(facts).ifPresent(mirror -> finding.confidence(Confidence.CERTAIN)
        .compared(Message.of("compare.hidden-setting"),
            new Cell(Message.of("cell.setting", "GOPROXY=" + value), 0, 1, false), mirror));
    return finding.build();
  }
}
