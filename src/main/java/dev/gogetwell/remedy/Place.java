package dev.gogetwell.remedy;

import java.io.IOException;
import java.util.Optional;

/// Something of the user that is edited as a whole: a file, or a value of the registry. One thread at a time.
interface Place {
  /// Its name for people and for the journal.
  String name();

  /// What it holds; empty if it does not exist.
  Optional<byte[]> read() throws IOException;

  /// Writes if it still holds `expected`; empty means "does not exist".
  ///
  /// @throws dev.gogetwell.machine.file.FileChangedException if it holds something else; it is left alone
  void replace(Optional<byte[]> expected, Optional<byte[]> wanted) throws IOException;
}
