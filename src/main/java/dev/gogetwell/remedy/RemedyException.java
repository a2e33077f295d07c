package dev.gogetwell.remedy;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// A remedy, or its undoing, that could not be carried out. Nothing was lost.
public class RemedyException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  /// @param what the sentence for the user
  public RemedyException(Message what) {
    super(what);
  }

  /// @param cause what the operating system said
  public RemedyException(Message what, Throwable cause) {
    super(what, cause);
  }
}
