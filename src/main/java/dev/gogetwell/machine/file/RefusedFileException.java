package dev.gogetwell.machine.file;

import dev.gogetwell.model.Message;
import java.io.IOException;
import java.nio.file.Path;

/// A file that is there and is not read, because reading it might never end: it is a pipe or a device, too large, or
/// does not answer. Whoever reads for a user tells [#what]; the exception's own message is the same in English, for
/// places that hold the words of the system.
public final class RefusedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  /// Why.
  public enum Reason {
    FOLDER("folder", "is a directory"),
    PIPE("pipe", "is a pipe and no regular file"),
    SOCKET("socket", "is a socket and no regular file"),
    DEVICE("device", "is a device and no regular file"),
    /// A reparse point of Windows that is no link: most often a file that OneDrive or a deduplicated disk keeps elsewhere.
    STAND_IN("stand-in", "is a reparse point of Windows and no regular file"),
    /// It has more bytes than its kind can have.
    TOO_LARGE("too-large", "is larger than any such file"),
    /// The file system does not answer.
    TOO_SLOW("too-slow", "could not be read in time"),
    /// It became another file while it was opened.
    REPLACED("replaced", "was replaced while it was opened");

    private final String key;
    private final String words;

    Reason(String key, String words) {
      this.key = "file.refused." + key;
      this.words = words;
    }

    /// In English, as the operating system would say it.
    public String words() {
      return words;
    }
  }

  private final Reason reason;

  RefusedFileException(String file, Reason reason, InputLimit limit) {
    super(file + ": " + reason.words);
    this.reason = reason;
    this.what = Message.of(reason.key, file, limit.mebibytes());
  }

  RefusedFileException(Path file, Reason reason, InputLimit limit) {
    this(file.toString(), reason, limit);
  }

  /// Why it was refused.
  public Reason reason() {
    return reason;
  }

  /// The sentence for the user.
  public Message what() {
    return what;
  }

  /// The sentence for a file that could not be read.
  ///
  /// @param otherwise where `problem` is the system's own, which tells less to a user
  public static Message sentence(IOException problem, Message otherwise) {
    return problem instanceof RefusedFileException refused ? refused.what() : otherwise;
  }
}
