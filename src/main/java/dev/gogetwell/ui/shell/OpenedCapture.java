package dev.gogetwell.ui.shell;

import dev.gogetwell.ui.part.CopyBoard;
import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.timeline.CaptureScreen;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What an opened capture file asks of the window. JavaFX thread only.
public record OpenedCapture(Path file, Desk desk) implements CaptureScreen.Actions {
  /// What it needs for that.
  ///
  /// @param start back to the start
  /// @param refused is told what could not be done
  public record Desk(Widgets parts, Captures captures, Background background, CopyBoard board, FileDialogs files,
      Notices notices, Runnable start, Consumer<Exception> refused) {}

  @Override
  public void home() {
    desk.start().run();
  }

  @Override
  public void copy(String text) {
    desk.board().put(text);
    tell();
  }

  @Override
  public void copyFilter(String filter) {
    desk.board().putCommand(filter);
    tell();
  }

  private void tell() {
    desk.notices().tell(desk.parts().texts().of("ui.copied"));
  }

  @Override
  public void save() {
    desk.files().save(desk.parts().texts().now("ui.capture.save"), "capture.pcapng").ifPresent(target ->
        desk.background().run(() -> {
          desk.captures().copy(file, target);
          return target;
        }, saved -> desk.notices().tell(desk.parts().texts().of("ui.report.saved", saved.getFileName())),
            desk.refused()));
  }
}
