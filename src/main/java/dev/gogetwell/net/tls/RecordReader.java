package dev.gogetwell.net.tls;

import java.util.Arrays;

/// Cuts the bytes of one direction into TLS records (RFC 8446, section 5.1), whatever the pieces in which they come.
///
/// A record that arrives whole inside one piece is handed on without a copy. At most one record is held. Confined to
/// one thread.
final class RecordReader {
  /// The length of a record header.
  static final int HEADER = 5;

  /// 2^14 and the largest expansion that any version allows (RFC 5246, section 6.2.3).
  static final int MAX_LENGTH = 16384 + 2048;

  /// Who is told of each record. The array is only valid during the call.
  interface Sink {
    /// A record has come.
    ///
    /// @param from where the payload begins
    /// @param to where it ends
    void record(int type, int version, byte[] bytes, int from, int to);

    /// A record of which only the header and perhaps a part of the payload is known.
    ///
    /// @param to where the part ends that is known
    void damaged(int type, int version, int length, byte[] bytes, int from, int to);
  }

  private static final byte[] NOTHING = {};

  // Grown when needed and given back with each record: a capture may have very many connections at once.
  private byte[] held = NOTHING;
  private int heldLength;
  private long missing;

  /// Whether a record is begun and not finished.
  boolean inRecord() {
    return heldLength > 0 || missing > 0;
  }

  /// Whether the bytes begin like a record; true for a beginning that is too short to tell.
  static boolean looksLikeRecord(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length <= 0 || (bytes[from] & 0xff) < 20 || (bytes[from] & 0xff) > 24) {
      return false;
    }
    if ((length > 1 && bytes[from + 1] != 3) || (length > 2 && (bytes[from + 2] & 0xff) > 4)) {
      return false;
    }
    if (length < HEADER) {
      return true;
    }
    int size = (bytes[from + 3] & 0xff) << 8 | (bytes[from + 4] & 0xff);
    return size <= MAX_LENGTH;
  }

  /// Whether this can be the header of the record behind another one: of any type, since new ones are made (25 carries
  /// connection ids, RFC 9146), and whatever it holds, its length says where the next one begins.
  private static boolean continues(byte[] bytes, int from, int to) {
    boolean unknown = to > from && (bytes[from] & 0xff) > 24 && (bytes[from] & 0xff) < 64;
    if (!unknown || to - from < HEADER) {
      return (unknown && (to - from < 2 || bytes[from + 1] == 3)) || looksLikeRecord(bytes, from, to);
    }
    return bytes[from + 1] == 3 && (bytes[from + 2] & 0xff) <= 4 && size(bytes, from) <= MAX_LENGTH;
  }

  /// Takes the next bytes.
  ///
  /// @return how many of them were taken: less than given if a header is no record header
  int feed(byte[] bytes, int from, int to, Sink sink) {
    int at = from;
    if (missing > 0) {
      int skipped = (int) Math.min(missing, to - at);
      missing -= skipped;
      at += skipped;
    }
    while (at < to) {
      if (heldLength > 0) {
        at = fill(bytes, at, to, sink);
        if (at < 0) {
          return 0;
        }
        continue;
      }
      if (!continues(bytes, at, to)) {
        return at - from;
      }
      boolean begun = to - at < HEADER;
      int total = begun ? HEADER : HEADER + size(bytes, at);
      if (begun || total > to - at) {
        hold(bytes, at, to, total);
        return to - from;
      }
      sink.record(bytes[at] & 0xff, version(bytes, at), bytes, at + HEADER, at + total);
      at += total;
    }
    return to - from;
  }

  /// Notes that `count` bytes of this direction will never come. A record that they are part of is damaged, the ones
  /// behind it are read again.
  ///
  /// @return whether the framing is still known
  boolean gap(long count, Sink sink) {
    if (missing > 0) {
      missing -= Math.min(missing, count);
      return true;
    }
    if (heldLength < HEADER) {
      heldLength = 0;
      return false;
    }
    long left = HEADER + size(held, 0) - heldLength - count;
    byte[] begun = held;
    int known = heldLength;
    reset();
    missing = Math.max(0, left);
    sink.damaged(begun[0] & 0xff, version(begun, 0), size(begun, 0), begun, HEADER, known);
    return left >= 0;
  }

  /// Forgets what is held.
  void reset() {
    held = NOTHING;
    heldLength = 0;
    missing = 0;
  }

  private int fill(byte[] bytes, int from, int to, Sink sink) {
    int at = from;
    if (heldLength < HEADER) {
      int wanted = Math.min(HEADER - heldLength, to - at);
      hold(bytes, at, at + wanted, HEADER);
      at += wanted;
      if (!continues(held, 0, heldLength)) {
        heldLength = 0;
        return -1;
      }
      if (heldLength < HEADER) {
        return at;
      }
    }
    int total = HEADER + size(held, 0);
    int wanted = Math.min(total - heldLength, to - at);
    hold(bytes, at, at + wanted, total);
    at += wanted;
    if (heldLength == total) {
      byte[] whole = held;
      reset();
      sink.record(whole[0] & 0xff, version(whole, 0), whole, HEADER, total);
    }
    return at;
  }

  /// Makes room for the whole record, but for no more than four times what is really there: a header may lie.
  private void hold(byte[] bytes, int from, int to, int total) {
    int count = to - from;
    int present = heldLength + count;
    if (held.length < present) {
      held = Arrays.copyOf(held, Math.max(present, Math.min(total, 4 * present)));
    }
    System.arraycopy(bytes, from, held, heldLength, count);
    heldLength = present;
  }

  private static int size(byte[] bytes, int at) {
    return (bytes[at + 3] & 0xff) << 8 | (bytes[at + 4] & 0xff);
  }

  private static int version(byte[] bytes, int at) {
    return (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
  }
}
