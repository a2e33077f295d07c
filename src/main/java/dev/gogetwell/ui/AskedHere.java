package dev.gogetwell.ui;

import dev.gogetwell.engine.Targets;
import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.shell.RunFlow;
import dev.gogetwell.ui.theme.Tone;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks on this computer what an opened report asked, and sets the two beside each other once the run is over. JavaFX
/// thread only.
///
/// @param window shows the run and then the comparison
/// @param beside makes the screen of the comparison
record AskedHere(GoGetWellWindow window, WindowServices services, Widgets parts, Background background,
    SideScreens beside) {
  /// Of the report only the name of the module is taken.
  void begin(LoadedReport other) {
    RunFlow flow = window.check(Targets.module(other.report().target().module()));
    Button compare = parts.button("ui.asked-here.compare", Feather.COLUMNS, () -> compare(other, flow),
        "small-button");
    compare.setId("compare-with-it");
    compare.setDisable(true);
    flow.run().whenOver(() -> compare.setDisable(false));
    HBox line = parts.row(12, parts.icon(Feather.FILE_TEXT, 16, Tone.NEUTRAL), parts.grow(parts.bound(
        parts.texts().compute(texts -> texts.get(other.own() ? "ui.asked-here.own" : "ui.asked-here.foreign",
            Wording.dateTime(texts, other.report().started()))), "small")), compare);
    line.getStyleClass().add("practice-line");
    flow.screen().setBanner(line);
  }

  private void compare(LoadedReport other, RunFlow flow) {
    LoadedReport here = new LoadedReport(flow.run().report().orElseThrow(), true, List.of());
    background.run(services.runs()::recent, entries -> window.show(beside.comparison(entries, List.of(other, here))),
        window::refused);
  }
}
