package dev.gogetwell.model;

/// A wish that could not be carried out, with one sentence for the user that names the next step. Whoever catches it
/// tells that sentence; it is no bug of the program. Its own message holds the key only for a log.
public abstract class UserFacingException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  /// @param what the sentence for the user
  protected UserFacingException(Message what) {
    super(what.key() + " " + what.args());
    this.what = what;
  }

  /// @param what the sentence for the user
  /// @param cause what the operating system or a library said
  protected UserFacingException(Message what, Throwable cause) {
    super(what.key() + " " + what.args(), cause);
    this.what = what;
  }

  /// The sentence for the user.
  public final Message what() {
    return what;
  }
}
