package dev.gogetwell.generate;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// Something was asked for that cannot be made, or is missing; the sentence names it.
public final class UnfitWishException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  /// @param what the sentence for the user
  public UnfitWishException(Message what) {
    super(what);
  }
}
