package dev.gogetwell.ui;

import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.ui.dependencies.DependenciesScreen;
import dev.gogetwell.ui.dependencies.DependencyLook;
import dev.gogetwell.ui.fix.ChangesScreen;
import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.port.Workplace;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.settings.SettingsScreen;
import dev.gogetwell.ui.shell.CompareScreen;
import dev.gogetwell.ui.shell.FileDialogs;
import dev.gogetwell.ui.shell.Notices;
import dev.gogetwell.ui.shell.OpenedCapture;
import dev.gogetwell.ui.timeline.CaptureScreen;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;

/// Makes the screens that stand beside the start page and the runs. JavaFX thread only.
///
/// @param home shows the start page
/// @param refused tells of what did not work
record SideScreens(WindowServices services, Widgets parts, Background background, CopyBoard board, Notices notices,
    Supplier<FileDialogs> files, Runnable home, Consumer<Exception> refused) {
  /// All that was ever written here.
  Node changes(Workplace here) {
    return new ChangesScreen(parts, background, here::changes, home).node();
  }

  /// The dependencies of a project.
  ///
  /// @param chosen hears of the folder that the user chooses
  DependenciesScreen dependencies(DependencyLook look, Consumer<Path> chosen) {
    return new DependenciesScreen(parts, look,
        new DependenciesScreen.Desk(background, board, files.get(), notices, chosen, home, refused));
  }

  Node settings(ObjectProperty<Choices> choices) {
    return new SettingsScreen(parts, choices, services.references(), services.about(), value -> {
      board.putCommand(value);
      notices.tell(parts.texts().of("ui.copied"));
    }, home).node();
  }

  /// Shows an address in the browser.
  void visit(URI address) {
    background.run(() -> {
      services.links().open(address);
      return address;
    }, _ -> { }, refused);
  }

  /// A recorded conversation of somebody else.
  CaptureScreen capture(Captures.Opened capture) {
    OpenedCapture.Desk desk = new OpenedCapture.Desk(parts, services.captures(), background, board, files.get(),
        notices, home, refused);
    return new CaptureScreen(parts, capture, new OpenedCapture(capture.file(), desk));
  }

  /// Two of these runs beside each other.
  ///
  /// @param first the two that are shown first, before and after; else the two newest of the others
  Node comparison(List<RunStore.Entry> runs, List<LoadedReport> first) {
    return new CompareScreen(parts, background, new CompareScreen.Sources(services.runs(), runs, first, files.get()),
        home, refused).node();
  }
}
