package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.report.ComparedSettings.Difference;
import dev.gogetwell.report.ComparedSettings.Kind;
import dev.gogetwell.report.ReportComparison.Outcome;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportComparisonTest {
  @Test
  void aRunComparedWithItselfShowsNoDifference() {
    ReportComparison same = compared(Reports.inspectingProxy(), Reports.inspectingProxy());
    assertThat(same.outcome()).isEqualTo(Outcome.SAME_CAUSE);
    assertThat(same.isAlike()).isTrue();
    assertThat(same.hasQuestion()).isFalse();
    assertThat(same.cautions()).isEmpty();
    assertThat(same.alike()).isPositive();
  }

  @Test
  void beforeAndAfterShowWhatBecameOfTheVerdictAndOfTheHostThatFailed() {
    ReportComparison change = compared(Reports.nameFilter(), Reports.healthy());
    assertThat(change.outcome()).isEqualTo(Outcome.ONLY_FIRST_FAILS);
    assertThat(change.first().cause().map(Finding::code)).contains(CauseCode.TLS_SNI_FILTER);
    assertThat(change.second().cause()).isEmpty();
    ComparedAnswers.Difference stop = change.stop().orElseThrow();
    assertThat(stop.authority()).isEqualTo("proxy.golang.org:443");
    assertThat(stop.first().orElseThrow().failure()).contains(FailureKind.RESET);
    assertThat(stop.second().orElseThrow().state()).isEqualTo(ComparedAnswers.State.WORKED);
    assertThat(change.deciding()).as("nothing was set otherwise").isEmpty();
  }

  @Test
  void whatTheFailingStepReadsStandsFirst() {
    ReportComparison machines = compared(
        with(Reports.nameFilter(), Map.of("GOPROXY", "https://a.test", "GOCACHE", "/x/cache")),
        with(Reports.healthy(), Map.of("GOPROXY", "https://b.test", "GOCACHE", "/y/cache")));
    assertThat(machines.deciding()).containsExactly(new Difference("GOPROXY", Kind.ROUTE,
        Optional.of("https://a.test"), Optional.of("https://b.test")));
    assertThat(machines.settings()).extracting(Difference::name).contains("GOCACHE");
  }

  @Test
  void noDifferenceIsListedThatNobodyCanUse() {
    ReportComparison machines = compared(
        with(Reports.nameFilter(), Map.of("GOGCCFLAGS", "-fPIC -ffile-prefix-map=/tmp/go-build1=/tmp", "GOVERSION", "go1.26.4",
            "GOMOD", "/a/go.mod", "GOTMPDIR", "", "NO_PROXY", "")),
        with(Reports.nameFilter(), Map.of("GOGCCFLAGS", "-m64 -ffile-prefix-map=/tmp/go-build2=/tmp", "GOVERSION", "go1.25.0",
            "GOMOD", "/b/go.mod")));
    assertThat(machines.deciding()).isEmpty();
    assertThat(machines.settings()).isEmpty();
    assertThat(machines.isAlike()).isTrue();
  }

  @Test
  void aHiddenValueIsNeitherTheSameNorAnother() {
    ReportComparison machines = compared(
        with(Reports.nameFilter(), Map.of("GOPRIVATE", "<private pattern 1>", "GOROOT", "<home>/go")),
        with(Reports.nameFilter(), Map.of("GOPRIVATE", "<private pattern 2>", "GOROOT", "<home>/go")));
    assertThat(machines.hidden()).containsExactly("GOPRIVATE");
    assertThat(machines.settings()).isEmpty();
  }

  @Test
  void aSettingIsListedOnceHoweverManyToolsKnowIt() {
    Report one = with(Reports.nameFilter(), Map.of("GOPROXY", "https://a.test"));
    Settings settings = one.settings();
    Map<String, Setting> variables = new HashMap<>(settings.environment());
    variables.put("GOPROXY", setting("GOPROXY", "https://a.test"));
    Report twice = with(one, new Settings(settings.source(), settings.os(), settings.go(), settings.git(),
        settings.goEnv(), variables, settings.gitConfig(), List.of(), List.of()));
    assertThat(compared(twice, Reports.healthy()).deciding()).extracting(Difference::name).containsOnlyOnce("GOPROXY");
  }

  @Test
  void everySentenceOfAComparisonIsThereInBothLanguages() {
    for (Language language : Language.values()) {
      Texts texts = Texts.load(language);
      for (ReportComparison each : List.of(compared(Reports.nameFilter(), Reports.inspectingProxy()),
          compared(Reports.healthy(), Reports.inspectingProxy()), compared(Reports.healthy(), Reports.healthy()))) {
        JsonNode json = JsonMapper.builder().build().readTree(new ComparisonJson(texts).write(each));
        assertThat(json.toString()).contains(ComparisonJson.SCHEMA).doesNotContain("«");
      }
      for (Outcome outcome : Outcome.values()) {
        assertThat(texts.has(outcome.sentence().key())).as(outcome.name()).isTrue();
      }
    }
  }

  private static ReportComparison compared(Report one, Report two) {
    return ReportComparison.of(new LoadedReport(one, true, List.of()), new LoadedReport(two, false, List.of()));
  }

  private static Setting setting(String name, String value) {
    return new Setting(name, value, new Origin(Origin.Kind.ENVIRONMENT, ""), List.of());
  }

  private static Report with(Report report, Map<String, String> goEnv) {
    Settings settings = report.settings();
    Map<String, Setting> all = new HashMap<>(settings.goEnv());
    goEnv.forEach((name, value) -> all.put(name, setting(name, value)));
    return with(report, new Settings(settings.source(), settings.os(), settings.go(), settings.git(), all,
        settings.environment(), settings.gitConfig(), settings.elsewhere(), settings.problems()));
  }

  private static Report with(Report report, Settings settings) {
    return new Report(report.toolVersion(), report.started(), report.took(), report.end(), report.target(),
        report.symptom(), report.scope(), settings, report.route(), report.evidence(), report.endings(),
        report.steps(), report.verdict(), report.remedies(), report.hostsContacted());
  }
}
