package dev.gogetwell.telemetry;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// What names a collector cannot be used; the sentence says what, and shows no value.
public final class UnfitCollectorException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  UnfitCollectorException(Message what) {
    super(what);
  }
}
