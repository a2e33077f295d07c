package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.AsideFile;
import dev.gogetwell.machine.file.FileChangedException;
import dev.gogetwell.machine.file.Prepared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file that is put aside and back. What this place holds is a line that says where the file lies.
///
/// @param byHand what a person would type
record AsidePlace(AsideFile file, String byHand) implements EditedPlace {
  @Override
  public String name() {
    return file.aside().toString();
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    return file.told();
  }

  @Override
  public void requireFit() throws IOException {
    file.requireFit();
  }

  @Override
  public List<Path> missingFolders() {
    return List.of();
  }

  @Override
  public Prepared prepare(Optional<byte[]> expected, Optional<byte[]> wanted, String mark) throws IOException {
    requireSame(expected);
    String line = new String(wanted.orElseThrow(() -> new IOException(name())), StandardCharsets.UTF_8);
    return new Prepared() {
      @Override
      public void commit() throws IOException {
        requireSame(expected);
        if (line.startsWith(file.aside() + " ")) {
          file.move();
        } else {
          file.moveBack();
        }
      }

      @Override
      public void close() {
        // Nothing lies beside it that was not there before.
      }
    };
  }

  private void requireSame(Optional<byte[]> expected) throws IOException {
    requireFit();
    if (!Exchange.same(read(), expected)) {
      throw new FileChangedException(file.file());
    }
  }
}
