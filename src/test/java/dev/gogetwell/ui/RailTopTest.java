package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.story.NameFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// Start, check again, copy summary: at the top of the rail on every page of a run.
class RailTopTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Screen screen;

  @BeforeEach
  void open() throws Exception {
    screen = Screen.open(fakes, 1000, 700);
  }

  @AfterEach
  void close() throws Exception {
    screen.close();
  }

  private void runToTheEnd() {
    runToTheEnd("Try the fix");
  }

  private void runToTheEnd(String primary) {
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary(primary);
  }

  private boolean isOff(String id) {
    return screen.find("#" + id).orElseThrow().isDisabled();
  }

  private String clipboard() {
    return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> Clipboard.getSystemClipboard().getString());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theyStandInOneLine(Language language) {
    screen.does(() -> screen.window().chooseLanguage(language));
    runToTheEnd(WindowBench.word(language, "Try the fix", "试用修复"));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(Stream.of("rail-start", "rail-again", "rail-summary").map(id -> screen.find("#" + id).orElseThrow())
        .map(button -> button.localToScene(button.getLayoutBounds()).getMinY()).distinct()).hasSize(1);
  }

  @Test
  void theyStandOnEveryPageAndAreReachedByTab() {
    runToTheEnd();
    for (Place place : Place.values()) {
      screen.goTo(place);
      for (String id : new String[] {"rail-start", "rail-again", "rail-summary"}) {
        assertThat(screen.find("#" + id)).as(place + " " + id).isPresent();
        assertThat(isOff(id)).as(place + " " + id).isFalse();
      }
    }
    screen.pressByKeyboard("rail-start");
    assertThat(screen.find("#paste")).isPresent();
  }

  @Test
  void checkAgainAsksTheSameAndNotBeforeTheRunHasEnded() {
    screen.paste(NameFilter.PASTE);
    fakes.engine.runAlmost();
    screen.press("find");
    await().atMost(Duration.ofSeconds(20)).until(() -> screen.verdict().contains("proxy.golang.org"));
    assertThat(isOff("rail-again")).isTrue();
    assertThat(isOff("rail-summary")).as("there is no verdict yet").isTrue();
    fakes.engine.runFreely();
    screen.awaitPrimary("Try the fix");
    var before = screen.window().flow().orElseThrow();
    screen.press("rail-again");
    assertThat(screen.window().flow().orElseThrow()).isNotSameAs(before);
    assertThat(screen.window().flow().orElseThrow().run().target()).isEqualTo(before.run().target());
  }

  @Test
  void theSummaryIsOneLineAStepWithoutWhatIsPrivate() {
    runToTheEnd();
    screen.press("rail-summary");
    String summary = clipboard();
    assertThat(summary).contains("go get github.com/gin-gonic/gin", "✗ ", "  ✓ Network: ", "  ! DNS: ")
        .contains(fakes.story.report().verdict().causes().getFirst().code().code())
        .doesNotContain("142.250.66.81");
    assertThat(summary.lines().filter(line -> line.startsWith("  "))).hasSize(8);
    assertThat(screen.texts()).contains("Copied");
  }

  @Test
  void ofAReportOfAnotherComputerTheModuleAloneIsAskedForHere() {
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(fakes.story.report()));
    screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
    await().atMost(Duration.ofSeconds(20)).until(() -> screen.find("#foreign-line").isPresent());
    fakes.engine.runFreely();
    screen.press("rail-again");
    assertThat(screen.window().flow().orElseThrow().run().target().pasted()).isEmpty();
    assertThat(screen.window().flow().orElseThrow().run().target().module())
        .isEqualTo(fakes.story.report().target().module());
  }

  @Test
  void theFirstPageOfARunThatEndedHasTheSameLines() {
    runToTheEnd();
    assertThat(screen.find("#glance")).isPresent();
    screen.type(KeyCode.SHORTCUT, KeyCode.R);
    assertThat(screen.find("#rail-again")).isPresent();
  }
}
