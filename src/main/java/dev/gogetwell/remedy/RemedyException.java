package dev.gogetwell.remedy;

import dev.gogetwell.model.Message;

/// A wish that could not be carried out, with a sentence and a next step for the user. Nothing was lost.
public final class RemedyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  /// @param what the sentence, with its next step
  public RemedyException(Message what) {
    super(what.key() + " " + what.args());
    this.what = what;
  }

  /// @param cause what the operating system said
  public RemedyException(Message what, Throwable cause) {
    super(what.key() + " " + what.args(), cause);
    this.what = what;
  }

  /// The sentence for the user.
  public Message what() {
    return what;
  }
}
