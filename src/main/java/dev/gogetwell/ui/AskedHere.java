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
    flow.screen().setBanner(parts.banner(Feather.FILE_TEXT, Tone.NEUTRAL, parts.flow(parts.piece(
        parts.texts().compute(texts -> texts.get(other.own() ? "ui.asked-here.own" : "ui.asked-here.foreign",
            Wording.dateTime(texts, other.report().started()))), "small")), compare));
  }

  private void compare(LoadedReport other, RunFlow flow) {
    LoadedReport here = new LoadedReport(flow.run().report().orElseThrow(), true, List.of());
    background.run(services.runs()::recent, entries -> window.show(beside.comparison(entries, List.of(other, here))),
        window::refused);
  }
}
