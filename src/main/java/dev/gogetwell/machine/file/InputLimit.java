package dev.gogetwell.machine.file;

/// How large a file of a kind may be. What is larger is no such file, whatever its name says, and is refused instead of
/// filling the memory. Each bound is far above what is met in practice.
public enum InputLimit {
  /// The go env file, our own preferences.
  SETTINGS(1),
  /// What an editor or an IDE keeps of a project, with its lists of changes and runs.
  EDITOR(16),
  /// A list of reference hosts that somebody wrote by hand.
  HOSTS(1),
  /// What the system tells in text: resolvers, mounts.
  SYSTEM_TABLE(4),
  /// go.mod and go.work; Go reads no larger ones (cmd/go/internal/modfetch/codehost/codehost.go: MaxGoMod).
  MODULE_FILE(16),
  /// go.sum and go.work.sum: a line or two for every module that was ever required.
  MODULE_SUMS(64),
  /// Certificates as text; the bundle of a system has half a megabyte.
  CERTIFICATES(64),
  /// A key store of Java.
  KEY_STORE(64),
  /// A report, with what was measured in it.
  REPORT(16),
  /// What go said, pasted or saved.
  PASTE(64),
  /// TLS secrets as browsers and Go write them.
  KEY_LOG(64),
  /// An entry of the undo journal, or the former bytes of a settings file.
  JOURNAL(16),
  /// Read as a stream and never held as a whole, so of any size.
  STREAM(Long.MAX_VALUE >> 20);

  private final long mebibytes;

  InputLimit(long mebibytes) {
    this.mebibytes = mebibytes;
  }

  /// The most that is read.
  public long bytes() {
    return mebibytes << 20;
  }

  /// The same for a sentence.
  public long mebibytes() {
    return mebibytes;
  }
}
