package dev.gogetwell.ui;

import static org.awaitility.Awaitility.await;

import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.story.NameFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The part of the [Tour] through what few users meet: nothing to compare with, a capture file, a fix that does not
/// help, one that was taken back, and what can be saved of somebody else's run.
final class RareStates {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Choices choices;
  private final BroughtFonts fonts;
  private final Tour.Camera camera;

  RareStates(Choices choices, BroughtFonts fonts, Tour.Camera camera) {
    this.choices = choices;
    this.fonts = fonts;
    this.camera = camera;
  }

  void walk(int width, int height) throws Exception {
    files(width, height);
    fixes(width, height);
  }

  private void files(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    fakes.runs.save(fakes.story.report());
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(fakes.story.report()));
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.press("compare-runs");
    camera.see("compare-one", screen);
    screen.press("back");
    screen.does(() -> screen.window().openFile(Path.of("from-a-colleague.pcap")));
    await().atMost(PATIENCE).until(() -> screen.find("#streams").isPresent());
    camera.see("capture", screen);
    screen.press("back");
    screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
    await().atMost(PATIENCE).until(() -> screen.find("#foreign-line").isPresent());
    screen.goTo(Place.REPORT);
    await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
    camera.see("mailed-report-b", screen);
    screen.close();
  }

  private void fixes(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    await().atMost(PATIENCE).until(() -> screen.window().flow().orElseThrow().screen().board().isPresent());
    screen.goTo(Place.FIX);
    fakes.desk.letFail("R2");
    screen.press("way-R2");
    screen.press("try");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("try R2"));
    camera.see("failed-try-b", screen);
    screen.press("way-R1");
    screen.press("try");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("try R1"));
    await().atMost(PATIENCE).until(() -> screen.find("#apply").filter(apply -> !apply.isDisabled()).isPresent());
    screen.press("apply");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("verify"));
    await().atMost(PATIENCE).until(() -> screen.find("#undo").isPresent());
    screen.press("undo");
    await().atMost(PATIENCE).until(() -> screen.find("#after-fix").isEmpty());
    camera.see("undone-b", screen);
    screen.close();
  }
}
