package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.engine.ReportJudge;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.report.LoadedReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportOpeningTest {
  private static final List<CauseCode> REFUSED = List.of(CauseCode.NETWORK_REFUSED);

  private static ReportJudge judge() {
    return new ReportJudge(List.of(new NetworkService()), (_, _) -> List.of(), bug -> {
      throw new AssertionError(bug);
    });
  }

  private static Report run() {
    return new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED).report();
  }

  private static LoadedReport open(Report report, boolean own, String version) {
    return new ReportOpening(ReportOpeningTest::judge, version).open(new LoadedReport(report, own, List.of()));
  }

  private static List<CauseCode> causes(LoadedReport loaded) {
    return loaded.report().verdict().causes().stream().map(Finding::code).toList();
  }

  /// What is left when the evidence of a private host is taken out.
  private static Report judgedBefore() {
    Report judged = judge().again(run());
    return judged.withEvidence(judged.evidence().subList(0, 1));
  }

  @Test
  void aReportIsJudgedAnewWhoeverMadeIt() {
    for (boolean own : new boolean[] {true, false}) {
      assertThat(causes(open(run(), own, "another"))).isEqualTo(REFUSED);
    }
  }

  @Test
  void whatThisVersionToldThisUserStandsWhereEvidenceWasTakenOut() {
    assertThat(causes(open(judgedBefore(), true, "test"))).isEqualTo(REFUSED);
    assertThat(causes(open(judgedBefore(), false, "test"))).as("somebody else's claim").isEmpty();
    assertThat(causes(open(judgedBefore(), true, "older"))).as("the rules may be others").isEmpty();
    assertThat(open(judgedBefore(), false, "test").report().verdict().state()).isEqualTo(Verdict.State.CANNOT_TELL);
  }
}
