package dev.gogetwell.machine.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// The characters of a reader as UTF-8, a few thousand at a time. Confined to one thread.
final class Utf8Stream extends InputStream {
  private final Reader reader;
  private final char[] characters = new char[4096];
  private int kept;
  private byte[] bytes = {};
  private int next;

  Utf8Stream(Reader reader) {
    this.reader = reader;
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int wanted) throws IOException {
    if (wanted == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int length = Math.min(wanted, bytes.length - next);
    System.arraycopy(bytes, next, target, from, length);
    next += length;
    return length;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /// Whether there is a byte. The first half of a pair waits for the second one.
  private boolean fill() throws IOException {
    while (next == bytes.length) {
      int read = reader.read(characters, kept, characters.length - kept);
      if (read < 0 && kept == 0) {
        return false;
      }
      int length = kept + Math.max(0, read);
      boolean isHalf = read > 0 && Character.isHighSurrogate(characters[length - 1]);
      kept = isHalf ? 1 : 0;
      bytes = new String(characters, 0, length - kept).getBytes(StandardCharsets.UTF_8);
      next = 0;
      if (isHalf) {
        characters[0] = characters[length - 1];
      }
    }
    return true;
  }
}
