package dev.gogetwell.cli;

import dev.gogetwell.model.Message;

/// The command line asks for something that cannot be: told in one sentence with a next step, exit code 2. Thrown by
/// commands, told by [CommandLines].
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  /// @param what the sentence
  public UsageException(Message what) {
    super(what.key());
    this.what = what;
  }

  /// The sentence for the user.
  public Message what() {
    return what;
  }
}
