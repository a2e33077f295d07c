package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.ReportComparison.Difference;
import dev.gogetwell.report.ReportComparison.HopDifference;
import dev.gogetwell.report.ReportComparison.HopState;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportComparisonTest {
  @Test
  void aRunComparedWithItselfShowsNoDifference() {
    ReportComparison same = ReportComparison.of(Reports.inspectingProxy(), Reports.inspectingProxy());
    assertThat(same.settings()).isEmpty();
    assertThat(same.hops()).isNotEmpty().allMatch(HopDifference::same);
    assertThat(same.isRepaired()).isFalse();
  }

  @Test
  void beforeAndAfterShowWhatBecameOfTheVerdictAndTheHop() {
    ReportComparison change = ReportComparison.of(Reports.nameFilter(), Reports.healthy());
    assertThat(change.isRepaired()).isTrue();
    assertThat(change.verdictBefore().rootCause()).contains(CauseCode.TLS_SNI_FILTER);
    assertThat(change.verdictAfter()).isEqualTo(
        new ReportComparison.Side(Verdict.State.HEALTHY, Optional.empty()));
    assertThat(change.hops()).contains(new HopDifference(
        "proxy.golang.org:443", Optional.of(HopState.FAILED), Optional.of(HopState.WORKED)));
  }

  @Test
  void settingsThatDifferAreListedByName() {
    ReportComparison machines = ReportComparison.of(Reports.nameFilter(), Reports.inspectingProxy());
    assertThat(machines.settings()).contains(
        new Difference("HTTPS_PROXY", Optional.empty(), Optional.of("http://proxy.acme.example:8080")),
        new Difference("git", Optional.empty(), Optional.of("2.43.0")));
    assertThat(machines.settings()).extracting(Difference::name).doesNotContain("go env GOPROXY");
  }
}
