package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AtomicFile;
import dev.gogetwell.machine.file.Prepared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file, links followed.
///
/// @param byHand for a person, where the file cannot be replaced
record FilePlace(AtomicFile file, String byHand) implements EditedPlace {
  @Override
  public String name() {
    return file.path().toString();
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    return file.read();
  }

  @Override
  public void requireFit() throws IOException {
    file.requireFit();
  }

  @Override
  public List<Path> missingFolders() {
    return file.missingFolders();
  }

  @Override
  public Prepared prepare(Optional<byte[]> expected, Optional<byte[]> wanted, String mark) throws IOException {
    return file.prepare(expected, wanted, mark);
  }
}
