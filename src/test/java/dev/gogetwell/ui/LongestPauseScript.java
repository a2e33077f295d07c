package dev.gogetwell.ui;

import dev.gogetwell.hygiene.HygieneFinding;
import dev.gogetwell.hygiene.HygieneReport;
import dev.gogetwell.hygiene.HygieneRule;
import dev.gogetwell.hygiene.ModuleRow;
import dev.gogetwell.model.Report;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.report.Reports;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;

/// Opens what is large or hostile and prints how long the window's thread was held up by each page: a report whose
/// values are words of ten thousand characters, and the dependencies of a project with three hundred requirements. A
/// program for a quiet machine, not a timed test. One line a page.
public final class LongestPauseScript {
  private static final int REQUIREMENTS = 300;
  private static final int ROUNDS = Integer.getInteger("gogetwell.rounds", 3);

  private final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private final Pauses pauses;
  private GoGetWellWindow window;
  private Stage stage;

  private LongestPauseScript(Pauses pauses) {
    this.pauses = pauses;
  }

  /// Runs it.
  public static void main(String[] args) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    LongestPauseScript script = new LongestPauseScript(Pauses.begin());
    script.show();
    Report usual = Reports.inspectingProxy(text -> text);
    Report hostile = Reports.inspectingProxy(text -> "<b>&amp;\u202e\u2066 \u05d0\u05d1 " + text + "\u0000"
        + "y".repeat(10_000));
    for (int i = 0; i < ROUNDS; i++) {
      script.report("usual report", usual);
      script.report("hostile report", hostile);
      script.dependencies();
    }
    Runtime.getRuntime().halt(0);
  }

  private void show() throws Exception {
    fakes.memory.kept = fakes.memory.kept.with(Path.of("/home/lin/src/checkout"));
    fakes.dependencies.report = many();
    Pauses.onFx(() -> {
      stage = new Stage();
      window = new GoGetWellWindow(fakes.services(), owner -> new NoDialogs(), BroughtFonts.USUAL.load());
      window.show(stage);
      return stage;
    });
  }

  private void report(String name, Report report) throws Exception {
    measure(name + ", opened", () -> {
      window.open(new LoadedReport(report, false, List.of()));
      return true;
    });
    for (Place place : Place.values()) {
      measure(name + ", " + place.id(), () -> {
        window.flow().orElseThrow().screen().show(place);
        return true;
      });
    }
    press("rail-start");
  }

  private void dependencies() throws Exception {
    press("dependencies");
    measure(REQUIREMENTS + " requirements, looked at", () -> fire("primary"));
    measure(REQUIREMENTS + " requirements, some more", () -> {
      ((ButtonBase) stage.getScene().lookup(".more-findings")).fire();
      return true;
    });
    press("back");
  }

  private boolean fire(String id) {
    ((ButtonBase) stage.getScene().lookup("#" + id)).fire();
    return true;
  }

  private void press(String id) throws Exception {
    Pauses.onFx(() -> fire(id));
    TimeUnit.MILLISECONDS.sleep(300);
  }

  private void measure(String what, Callable<Boolean> act) throws Exception {
    TimeUnit.MILLISECONDS.sleep(300);
    pauses.forget();
    Pauses.onFx(act);
    TimeUnit.MILLISECONDS.sleep(900);
    System.out.printf("%-40s longest pause %5.0f ms, work at a time %5.0f ms%n", what, pauses.longest(),
        pauses.work());
  }

  private static HygieneReport many() {
    HygieneReport some = FakeDependencies.problems();
    List<HygieneFinding> findings = new ArrayList<>();
    List<ModuleRow> rows = new ArrayList<>();
    for (int i = 0; i < REQUIREMENTS; i++) {
      String path = "github.com/team" + i % 17 + "/library-" + i;
      rows.add(FakeDependencies.row(path, "v1." + i + ".0", i % 3 > 0, "v2.0.0", "BSD-3-Clause"));
      findings.add(FakeDependencies.finding(i % 2 == 0 ? HygieneRule.RETRACTED : HygieneRule.DEPRECATED, i + 5,
          path + "@v1." + i + ".0", Optional.of("go get " + path + "@latest"),
          List.of("shop.example.com/checkout", "github.com/quay/claircore@v1.5.2", path + "@v1." + i + ".0"),
          path + "@v1." + i + ".0", "loses the last page"));
    }
    return new HygieneReport(some.module(), some.go(), findings, some.tools(), rows, List.of());
  }
}
