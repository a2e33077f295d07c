package dev.gogetwell.net;

import java.io.IOException;

/// A byte stream in both directions with a deadline for every read: a TCP connection, or a TLS session inside one.
/// Used by one thread at a time.
public interface Wire extends AutoCloseable {
  /// Writes all of `bytes`.
  void write(byte[] bytes) throws IOException;

  /// Reads at least one byte.
  ///
  /// @return how many bytes were read; -1 at the end of the stream
  /// @throws java.net.SocketTimeoutException when `deadline` passes first
  int read(byte[] into, Deadline deadline) throws IOException;

  @Override
  void close();
}
