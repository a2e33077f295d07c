package dev.gogetwell.machine.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text as consoles and editors save it: PowerShell's `>` writes UTF-16, with a mark or without one. Pure.
public final class SavedText {
  private static final int LOOKED_AT = 4096;

  private SavedText() {}

  /// The same text as UTF-8 if it is UTF-16, else the bytes as they are.
  public static byte[] utf8(byte[] bytes) {
    return utf16(bytes).map(charset -> {
      String text = new String(bytes, charset);
      return (text.startsWith("\ufeff") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }).orElse(bytes);
  }

  /// Which UTF-16, told by the mark or by the zeros: UTF-8 has none, and a binary file has them in both places.
  static Optional<Charset> utf16(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    if (mark == 0xfffe || mark == 0xfeff) {
      return Optional.of(mark == 0xfffe ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    int looked = Math.min(bytes.length, LOOKED_AT) & ~1;
    int even = 0;
    int odd = 0;
    for (int i = 0; i < looked; i += 2) {
      even += bytes[i] == 0 ? 1 : 0;
      odd += bytes[i + 1] == 0 ? 1 : 0;
    }
    if (bytes.length % 2 != 0 || Math.max(even, odd) * 4 < looked / 2 || Math.min(even, odd) > 0) {
      return Optional.empty();
    }
    return Optional.of(odd > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }
}
