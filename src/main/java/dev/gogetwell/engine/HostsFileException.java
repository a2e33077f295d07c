package dev.gogetwell.engine;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// A hosts file that cannot be used.
public final class HostsFileException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  HostsFileException(Message what) {
    super(what);
  }
}
