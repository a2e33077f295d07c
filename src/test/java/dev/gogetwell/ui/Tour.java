package dev.gogetwell.ui;

import static org.awaitility.Awaitility.await;

import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;

/// Walks through every page in one language and one look and lets a camera see each. What draws the kept pictures and
/// what compares with them is therefore the same walk.
final class Tour {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The pages that look the same in both stories are shown in that in which more is to be seen.
  private static final Set<Place> IN_STORY_B = Set.of(Place.DNS, Place.NETWORK, Place.MODULES, Place.FIX);

  private final Choices choices;
  private final BroughtFonts fonts;
  private final Camera camera;

  Tour(Choices choices, BroughtFonts fonts, Camera camera) {
    this.choices = choices;
    this.fonts = fonts;
    this.camera = camera;
  }

  /// Sees one page. It may wait until the page has come to rest.
  interface Camera {
    void see(String name, Screen screen) throws Exception;
  }

  /// Goes through all pages.
  void walk(int width, int height) throws Exception {
    companyProxy(width, height);
    nameFilter(width, height);
    mailed(width, height);
    halfWay(width, height);
    changes(width, height);
    dependencies(width, height);
    states(width, height);
    new RareStates(choices, fonts, this::see).walk(width, height);
  }

  /// What a run looks like before, without and after a cause: nothing measured yet, stopped by the user, healthy; and
  /// a page on which there is nothing at all.
  void states(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.press("changes");
    await().atMost(PATIENCE).until(() -> fakes.desk.asked());
    see("changes-empty", screen);
    screen.press("back");
    screen.paste(NameFilter.PASTE);
    screen.press("find");
    screen.goTo(Place.NETWORK);
    see("waiting-network", screen);
    screen.goTo(Place.REPORT);
    see("waiting-report", screen);
    fakes.engine.allow(12);
    screen.goTo(Place.OVERVIEW);
    await().atMost(PATIENCE).until(() -> screen.window().flow().orElseThrow().run().evidence().size() > 2);
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.window().flow().orElseThrow().run().isOver());
    see("cancelled", screen);
    screen.does(() -> screen.window().open(new LoadedReport(Partial.healthy(Fakes.companyProxy().report()), true,
        List.of())));
    awaitEnd(screen);
    see("healthy", screen);
    screen.close();
  }

  /// Before a look, while it goes on, and what it found; then where a tool is missing.
  void dependencies(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    fakes.memory.kept = fakes.memory.kept.with(Path.of("/home/lin/src/checkout"));
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.press("dependencies");
    see("dependencies-ready", screen);
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.find("#modules").isPresent());
    see("dependencies", screen);
    screen.does(() -> scroll(screen).setVvalue(1));
    see("dependencies-modules", screen);
    fakes.dependencies.report = FakeDependencies.withoutTool();
    screen.does(() -> scroll(screen).setVvalue(0));
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.find("#install-tool").isPresent());
    see("dependencies-tool", screen);
    screen.close();
  }

  private static ScrollPane scroll(Screen screen) {
    return (ScrollPane) screen.stage().getScene().getRoot().lookup(".dependencies-screen .scroll-pane");
  }

  private void companyProxy(int width, int height) throws Exception {
    Fakes fakes = fakes(new Fakes(Fakes.companyProxy(), choices));
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.paste(CompanyProxy.PASTE);
    see("start", screen);
    screen.press("practice");
    screen.press("scenario-tls-reset");
    see("practice", screen);
    screen.press("back");
    screen.press("settings");
    see("settings", screen);
    screen.press("back");
    screen.press("compare-runs");
    see("compare", screen);
    screen.press("back");
    screen.paste(CompanyProxy.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    awaitEnd(screen);
    see("verdict-a", screen);
    places(screen, "a", false);
    screen.goTo(Place.REPORT);
    screen.press("look-letter");
    await().atMost(PATIENCE).until(() -> screen.find("#letter-text").isPresent());
    see("letter-a", screen);
    screen.goTo(Place.OVERVIEW);
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("try R1"));
    await().atMost(PATIENCE).until(() -> screen.find("#confirm-trust").isPresent());
    see("trust-a", screen);
    screen.close();
  }

  private void nameFilter(int width, int height) throws Exception {
    Fakes fakes = fakes(new Fakes(Fakes.nameFilter(), choices));
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runAlmost();
    screen.press("find");
    await().atMost(PATIENCE).until(() -> screen.verdict().contains("proxy.golang.org"));
    see("running-b", screen);
    fakes.engine.runFreely();
    awaitEnd(screen);
    places(screen, "b", true);
    screen.goTo(Place.HANDSHAKE);
    screen.does(() -> screen.window().flow().ifPresent(flow -> flow.screen().page(Place.HANDSHAKE).toggleCompare()));
    see("handshake-compare-b", screen);
    screen.goTo(Place.OVERVIEW);
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("try R1"));
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> fakes.desk.done().contains("verify"));
    see("fix-b", screen);
    screen.does(() -> ((TitledPane) screen.stage().getScene().getRoot().lookup("#weakening")).setExpanded(true));
    screen.press("way-R4");
    see("weakening-b", screen);
    screen.close();
  }

  /// A report of somebody else: to be read only.
  private void mailed(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    fakes.runs.mailed = Optional.of(MailedReportTest.mailed(fakes.story.report()));
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.does(() -> screen.window().openFile(Path.of("mailed.json")));
    await().atMost(PATIENCE).until(() -> screen.find("#foreign-line").isPresent());
    see("mailed-b", screen);
    screen.goTo(Place.FIX);
    see("mailed-fix-b", screen);
    screen.close();
  }

  /// An earlier run was ended while it wrote.
  private void halfWay(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    fakes.desk.leaveHalfWay(fakes.story.report().remedies().getFirst());
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.paste(NameFilter.PASTE);
    fakes.engine.runFreely();
    screen.press("find");
    awaitEnd(screen);
    screen.goTo(Place.FIX);
    await().atMost(PATIENCE).until(() -> screen.find(".half-way").isPresent());
    see("half-way-b", screen);
    screen.close();
  }

  /// What earlier runs wrote, one of it undone since; undoing the other is looked at.
  private void changes(int width, int height) throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), choices);
    fakes.desk.leaveWritten(fakes.story.report().remedies().get(1));
    fakes.desk.undo(fakes.desk.journal().getFirst());
    fakes.desk.leaveWritten(fakes.story.report().remedies().getFirst());
    Screen screen = Screen.open(fakes, fonts, width, height);
    screen.press("changes");
    await().atMost(PATIENCE).until(() -> screen.find(".undo-change").isPresent());
    screen.does(() -> ((Button) screen.stage().getScene().getRoot().lookup(".undo-change")).fire());
    see("changes-b", screen);
    screen.close();
  }

  private void places(Screen screen, String story, boolean second) throws Exception {
    for (Place place : Place.values()) {
      if (place != Place.OVERVIEW && place != Place.FIX && IN_STORY_B.contains(place) == second) {
        screen.goTo(place);
        if (place == Place.REPORT) {
          await().atMost(PATIENCE).until(() -> screen.find("#first-page").isPresent());
        }
        see(place.id() + "-" + story, screen);
      }
    }
    screen.goTo(Place.OVERVIEW);
  }

  private static void awaitEnd(Screen screen) {
    await().atMost(PATIENCE).until(() -> screen.window().flow().orElseThrow().screen().board().isPresent());
  }

  private static Fakes fakes(Fakes fakes) {
    fakes.runs.save(CompanyProxy.story().report());
    fakes.runs.markFixed(fakes.runs.save(NameFilter.story().report()), List.of());
    return fakes;
  }

  /// What a user chose who sees the kept pictures.
  static Choices choices(Language language, Look look) {
    return Choices.defaults(language).withLook(look).withReduceMotion(true);
  }

  private void see(String page, Screen screen) throws Exception {
    camera.see(String.join("-", List.of(page, choices.language() == Language.ENGLISH ? "en" : "zh",
        choices.look().name().toLowerCase(Locale.ROOT))), screen);
  }
}
