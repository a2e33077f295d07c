package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

class EarlierChangesTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  @Test
  void whatAnEarlierRunWroteIsListedAndUndoneAfterARestart() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.desk.leaveWritten(fakes.story.report().remedies().getFirst());
    Screen screen = fixPage(fakes);
    try {
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".earlier").isPresent());
      assertThat(screen.texts()).contains("Changes made earlier", "/home/lin/.config/go/env",
          "Acts on every go command of this user, at once.");
      screen.press("try");
      await().atMost(Duration.ofSeconds(10)).until(() -> fakes.desk.done().contains("try R1"));
      screen.press("apply");
      await().atMost(Duration.ofSeconds(10)).until(() -> fakes.desk.done().contains("verify"));
      screen.does(() -> ((Button) screen.find(".earlier").orElseThrow()).fire());
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".earlier").isEmpty());
      assertThat(fakes.desk.done()).as("what this run wrote stays").containsOnlyOnce("undo R1");
    } finally {
      screen.close();
    }
  }

  /// Whoever reads a colleague's report is not shown what was changed on this computer.
  @Test
  void aReportOfSomebodyElseShowsNoChangeOfThisComputer() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.desk.leaveWritten(fakes.story.report().remedies().getFirst());
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(fakes.story.report()));
    Screen screen = Screen.open(fakes, 1000, 700);
    try {
      screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#foreign-line").isPresent());
      screen.goTo(Place.FIX);
      WaitForAsyncUtils.waitForFxEvents();
      assertThat(screen.texts()).doesNotContain("Changes made earlier");
      assertThat(fakes.desk.asked()).as("the journal").isFalse();
    } finally {
      screen.close();
    }
  }

  private static Screen fixPage(Fakes fakes) throws Exception {
    Screen screen = Screen.open(fakes, 1000, 700);
    screen.paste(fakes.story.report().target().pasted().orElseThrow());
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    screen.goTo(Place.FIX);
    return screen;
  }

  @Test
  void whatAnEarlierRunHasLeftHalfWayIsShownAndTakenBack() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.desk.leaveHalfWay(fakes.story.report().remedies().getFirst());
    Screen screen = fixPage(fakes);
    try {
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".half-way").isPresent());
      assertThat(screen.texts()).contains("An earlier run was ended while it wrote this");
      screen.does(() -> ((Button) screen.find(".half-way").orElseThrow()).fire());
      await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".half-way").isEmpty());
      assertThat(fakes.desk.done()).containsExactly("undo R1");
    } finally {
      screen.close();
    }
  }
}
