package dev.gogetwell.net.tls;

/// Reads DER elements (X.690) from a byte range, leniently: what a strict parser refuses is still worth showing.
/// Confined to one thread.
final class LenientDerReader {
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int OCTET_STRING = 0x04;
  static final int BOOLEAN = 0x01;

  private final Cursor cursor;

  /// The tag of the element that [#next] read.
  private int tag;

  LenientDerReader(Cursor cursor) {
    this.cursor = cursor;
  }

  boolean more() {
    return cursor.remaining() > 0;
  }

  int tag() {
    return tag;
  }

  /// The tag that comes next; -1 at the end.
  int peek() {
    return cursor.remaining() == 0 ? -1 : cursor.array()[cursor.position()] & 0xff;
  }

  /// The content of the next element.
  Cursor next() throws Cursor.Truncated {
    tag = cursor.u8();
    int length = cursor.u8();
    if (length > 0x80) {
      int count = length & 0x7f;
      if (count > 3) {
        throw new Cursor.Truncated("a DER length of " + count + " bytes");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = length << 8 | cursor.u8();
      }
    } else if (length == 0x80) {
      throw new Cursor.Truncated("an indefinite length");
    }
    return cursor.take(length);
  }

  /// The content of the next element, which must have the given tag.
  Cursor next(int wanted) throws Cursor.Truncated {
    Cursor content = next();
    if (tag != wanted) {
      throw new Cursor.Truncated("tag %02x instead of %02x".formatted(tag, wanted));
    }
    return content;
  }

  /// The elements inside the next element, which must have the given tag.
  LenientDerReader enter(int wanted) throws Cursor.Truncated {
    return new LenientDerReader(next(wanted));
  }

  /// An object identifier in dotted form.
  static String oid(Cursor content) throws Cursor.Truncated {
    StringBuilder dotted = new StringBuilder();
    long value = 0;
    while (content.remaining() > 0 && dotted.length() < 200) {
      int b = content.u8();
      value = (value << 7 | (b & 0x7f)) & 0xffffffffffffL;
      if (b < 0x80) {
        if (dotted.isEmpty()) {
          long first = Math.min(value / 40, 2);
          dotted.append(first).append('.').append(value - first * 40);
        } else {
          dotted.append('.').append(value);
        }
        value = 0;
      }
    }
    return dotted.toString();
  }
}
