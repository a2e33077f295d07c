package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.remedy.CommandText;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A report of somebody else in the window: to be read, with nothing in it that acts on this computer.
class MailedReportTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private Optional<Screen> open = Optional.empty();

  /// The report as the program hands it on: its remedies are steps.
  static LoadedReport mailed(Report report) {
    CommandText commands = new CommandText(report.settings());
    List<Remedy> steps = report.remedies().stream().map(commands::byHand).toList();
    return new LoadedReport(report.judged(report.verdict(), report.steps(), steps), false, List.of());
  }

  private Screen openTheMail(Fakes fakes) throws TimeoutException {
    fakes.runs.mailed = Optional.of(mailed(fakes.story.report()));
    Screen screen = Screen.open(fakes, 1000, 700);
    open = Optional.of(screen);
    screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#foreign-line").isPresent());
    return screen;
  }

  @AfterEach
  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  @Test
  void itsRemediesAreStepsWithoutAButton() throws TimeoutException {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = openTheMail(fakes);
    screen.goTo(Place.FIX);
    for (String button : List.of("#try", "#apply", "#undo", "#apply-all", "#confirm-trust")) {
      assertThat(screen.find(button)).as(button).isEmpty();
    }
    assertThat(fakes.story.report().remedies()).anyMatch(Remedy::isAutomatic);
    assertThat(fakes.desk.done()).isEmpty();
  }

  @Test
  void itsStepsAreSavedAsAScriptForThatComputerAndNothingIsRunHere() throws TimeoutException {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.CHINESE);
    Screen screen = openTheMail(fakes);
    screen.press("save-script");
    await().atMost(Duration.ofSeconds(10)).until(() -> !fakes.savedTexts.isEmpty());
    assertThat(fakes.savedTexts).containsOnlyKeys("gogetwell-steps.ps1");
    String script = fakes.savedTexts.get("gogetwell-steps.ps1");
    assertThat(script).contains("\r\n# go env -w 'GOPROXY=").doesNotContain("«", "{0}");
    assertThat(script.substring(1).lines()).allMatch(line -> line.isEmpty() || line.startsWith("# "));
    assertThat(fakes.desk.done()).isEmpty();
  }

  @Test
  void theSameIsAskedHereOnRequest() throws TimeoutException {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = openTheMail(fakes);
    fakes.engine.runFreely();
    screen.press("check-here");
    screen.awaitPrimary("Try the fix");
    assertThat(screen.find("#foreign-line")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLineAboveLeavesRoomForTheReportAtTwiceTheSizeToo(Language language) throws TimeoutException {
    Screen screen = openTheMail(new Fakes(Fakes.nameFilter(), Tour.choices(language, Look.LIGHT).withScale(2)));
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
      Bounds line = screen.find("#foreign-line").map(node -> node.localToScene(node.getLayoutBounds())).orElseThrow();
      assertThat(line.getHeight()).isLessThan(300);
      for (String button : List.of("#save-script", "#check-here")) {
        Node node = screen.find(button).orElseThrow();
        assertThat(line.contains(node.localToScene(node.getLayoutBounds()))).as(button).isTrue();
      }
    });
  }

  @Test
  void whatWasAskedHereIsComparedWithTheReport() throws TimeoutException {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen screen = openTheMail(fakes);
    fakes.engine.runAlmost();
    screen.press("check-here");
    screen.awaitVerdict("cuts every connection that names proxy.golang.org");
    assertThat(screen.find("#compare-with-it").orElseThrow().isDisabled()).as("as long as it runs").isTrue();
    fakes.engine.runFreely();
    screen.awaitPrimary("Try the fix");
    screen.press("compare-with-it");
    await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(screen.texts())
        .contains("Both runs fail, for the same reason.", "Somebody else", "Your run here"));
    assertThat(screen.texts()).doesNotContain("Two runs are needed");
  }
}
