package dev.gogetwell.remedy;

import dev.gogetwell.model.Message;

/// Nothing can be kept for this user, so nothing is carried out that would have to be undone. The command line asked
/// for something that cannot be, which is exit code 2.
public final class UnkeptException extends RemedyException {
  private static final long serialVersionUID = 1L;

  /// @param what why nothing is kept, and what to do about it
  public UnkeptException(Message what) {
    super(what);
  }
}
