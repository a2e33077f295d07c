package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.Path;

/// The file is marked read-only: a rename would defeat that mark, so it is respected.
public final class ReadOnlyFileException extends IOException {
  private static final long serialVersionUID = 1L;

  public ReadOnlyFileException(Path file) {
    super(file.toString());
  }
}
