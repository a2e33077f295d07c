package dev.gogetwell.ui.port;

import dev.gogetwell.model.Message;

/// A wish of the window that could not be carried out: a file that cannot be written, a report that cannot be read. It
/// carries the sentence for the user, with the next step.
public final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  /// @param what the sentence for the user
  public ServiceException(Message what) {
    super(what.key() + " " + what.args());
    this.what = what;
  }

  /// @param cause what the operating system said
  public ServiceException(Message what, Throwable cause) {
    super(what.key() + " " + what.args(), cause);
    this.what = what;
  }

  /// The sentence for the user.
  public Message what() {
    return what;
  }
}
