package dev.gogetwell.net.tls;

/// Turns bytes from outside into text that is safe to print: no control characters, no terminal sequences.
final class PrintableText {
  private PrintableText() {}

  /// Printable ASCII as it is, everything else as `\xNN`.
  static String of(byte[] bytes, int from, int to) {
    boolean clean = true;
    for (int i = from; i < to && clean; i++) {
      clean = bytes[i] >= 0x20 && bytes[i] < 0x7f && bytes[i] != '\\';
    }
    if (clean) {
      return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
    StringBuilder text = new StringBuilder(to - from + 16);
    for (int i = from; i < to; i++) {
      int b = bytes[i] & 0xff;
      if (b >= 0x20 && b < 0x7f && b != '\\') {
        text.append((char) b);
      } else {
        text.append("\\x").append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
      }
    }
    return text.toString();
  }
}
