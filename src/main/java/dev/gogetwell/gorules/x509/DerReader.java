package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cursor over DER with exactly the strictness of Go's golang.org/x/crypto/cryptobyte (vendored in GOROOT/src/vendor,
/// cryptobyte/asn1.go): low tags only, minimal lengths of at most four bytes, minimal integers. Every read answers
/// whether it worked and never throws. Mutable, one thread.
final class DerReader {
  static final int BOOLEAN = 0x01;
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int NULL = 0x05;
  static final int OID = 0x06;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private final byte[] data;
  private int position;
  private final int end;

  DerReader(byte[] data) {
    this(data, 0, data.length);
  }

  DerReader(byte[] data, int from, int to) {
    this.data = data;
    this.position = from;
    this.end = to;
  }

  static int contextTag(int number) {
    return 0x80 | number;
  }

  static int constructedContextTag(int number) {
    return 0xa0 | number;
  }

  boolean isEmpty() {
    return position >= end;
  }

  int position() {
    return position;
  }

  int end() {
    return end;
  }

  byte[] data() {
    return data;
  }

  byte[] bytes() {
    return Arrays.copyOfRange(data, position, end);
  }

  String text() {
    return GoText.of(data, position, end);
  }

  int length() {
    return end - position;
  }

  boolean peek(int tag) {
    return position < end && (data[position] & 0xff) == tag;
  }

  /// The tag of the next element, or -1 at the end.
  int peekTag() {
    return position < end ? data[position] & 0xff : -1;
  }

  /// The contents of the next element, which must have this tag; null where Go's read fails.
  @Nullable DerReader read(int tag) {
    int tagAt = position;
    DerReader content = readAny();
    return content != null && (data[tagAt] & 0xff) == tag ? content : null;
  }

  /// The next element with its header; null where Go's read fails.
  @Nullable DerReader readElement(int tag) {
    int start = position;
    DerReader content = read(tag);
    return content == null ? null : new DerReader(data, start, content.end);
  }

  /// The contents of the next element whatever its tag; null where Go's read fails.
  @Nullable DerReader readAny() {
    int available = end - position;
    if (available < 2) {
      return null;
    }
    if ((data[position] & 0x1f) == 0x1f) {
      return null; // ITU-T X.690 section 8.1.2: the high-tag-number form is not supported
    }
    int lengthByte = data[position + 1] & 0xff;
    int header = 2;
    long length = lengthByte;
    if (lengthByte >= 0x80) {
      int octets = lengthByte & 0x7f;
      if (octets == 0 || octets > 4 || available < 2 + octets) {
        return null;
      }
      length = 0;
      for (int i = 0; i < octets; i++) {
        length = length << 8 | (data[position + 2 + i] & 0xff);
      }
      if (length < 128 || length >> ((octets - 1) * 8) == 0) {
        return null; // ITU-T X.690 section 10.1: the shortest form is required
      }
      header = 2 + octets;
    }
    if (header + length > available) {
      return null;
    }
    int from = position + header;
    position = from + (int) length;
    return new DerReader(data, from, position);
  }

  /// cryptobyte's SkipOptionalASN1.
  boolean skipOptional(int tag) {
    return !peek(tag) || read(tag) != null;
  }

  /// An INTEGER of any size; empty where Go's read fails.
  Optional<BigInteger> readInteger() {
    DerReader content = read(INTEGER);
    return content == null || !content.isMinimalInteger() ? Optional.empty()
        : Optional.of(new BigInteger(content.data, content.position, content.length()));
  }

  /// An INTEGER that fits a signed 64-bit word; empty where Go's read fails.
  Optional<Long> readLong(int tag) {
    DerReader content = read(tag);
    return content == null || !content.isMinimalInteger() || content.length() > 8 ? Optional.empty()
        : Optional.of(new BigInteger(content.data, content.position, content.length()).longValue());
  }

  private boolean isMinimalInteger() {
    if (length() == 0) {
      return false;
    }
    if (length() == 1) {
      return true;
    }
    int first = data[position];
    int second = data[position + 1];
    return !(first == 0 && second >= 0) && !(first == -1 && second < 0);
  }

  /// A BOOLEAN of 00 or ff; empty where Go's read fails.
  Optional<Boolean> readBoolean() {
    DerReader content = read(BOOLEAN);
    if (content == null || content.length() != 1) {
      return Optional.empty();
    }
    byte value = content.data[content.position];
    return value == 0 ? Optional.of(false) : value == -1 ? Optional.of(true) : Optional.empty();
  }

  /// A BIT STRING as cryptobyte reads it; null where Go's read fails.
  @Nullable BitString readBitString() {
    DerReader content = read(BIT_STRING);
    if (content == null || content.length() == 0) {
      return null;
    }
    int padding = content.data[content.position] & 0xff;
    int size = content.length() - 1;
    if (padding > 7 || (size == 0 && padding != 0)
        || (size > 0 && (content.data[content.end - 1] & (1 << padding) - 1) != 0)) {
      return null;
    }
    return new BitString(Arrays.copyOfRange(content.data, content.position + 1, content.end), padding);
  }

  /// An OBJECT IDENTIFIER in dotted form; null where Go's read fails.
  ///
  /// @param minimal whether a leading 80 octet of a component is refused (Go 1.21+, ITU-T X.690 section 8.19.2)
  @Nullable String readOid(boolean minimal) {
    DerReader content = read(OID);
    if (content == null || content.length() == 0) {
      return null;
    }
    StringBuilder dotted = new StringBuilder(24);
    while (!content.isEmpty()) {
      long component = content.readBase128(minimal);
      if (component < 0) {
        return null;
      }
      if (dotted.isEmpty()) {
        dotted.append(component < 80 ? component / 40 : 2).append('.')
            .append(component < 80 ? component % 40 : component - 80);
      } else {
        dotted.append('.').append(component);
      }
    }
    return dotted.toString();
  }

  private long readBase128(boolean minimal) {
    long value = 0;
    for (int i = 0; position < end; i++) {
      if (i == 5 || value >= 1L << (31 - 7)) {
        return -1;
      }
      int b = data[position++] & 0xff;
      if (minimal && i == 0 && b == 0x80) {
        return -1;
      }
      value = value << 7 | (b & 0x7f);
      if ((b & 0x80) == 0) {
        return value;
      }
    }
    return -1;
  }

  /// The bits of a BIT STRING.
  ///
  /// @param bytes the bits, left aligned
  /// @param padding how many bits of the last byte are unused
  record BitString(byte[] bytes, int padding) {
    /// encoding/asn1's RightAlign.
    byte[] rightAligned() {
      if (padding == 0 || bytes.length == 0) {
        return bytes;
      }
      byte[] aligned = new byte[bytes.length];
      aligned[0] = (byte) ((bytes[0] & 0xff) >> padding);
      for (int i = 1; i < bytes.length; i++) {
        aligned[i] = (byte) ((bytes[i - 1] & 0xff) << (8 - padding) | (bytes[i] & 0xff) >> padding);
      }
      return aligned;
    }

    boolean at(int bit) {
      return bit < bytes.length * 8 - padding && (bytes[bit / 8] & 0x80 >> bit % 8) != 0;
    }
  }
}
