package dev.gogetwell.ui.shell;

import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.model.Report;
import dev.gogetwell.ui.part.Lines;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.part.Wording;
import dev.gogetwell.ui.theme.Tone;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// The line above a report that this program did not write for this user on this computer: whose it is, that nothing of
/// it is carried out here, and the way to the same question about this computer. JavaFX thread only.
final class ForeignBanner {
  private ForeignBanner() {}

  /// @param check judges this computer; hidden where the report names no module that could be asked for
  /// @param script saves the steps for that computer; hidden where there are none
  static Node of(Widgets parts, Report report, Runnable check, Runnable script) {
    Lines line = parts.banner(Feather.FILE_TEXT, Tone.WARNING, parts.flow(
        parts.piece(parts.texts().of("ui.foreign.title"), "small", "strong"),
        parts.piece(parts.texts().compute(texts -> texts.get("ui.gap")
            + texts.get("ui.foreign.sub", Wording.system(texts, report.settings().os()),
            Wording.dateTime(texts, report.started()))), "small")));
    line.setId("foreign-line");
    if (!report.remedies().isEmpty()) {
      Button steps = parts.button("ui.foreign.script", Feather.SAVE, script, "small-button");
      steps.setId("save-script");
      line.getChildren().add(steps);
    }
    if (isAskable(report.target().module())) {
      Button here = parts.button("ui.foreign.check", Feather.REFRESH_CW, check, "small-button");
      here.setId("check-here");
      line.getChildren().add(here);
    }
    return line;
  }

  /// What becomes a word of a command must be a module that go would take, and no flag of it.
  private static boolean isAskable(String module) {
    ModulePath.Query query = ModulePath.Query.parse(module);
    return !query.path().isEmpty() && ModulePath.malformed(query.path()).isEmpty()
        && query.version().matches("[A-Za-z0-9][A-Za-z0-9.+_-]{0,200}|");
  }
}
