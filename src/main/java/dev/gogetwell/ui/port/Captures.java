package dev.gogetwell.ui.port;

import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.tls.TlsStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Capture files: those that a user opens, and those that the window saves for Wireshark. Every method blocks; call it
/// on a virtual thread.
public interface Captures {
  /// Reads a capture file; empty if the file is none.
  ///
  /// @throws ServiceException if it cannot be read
  Optional<Opened> open(Path file) throws ServiceException;

  /// Copies a capture file as pcapng, with the secrets that it holds in front.
  ///
  /// @throws ServiceException if one of the files cannot be used
  void copy(Path capture, Path target) throws ServiceException;

  /// Makes a handshake like `shown` once more and saves it as pcapng with its secrets. Once more, because a run keeps
  /// what was said and not the bytes.
  ///
  /// @throws ServiceException if nothing could be recorded or written
  void record(TlsHandshake shown, Path target) throws ServiceException, InterruptedException;

  /// A capture file that was read.
  ///
  /// @param streams its connections, in the order of their first packets
  /// @param leftOut how many more there are
  /// @param truncated whether it ends in the middle of something
  record Opened(Path file, List<TlsStream> streams, int leftOut, boolean truncated) {
    public Opened {
      streams = List.copyOf(streams);
    }
  }
}
