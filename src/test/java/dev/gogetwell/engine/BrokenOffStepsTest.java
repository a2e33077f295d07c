package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.report.StepSummary;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenOffStepsTest {
  private static FactsBuilder waitingForTheHandshake() {
    return new FactsBuilder().proxy("a", Separator.END).sees("a", Observed.resolved("a.example", FactsBuilder.ADDRESS))
        .sees("a", Observed.connected(FactsBuilder.ADDRESS)).cut("a");
  }

  private static Report judged(FactsBuilder run, Report.End end) {
    return new ReportJudge(List.of(new NetworkService(), new HandshakeService(), new ModuleProxyService()),
        (_, _) -> List.of(), _ -> "GW-TEST").again(run.report(end));
  }

  private static StepStatus step(Report report, Step step) {
    return report.steps().stream().filter(each -> each.step() == step).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"CANCELLED, status.cancelled", "OUT_OF_TIME, status.out-of-time"})
  void aStepThatHadBegunSaysHowItEndedAndOneThatHadNotIsNotReached(Report.End end, String key) {
    Report report = judged(waitingForTheHandshake(), end);
    assertThat(step(report, Step.HANDSHAKE).state()).isEqualTo(StepState.RUNNING);
    assertThat(step(report, Step.HANDSHAKE).summary().key()).isEqualTo(key);
    assertThat(step(report, Step.NETWORK).summary().key()).isEqualTo(key + ".some");
    assertThat(step(report, Step.NETWORK).summary().args()).containsExactly("1");
    assertThat(StepSummary.afterwards(step(report, Step.MODULES)).key()).isEqualTo("status.not-reached");
  }

  @Test
  void whatWasMeasuredToItsEndIsCalledNeitherCancelledNorOutOfTime() {
    Report report = judged(new FactsBuilder().proxy("a", Separator.END).works("a"), Report.End.CANCELLED);
    assertThat(report.steps()).noneMatch(each -> each.summary().key().startsWith("status.cancelled"));
  }

  @Test
  void aRunThatCameToItsEndStaysAsItIs() {
    Report report = judged(waitingForTheHandshake(), Report.End.COMPLETE);
    assertThat(report.steps()).noneMatch(each -> each.summary().key().matches("status\\.(cancelled|out-of-time).*"));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theTerminalSaysItInBothLanguages(Language language) {
    assertThat(StepSummary.text(judged(waitingForTheHandshake(), Report.End.CANCELLED), Texts.load(language)))
        .contains(language == Language.ENGLISH ? "Cancelled, no answer" : "已取消，没有应答");
  }
}
