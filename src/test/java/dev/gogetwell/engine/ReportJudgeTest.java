package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.proxy.ProxyService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportJudgeTest {
  private static final List<DiagnosticService> SERVICES = List.of(
      new NetworkService(), new HandshakeService(), new ModuleProxyService(), new ChecksumService(),
      new SettingsService(_ -> Observed.unknown()));

  static Stream<FactsBuilder> runs() {
    FactsBuilder filter = new FactsBuilder().proxy("a", Separator.END).notShaken("a", FailureKind.RESET, "reset")
        .made(Experiments.sni("a"));
    for (int i = 0; i < 3; i++) {
      filter.sees("a", Experiments.sni("a"), "target", Observed.brokenHandshake("a.example", FailureKind.RESET,
          "reset"));
      filter.sees("a", Experiments.sni("a"), "control", Observed.shaken("control"));
    }
    return Stream.of(filter,
        new FactsBuilder().proxy("a", Separator.END).works("a").witness(true, "go: added x"),
        new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED)
            .workingMirror("https://m.example"),
        new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
            .answers("a", 404, FailureKind.NOT_FOUND).works("b"));
  }

  private static Report report(FactsBuilder run) {
    return judge(SERVICES).again(run.report());
  }

  private static ReportJudge judge(List<DiagnosticService> services) {
    return new ReportJudge(services, (_, _) -> List.of(), _ -> "GW-TEST");
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aReportThatWasWrittenAndReadAgainGetsTheSameVerdict(FactsBuilder run) throws Exception {
    Report report = report(run);
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
    Report report = report(new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED));
    Report again = judge(List.of(new NetworkService(), RuleService.crashing())).again(report);
    assertThat(again.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(again.verdict().notTestable()).anyMatch(told -> told.why().args().contains("GW-TEST"));
  }

  @Test
  void anInterruptedMirrorIsNoPassedControl() {
    FactsBuilder cut = new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED)
        .mirrors("https://m.example").sees("mirror", Experiments.mirror("https://m.example"), "mirror",
            Observed.resolved("m.example", FactsBuilder.ADDRESS));
    Verdict verdict = judge(SERVICES).again(cut.report()).verdict();
    assertThat(verdict.rootCause()).map(Finding::confidence).contains(Confidence.LIKELY);
  }

  @Test
  void aPieceThatWasTakenOutOfALookLeavesNoLook() {
    Report whole = new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED).report();
    Report less = cutTo(whole, 1);
    assertThat(judge(SERVICES).again(less).verdict().state()).isEqualTo(Verdict.State.CANNOT_TELL);
  }

  @Test
  void aRunThatWasBrokenOffStaysOpen() {
    Report cut = new FactsBuilder().proxy("a", Separator.END).sees("a", Observed.connected("203.0.113.7")).cut("a")
        .report(Report.End.CANCELLED);
    assertThat(judge(SERVICES).again(cut).verdict().state()).isEqualTo(Verdict.State.OPEN);
  }

  @Test
  void whereSomethingBreaksAProxyThatIsNotSetIsNotUnreached() {
    List<DiagnosticService> services = List.of(new NetworkService(), new ProxyService(), new GitService(),
        new ModuleProxyService());
    Report report = judge(services).again(new FactsBuilder().proxy("a", Separator.END)
        .notConnected("a", FailureKind.REFUSED).report());
    assertThat(report.verdict().state()).isEqualTo(Verdict.State.PROBLEM);
    assertThat(report.steps()).filteredOn(each -> each.step() == Step.PROXY || each.step() == Step.GIT)
        .extracting(each -> each.state() + " " + each.summary().key())
        .containsExactly("NOT_NEEDED status.proxy.not-needed", "NOT_NEEDED status.git.not-needed");
    assertThat(report.steps()).filteredOn(each -> each.step() == Step.MODULES)
        .extracting(each -> each.summary().key()).containsExactly("status.not-reached");
  }

  private static Report cutTo(Report report, int pieces) {
    return report.withEvidence(report.evidence().subList(0, pieces));
  }
}
