package dev.gogetwell.net.tls;

import java.util.Arrays;

/// A ClientHello whose end was not captured, made whole up to the last extension that came whole: the server's name
/// stands among the first ones. Stateless.
final class CutHello {
  private static final int VERSION_AND_RANDOM = 2 + 32;

  private CutHello() {}

  /// The same message with lengths that fit what is there; as it is where not even the extensions begin.
  static byte[] mended(byte[] begun) {
    int at = MessageReader.HEADER + VERSION_AND_RANDOM;
    at = behind(begun, at, 1);
    at = behind(begun, at, 2);
    at = behind(begun, at, 1);
    if (at + 2 > begun.length) {
      return begun;
    }
    int list = at;
    at += 2;
    int end = at;
    while (at + 4 <= begun.length) {
      at = behind(begun, at + 2, 2);
      end = at <= begun.length ? at : end;
    }
    byte[] whole = Arrays.copyOf(begun, end);
    put(whole, list, end - list - 2);
    whole[1] = 0;
    put(whole, 2, end - MessageReader.HEADER);
    return whole;
  }

  /// Where the vector at `at` ends, whose length has so many bytes.
  private static int behind(byte[] bytes, int at, int lengthBytes) {
    if (at + lengthBytes > bytes.length) {
      return Integer.MAX_VALUE / 2;
    }
    int length = lengthBytes == 1 ? bytes[at] & 0xff : (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    return at + lengthBytes + length;
  }

  private static void put(byte[] bytes, int at, int number) {
    bytes[at] = (byte) (number >> 8);
    bytes[at + 1] = (byte) number;
  }
}
