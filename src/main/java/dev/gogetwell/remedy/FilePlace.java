package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AtomicFile;
import java.io.IOException;
import java.util.Optional;

/// A file, links followed.
record FilePlace(AtomicFile file) implements Place {
  @Override
  public String name() {
    return file.path().toString();
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    return file.read();
  }

  @Override
  public void replace(Optional<byte[]> expected, Optional<byte[]> wanted) throws IOException {
    file.replace(expected, wanted);
  }
}
