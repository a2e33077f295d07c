package dev.gogetwell.fleet;

import java.util.Locale;

/// Something in a stream of reports is none that can be counted. An expected outcome: it is counted too.
public final class UnreadableReportException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// Why.
  public enum Reason {
    /// Damaged or cut.
    NO_JSON,
    /// JSON of another kind.
    NO_REPORT,
    /// A form that this version does not know.
    NEWER,
    /// A part of every report is missing or wrong.
    BROKEN,
    TOO_LARGE,
    /// The file could not be read.
    NO_FILE;

    /// In JSON, and the last part of the text key.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Without a stack, since a hundred thousand of them are no trouble.
  public UnreadableReportException(Reason reason) {
    super(reason.word(), null, false, false);
    this.reason = reason;
  }

  /// Why.
  public Reason reason() {
    return reason;
  }
}
