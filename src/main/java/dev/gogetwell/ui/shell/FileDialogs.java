package dev.gogetwell.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Asks the user for a file. An interface, because the dialogs belong to the operating system and cannot be driven by a
/// test. JavaFX thread only.
public interface FileDialogs {
  /// Where to save; empty if the user thought better of it.
  Optional<Path> save(String title, String suggestedName);

  /// Which file to open.
  Optional<Path> open(String title);

  /// Which folder.
  Optional<Path> folder(String title);

  /// The dialogs of the operating system.
  static FileDialogs of(Window owner) {
    return new FileDialogs() {
      @Override
      public Optional<Path> save(String title, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(file -> file.toPath());
      }

      @Override
      public Optional<Path> open(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(file -> file.toPath());
      }

      @Override
      public Optional<Path> folder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(owner)).map(file -> file.toPath());
      }
    };
  }
}
