package dev.gogetwell.net.tls.pcap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads a file in pieces of known length without copying them once more; the array is a window that slides over the
/// file. Confined to one thread.
final class BlockInput {
  /// Larger than any packet or block that a capture tool writes.
  static final int MAX_PIECE = 1 << 24;

  private final InputStream in;
  private byte[] window = new byte[1 << 16];
  private int at;
  private int end;

  BlockInput(InputStream in) {
    this.in = in;
  }

  byte[] array() {
    return window;
  }

  /// Where the unread bytes begin in [#array].
  int position() {
    return at;
  }

  /// How many bytes can be had without reading; after a failed [#need] all that the file has left.
  int available() {
    return end - at;
  }

  /// Makes the next `count` bytes available in one piece.
  ///
  /// @return false if the file ends before, or if `count` is no sensible length
  boolean need(int count) throws IOException {
    if (count < 0 || count > MAX_PIECE) {
      return false;
    }
    if (end - at >= count) {
      return true;
    }
    System.arraycopy(window, at, window, 0, end - at);
    end -= at;
    at = 0;
    while (end < count) {
      if (end == window.length) {
        // Grows with what is really there, not with what a damaged header announces.
        window = Arrays.copyOf(window, Math.min(MAX_PIECE, 2 * window.length));
      }
      int read = in.read(window, end, window.length - end);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  void skip(int count) {
    at += count;
  }
}
