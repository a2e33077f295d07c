package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.modules.ModulesService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JudgeTest {
  private static final List<DiagnosticService> SERVICES = List.of(
      new NetworkService(), new HandshakeService(), new ModulesService(_ -> FactsBuilder.unknown()));

  static Stream<Facts> runs() {
    FactsBuilder filter = new FactsBuilder().proxy("a", Separator.END).notShaken("a", FailureKind.RESET, "reset")
        .made("sni:a");
    for (int i = 0; i < 3; i++) {
      filter.sees("a", "sni:a", "target", FactsBuilder.brokenHandshake("a.example", FailureKind.RESET, "reset"));
      filter.sees("a", "sni:a", "control", FactsBuilder.shaken("control"));
    }
    return Stream.of(filter.build(),
        new FactsBuilder().proxy("a", Separator.END).works("a").witness(true, "go: added x").build(),
        new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED)
            .workingMirror("https://m.example").build(),
        new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
            .answers("a", 404, FailureKind.NOT_FOUND).works("b").build());
  }

  private static Report report(Facts facts) {
    Verdict verdict = new VerdictFinder(SERVICES, new CrashedChecks(_ -> "")).find(facts, false, Duration.ofSeconds(3));
    return new Report("test", FactsBuilder.NOW.minusSeconds(3), Duration.ofSeconds(3), Report.End.COMPLETE,
        facts.target(), facts.symptom(), facts.settings(), facts.route(), facts.evidence(), List.of(), verdict,
        List.of(), List.of());
  }

  private static Judge judge(List<DiagnosticService> services) {
    return new Judge(services, (_, _) -> List.of(), _ -> "GW-TEST");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aReportThatWasWrittenAndReadAgainGetsTheSameVerdict(Facts facts) throws Exception {
    Report report = report(facts);
    ReportJson json = new ReportJson(List.of(Texts.load(Language.ENGLISH)));
    Verdict again = judge(SERVICES).again(json.read(json.write(report)).report()).verdict();
    assertThat(again.state()).isEqualTo(report.verdict().state());
    assertThat(again.causes()).isEqualTo(report.verdict().causes());
    assertThat(again.warnings()).extracting(Finding::code)
        .containsExactlyElementsOf(report.verdict().warnings().stream().map(Finding::code).toList());
    assertThat(again.stoppedAt()).isEqualTo(report.verdict().stoppedAt());
  }

  @Test
  void aNewerRuleThatCrashesOnAnOldReportIsToldAndLeavesTheRest() {
    Report report = report(new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED).build());
    Report again = judge(List.of(new NetworkService(), RuleService.crashing())).again(report);
    assertThat(again.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(again.verdict().notTestable()).anyMatch(told -> told.why().args().contains("GW-TEST"));
  }
}
