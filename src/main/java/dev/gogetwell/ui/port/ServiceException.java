package dev.gogetwell.ui.port;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// A wish of the window that could not be carried out: a file that cannot be written, a report that cannot be read.
public final class ServiceException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  /// @param what the sentence for the user
  public ServiceException(Message what) {
    super(what);
  }

  /// @param cause what the operating system said
  public ServiceException(Message what, Throwable cause) {
    super(what, cause);
  }
}
