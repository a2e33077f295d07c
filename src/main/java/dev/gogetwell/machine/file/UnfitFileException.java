package dev.gogetwell.machine.file;

import java.io.IOException;
import java.nio.file.Path;

/// Replacing what stands here would lose something that cannot be brought back. Nothing was touched.
public final class UnfitFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What would be lost.
  public enum Reason {
    /// A device, a pipe, a socket or a folder stands there.
    NOT_A_FILE,
    /// A link leads to a folder that is not there.
    LINK_LEADS_NOWHERE,
    /// Links go round in circles.
    LINK_CIRCLE,
    /// The file has other names too, which would keep the old bytes.
    HARD_LINKS,
    /// Owner, mode, access list or extended attributes of the file cannot be given to its successor.
    MARKS_LOST,
    /// The path leads to another file than a moment ago.
    LEADS_ELSEWHERE,
    /// No settings file is that large.
    TOO_LARGE
  }

  public UnfitFileException(Path file, Reason reason) {
    super(file + ": " + reason);
    this.reason = reason;
  }

  /// What would be lost.
  public Reason reason() {
    return reason;
  }
}
