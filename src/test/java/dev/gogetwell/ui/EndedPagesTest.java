package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands on the pages of a run that has ended, also one that was broken off: nothing that says that something is
/// still to come.
class EndedPagesTest {
  private Optional<Screen> open = Optional.empty();

  private Screen open(Fakes fakes) throws TimeoutException {
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  @Test
  void afterCancelNoPageWaitsOrTestsAnyMore() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    screen.paste(NameFilter.PASTE);
    fakes.engine.allow(12);
    screen.press("find");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#rail-network").isPresent());
    screen.press("primary");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.window().flow().orElseThrow().run().isOver());
    assertNothingToCome(screen);
    assertThat(screen.texts()).contains("You stopped the test after").doesNotContain("Testing finished");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aStepThatHadBegunSaysThatItWasCancelled(Language language) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), language);
    Screen screen = open(fakes);
    screen.paste(NameFilter.PASTE);
    fakes.engine.allow(12);
    screen.press("find");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.window().flow().orElseThrow().run().evidence().size() > 2);
    screen.press("primary");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.window().flow().orElseThrow().run().isOver());
    String cancelled = WindowBench.word(language, "Cancelled, no answer", "已取消，没有应答");
    assertThat(screen.texts()).as("rail and summary").contains(cancelled);
    assertThat(Stream.of(Place.values()).map(place -> screen.find("#rail-" + place.id()).orElseThrow()
        .getAccessibleText())).anyMatch(spoken -> spoken.contains(cancelled)
        && spoken.contains(WindowBench.word(language, "not finished", "没有测完")));
    screen.goTo(Place.REPORT);
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.all("#first-page Text"))
        .as("report").anyMatch(text -> text instanceof Text one && one.getText().contains(cancelled)));
  }

  private static void assertNothingToCome(Screen screen) {
    List<String> slips = new ArrayList<>();
    for (Place place : Place.values()) {
      screen.goTo(place);
      if (screen.texts().contains("yet.") || screen.texts().lines().anyMatch("waiting"::equalsIgnoreCase)
          || screen.find(".loader").isPresent()) {
        slips.add(place + ": " + screen.texts());
      }
      if (place != Place.OVERVIEW && place != Place.FIX) {
        String spoken = String.valueOf(screen.find("#rail-" + place.id()).orElseThrow().getAccessibleText());
        if (spoken.contains(", waiting:") || spoken.contains(", testing:")) {
          slips.add(spoken);
        }
      }
    }
    assertThat(slips).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aStepThatWaitsSaysSoOnce(Language language) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), language);
    Screen screen = open(fakes);
    screen.paste(NameFilter.PASTE);
    screen.press("find");
    screen.goTo(Place.DNS);
    assertThat(screen.all(".page .label")).filteredOn(label -> label instanceof Label one && one.getText()
        .toLowerCase(Locale.ROOT).startsWith(WindowBench.word(language, "waiting", "等待"))).hasSize(1);
  }

  @Test
  void aStepThatWasBrokenOffIsNotStillTested() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    Report report = fakes.story.report();
    List<StepStatus> steps = report.steps().stream().map(each -> each.step() == Step.NETWORK
        ? new StepStatus(Step.NETWORK, StepState.RUNNING, each.summary()) : each).toList();
    screen.does(() -> screen.window().open(new LoadedReport(
        report.judged(report.verdict(), steps, List.of()), false, List.of())));
    assertNothingToCome(screen);
    assertThat(screen.find("#rail-network").orElseThrow().getAccessibleText()).contains("not finished");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plan9", "«linux»"})
  void aSystemThatHasNoNameHereIsNoRawKey(String os) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = open(fakes);
    Report report = fakes.story.report();
    Settings was = report.settings();
    Settings settings = new Settings(was.source(), os, was.go(), was.git(), was.goEnv(), was.environment(),
        was.gitConfig(), was.elsewhere(), was.problems());
    screen.does(() -> screen.window().open(new LoadedReport(new Report(report.toolVersion(), report.started(),
        report.took(), report.end(), report.target(), report.symptom(), report.scope(), settings, report.route(),
        report.evidence(), report.endings(), report.steps(), report.verdict(), List.of(), report.hostsContacted()),
        false, List.of())));
    assertThat(screen.texts()).doesNotContain("ui.os");
  }
}
