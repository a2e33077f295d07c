package dev.gogetwell.remedy;

import dev.gogetwell.machine.file.Prepared;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Something of the user that is edited as a whole. One thread at a time.
interface EditedPlace {
  /// Its name for people and for the journal.
  String name();

  /// What a person would type or write who did it by hand.
  String byHand();

  /// What it holds; empty if it does not exist.
  Optional<byte[]> read() throws IOException;

  /// Asks whether it can be written without losing anything.
  ///
  /// @throws IOException if not
  void requireFit() throws IOException;

  /// The folders that writing would make, outermost first.
  List<Path> missingFolders();

  /// Puts everything ready, if it still holds `expected`; empty means "does not exist".
  ///
  /// @param mark of the temporary file
  /// @throws dev.gogetwell.machine.file.FileChangedException if it holds something else; it is left alone
  Prepared prepare(Optional<byte[]> expected, Optional<byte[]> wanted, String mark) throws IOException;
}
