package dev.gogetwell.probe;

import dev.gogetwell.model.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a module proxy, or another way to the checksum database, showed in a comparison.
///
/// @param url its base
/// @param took how long its first answer took, with name, connection and handshake
/// @param failure why the version cannot be had there; empty if it can
/// @param modHash of its go.mod, as go.sum has it
/// @param zipHash of its archive; empty where that is too large for a comparison
/// @param checksums whether it passes the checksum database on
/// @param record the lines of go.sum that came that way, if their signature and their proof hold
/// @param toolchains whether it serves toolchains
public record SeenMirror(String url, Duration took, Optional<Failure> failure, Optional<String> modHash,
    Optional<String> zipHash, Share checksums, List<String> record, Share toolchains) {
  public SeenMirror {
    record = List.copyOf(record);
  }

  /// Whether something is had there.
  public enum Share {
    YES,
    /// It says that it does not have it: `go` asks elsewhere.
    NO,
    /// It fails, and `go` with it.
    BROKEN,
    NOT_ASKED
  }

  /// Whether the version can be had.
  public boolean hasVersion() {
    return failure.isEmpty();
  }
}
