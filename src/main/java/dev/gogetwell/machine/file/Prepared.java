package dev.gogetwell.machine.file;

import java.io.IOException;

/// A replacement that is ready but for one last step. Closing it without that step leaves nothing behind. One thread at
/// a time.
public interface Prepared extends AutoCloseable {
  /// Carries it out, if nothing has changed since it was made ready.
  ///
  /// @throws FileChangedException if something has; it is left alone
  void commit() throws IOException;

  @Override
  void close() throws IOException;
}
