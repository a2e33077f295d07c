package dev.gogetwell.net.tls;

import java.util.Arrays;

/// Joins and splits the payloads of handshake records into handshake messages: one message may span records, one
/// record may hold many (RFC 8446, section 5.1). Holds at most one message. Confined to one thread.
final class MessageReader {
  /// The header: type and 24-bit length.
  static final int HEADER = 4;

  /// More than any message that is in use: Go itself refuses a Certificate above 256 KiB (crypto/tls/common.go).
  static final int MAX_LENGTH = 1 << 20;

  /// Who is told of each message.
  interface Sink {
    /// A message has come.
    ///
    /// @param from where the header begins
    /// @param to where the body ends
    void message(byte[] bytes, int from, int to);

    /// A header announces more than [#MAX_LENGTH] bytes; the rest of the record is skipped.
    void tooLong(int type, int length);
  }

  private static final byte[] NOTHING = {};

  private byte[] held = NOTHING;
  private int heldLength;

  /// Whether a message is begun and not finished.
  boolean inMessage() {
    return heldLength > 0;
  }

  /// What is there of a message that is begun and not finished.
  byte[] begun() {
    return Arrays.copyOf(held, heldLength);
  }

  /// Forgets a message that will never be whole.
  void reset() {
    held = NOTHING;
    heldLength = 0;
  }

  /// Takes the payload of one record.
  void feed(byte[] bytes, int from, int to, Sink sink) {
    int at = from;
    while (at < to) {
      if (heldLength == 0 && to - at >= HEADER) {
        int total = HEADER + length(bytes, at);
        if (total > HEADER + MAX_LENGTH) {
          sink.tooLong(bytes[at] & 0xff, total - HEADER);
          return;
        }
        if (total <= to - at) {
          sink.message(bytes, at, at + total);
          at += total;
          continue;
        }
      }
      if (heldLength < HEADER) {
        int wanted = Math.min(HEADER - heldLength, to - at);
        hold(bytes, at, at + wanted);
        at += wanted;
        if (heldLength < HEADER) {
          return;
        }
      }
      int total = HEADER + length(held, 0);
      if (total > HEADER + MAX_LENGTH) {
        heldLength = 0;
        sink.tooLong(held[0] & 0xff, total - HEADER);
        return;
      }
      int wanted = Math.min(total - heldLength, to - at);
      hold(bytes, at, at + wanted);
      at += wanted;
      if (heldLength == total) {
        byte[] whole = held;
        reset();
        sink.message(whole, 0, total);
      }
    }
  }

  private void hold(byte[] bytes, int from, int to) {
    int count = to - from;
    if (held.length < heldLength + count) {
      held = Arrays.copyOf(held, Math.max(heldLength + count, Math.min(MAX_LENGTH + HEADER, held.length * 2 + 1024)));
    }
    System.arraycopy(bytes, from, held, heldLength, count);
    heldLength += count;
  }

  private static int length(byte[] bytes, int at) {
    return (bytes[at + 1] & 0xff) << 16 | (bytes[at + 2] & 0xff) << 8 | (bytes[at + 3] & 0xff);
  }
}
