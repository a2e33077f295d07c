package dev.gogetwell.engine;

import dev.gogetwell.model.Message;

/// A hosts file that cannot be used, with a sentence and a next step for the user.
public final class HostsFileException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message what;

  HostsFileException(Message what) {
    super(what.key() + " " + what.args());
    this.what = what;
  }

  /// The sentence for the user.
  public Message what() {
    return what;
  }
}
