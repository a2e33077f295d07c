package dev.gogetwell.diagnostics.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Separator;
import org.junit.jupiter.api.Test;

/// An archive whose transfer breaks beside small answers that arrive.
class DownloadRuleTest {
  private static final Experiment DOWNLOAD = new Experiment.Download(new HopId("a"), "https://x.example/x");

  private static FactsBuilder downloaded(String cell, FailureKind kind, int attempts) {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).works("a").made(DOWNLOAD);
    for (int i = 0; i < attempts; i++) {
      facts.sees("a", DOWNLOAD, cell, Observed.fetch(0, kind, "unexpected EOF after 375 of 750 bytes"));
    }
    return facts;
  }

  @Test
  void anArchiveThatIsCutTwiceBesideSmallAnswersIsACutTransfer() {
    Finding finding = new DownloadRule().judge(downloaded("archive", FailureKind.EOF, 2).build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_RESET);
    assertThat(finding.proved()).isTrue();
    assertThat(RouteOutcome.of(downloaded("archive", FailureKind.EOF, 2).build()).end())
        .isEqualTo(RouteOutcome.End.STOPS);
  }

  @Test
  void anArchiveThatStallsIsAtMostLikely() {
    Finding finding = new DownloadRule().judge(downloaded("archive", FailureKind.TIMEOUT, 2).build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_SLOW);
    assertThat(finding.proved()).isFalse();
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void theHostBehindARedirectIsNamedInsteadOfTheProxy() {
    FactsBuilder facts = downloaded("redirected", FailureKind.REFUSED, 2);
    assertThat(new DownloadRule().judge(facts.build()).getFirst().code()).isEqualTo(CauseCode.GOPROXY_ZIP_REDIRECT);
  }

  @Test
  void aSecondAttemptThatWorksAccusesNobody() {
    FactsBuilder facts = downloaded("archive", FailureKind.EOF, 1)
        .sees("a", DOWNLOAD, "archive", Observed.fetched(200, ""));
    assertThat(new DownloadRule().judge(facts.build())).isEmpty();
    assertThat(RouteOutcome.of(facts.build()).end()).isEqualTo(RouteOutcome.End.ARRIVES);
  }
}
