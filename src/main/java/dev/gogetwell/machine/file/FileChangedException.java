package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.Path;

/// The file is no longer what was read: somebody else wrote it meanwhile. Nothing was overwritten.
public final class FileChangedException extends IOException {
  private static final long serialVersionUID = 1L;

  public FileChangedException(Path file) {
    super(file.toString());
  }
}
