package dev.gogetwell.machine.file;

import java.nio.file.Path;

/// A folder for one piece of work, gone when that is closed, when the program ends or is ended, and at the latest when
/// it is started again. Any thread.
///
/// @param path where it is
public record ScratchFolder(Path path) implements AutoCloseable {
  /// Deletes it with its content; what is still in use is deleted with the rest of this run.
  @Override
  public void close() {
    TreeDeletion.delete(path);
  }
}
