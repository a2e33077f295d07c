package dev.gogetwell.cli;

import dev.gogetwell.model.Message;
import dev.gogetwell.model.UserFacingException;

/// The command line asks for something that cannot be: exit code 2. Thrown by commands, told by [CommandLines].
public final class UsageException extends UserFacingException {
  private static final long serialVersionUID = 1L;

  /// @param what the sentence for the user
  public UsageException(Message what) {
    super(what);
  }
}
