package dev.gogetwell.net.tls;

import java.util.Arrays;

/// Reads a structure of big-endian numbers and length-prefixed vectors (RFC 8446, section 3) from a byte range.
///
/// Bytes come from outside, so every read is checked; what does not fit ends the reading with [Truncated].
/// Confined to one thread.
final class Cursor {
  /// The structure ends before its content does. An expected outcome of reading hostile bytes, therefore without a
  /// stack trace.
  static final class Truncated extends Exception {
    private static final long serialVersionUID = 1L;

    Truncated(String what) {
      super(what, null, false, false);
    }
  }

  private final byte[] bytes;
  private int at;
  private final int end;

  Cursor(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  int remaining() {
    return end - at;
  }

  int position() {
    return at;
  }

  int end() {
    return end;
  }

  byte[] array() {
    return bytes;
  }

  int u8() throws Truncated {
    need(1);
    return bytes[at++] & 0xff;
  }

  int u16() throws Truncated {
    need(2);
    int value = (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    at += 2;
    return value;
  }

  int u24() throws Truncated {
    need(3);
    int value = (bytes[at] & 0xff) << 16 | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff);
    at += 3;
    return value;
  }

  long u32() throws Truncated {
    return (long) u16() << 16 | u16();
  }

  void skip(int count) throws Truncated {
    need(count);
    at += count;
  }

  /// The next `count` bytes as a structure of their own.
  Cursor take(int count) throws Truncated {
    need(count);
    Cursor part = new Cursor(bytes, at, at + count);
    at += count;
    return part;
  }

  Cursor vector8() throws Truncated {
    return take(u8());
  }

  Cursor vector16() throws Truncated {
    return take(u16());
  }

  Cursor vector24() throws Truncated {
    return take(u24());
  }

  byte[] rest() {
    byte[] copy = Arrays.copyOfRange(bytes, at, end);
    at = end;
    return copy;
  }

  /// The rest as text: bytes that are not printable ASCII are written as `\xNN`.
  String text() {
    String text = PrintableText.of(bytes, at, end);
    at = end;
    return text;
  }

  private void need(int count) throws Truncated {
    if (count < 0 || count > end - at) {
      throw new Truncated("wanted " + count + " bytes, " + (end - at) + " are left");
    }
  }
}
