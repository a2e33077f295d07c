package dev.gogetwell.machine.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Text as consoles and editors save it: PowerShell's `>` writes UTF-16, with a mark or without one. Pure.
public final class SavedText {
  private static final int LOOKED_AT = 4096;
  private static final Charset CHINESE =
      Charset.isSupported("GB18030") ? Charset.forName("GB18030") : StandardCharsets.UTF_8;

  private SavedText() {}

  /// The same text as UTF-8 if it is UTF-16, else the bytes as they are.
  public static byte[] utf8(byte[] bytes) {
    return utf16(bytes).map(charset -> {
      String text = new String(bytes, charset);
      return (text.startsWith("\ufeff") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
    }).orElse(bytes);
  }

  /// Whether the bytes are UTF-16.
  public static boolean isUtf16(byte[] bytes) {
    return utf16(bytes).isPresent();
  }

  /// The same stream as UTF-8 if it is UTF-16; nobody has to wait for more than its first bytes.
  public static InputStream utf8(InputStream in) throws IOException {
    BufferedInputStream looked = new BufferedInputStream(in, LOOKED_AT);
    looked.mark(LOOKED_AT);
    byte[] first = new byte[LOOKED_AT];
    int length = Math.max(0, looked.read(first));
    looked.reset();
    Optional<Charset> charset = utf16(Arrays.copyOf(first, length & ~1));
    return charset.isEmpty() ? looked : new Utf8Stream(new InputStreamReader(looked, charset.get()));
  }

  /// The text of bytes that are UTF-8, or of whose lines some are of the code page of Chinese Windows: what cmd.exe
  /// writes into a file is.
  public static String text(byte[] utf8) {
    return strict(utf8).orElseGet(() -> {
      StringBuilder text = new StringBuilder(utf8.length);
      int start = 0;
      for (int i = 0; i <= utf8.length; i++) {
        if (i == utf8.length || utf8[i] == '\n') {
          byte[] line = Arrays.copyOfRange(utf8, start, Math.min(i + 1, utf8.length));
          text.append(strict(line).orElseGet(() -> new String(line, CHINESE)));
          start = i + 1;
        }
      }
      return text.toString();
    });
  }

  private static Optional<String> strict(byte[] bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Which UTF-16, told by the mark or by the zeros: UTF-8 has none, and a binary file has them in both places.
  static Optional<Charset> utf16(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int mark = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
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
