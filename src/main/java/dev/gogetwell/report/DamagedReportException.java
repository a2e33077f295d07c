package dev.gogetwell.report;

import dev.gogetwell.model.Message;

/// The file is no report, or too damaged to be judged again.
public final class DamagedReportException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Message sentence;

  DamagedReportException(Message sentence, Throwable cause) {
    super(sentence.key() + " " + sentence.args(), cause);
    this.sentence = sentence;
  }

  DamagedReportException(Message sentence) {
    super(sentence.key() + " " + sentence.args());
    this.sentence = sentence;
  }

  /// One sentence for the user.
  public Message sentence() {
    return sentence;
  }
}
