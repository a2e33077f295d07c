package dev.gogetwell.ui.shell;

import dev.gogetwell.report.LoadedReport;
import dev.gogetwell.ui.port.Captures;
import dev.gogetwell.ui.port.RunStore;
import dev.gogetwell.ui.run.Background;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.TransferMode;

/// The way of files into the window, chosen or dropped: a capture is shown as a timeline, a saved run as a run. JavaFX
/// thread only.
public final class FileDoor {
  private final Captures captures;
  private final RunStore runs;
  private final Background background;
  private final Shown shown;

  /// What becomes of a file.
  ///
  /// @param refused is told why one could not be opened
  public record Shown(Consumer<Captures.Opened> capture, Consumer<LoadedReport> run, Consumer<Exception> refused) {}

  public FileDoor(Captures captures, RunStore runs, Background background, Shown shown) {
    this.captures = captures;
    this.runs = runs;
    this.background = background;
    this.shown = shown;
  }

  /// Opens a file.
  public void open(Path file) {
    background.run(() -> {
      Optional<Captures.Opened> capture = captures.open(file);
      if (capture.isPresent()) {
        return (Runnable) () -> shown.capture().accept(capture.get());
      }
      LoadedReport report = runs.open(file);
      return (Runnable) () -> shown.run().accept(report);
    }, Runnable::run, shown.refused());
  }

  /// Lets a file be dropped wherever the window is.
  public void accept(Node everywhere) {
    everywhere.setOnDragOver(drag -> {
      if (drag.getDragboard().hasFiles()) {
        drag.acceptTransferModes(TransferMode.COPY);
        drag.consume();
      }
    });
    everywhere.setOnDragDropped(drag -> {
      if (drag.getDragboard().hasFiles()) {
        open(drag.getDragboard().getFiles().getFirst().toPath());
        drag.setDropCompleted(true);
        drag.consume();
      }
    });
  }
}
