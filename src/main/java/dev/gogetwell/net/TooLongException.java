package dev.gogetwell.net;

import java.io.IOException;

/// A peer sends more than go takes, perhaps without end, where an end was due. The message is in go's words.
public final class TooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param words what go says about it
  public TooLongException(String words) {
    super(words);
  }
}
