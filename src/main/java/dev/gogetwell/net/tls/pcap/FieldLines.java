package dev.gogetwell.net.tls.pcap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Puts tab-separated lines together as bytes, without a string or an object for a number: a large capture has
/// millions of them. Confined to one thread.
final class FieldLines {
  /// Stands for a packet that belongs to no TCP connection.
  static final long NO_STREAM = -1;

  private static final int FULL = 1 << 16;

  private final OutputStream out;
  private final Bytes line = new Bytes(2 * FULL);
  private final Bytes records = new Bytes(64);
  private final Bytes messages = new Bytes(64);
  private final Bytes names = new Bytes(64);

  FieldLines(OutputStream out) {
    this.out = out;
  }

  /// Adds the length of a record to the line under construction.
  void record(int length) {
    records.item(length);
  }

  /// Adds the number of a message type.
  void message(int type) {
    messages.item(type);
  }

  /// Adds the name that a ClientHello asks for.
  void serverName(String name) {
    names.separate();
    names.put(name.getBytes(StandardCharsets.UTF_8));
  }

  /// Ends the line.
  ///
  /// @throws UncheckedIOException if it cannot be written
  void end(long packet, long stream) {
    line.number(packet);
    line.put('\t');
    if (stream != NO_STREAM) {
      line.number(stream);
    }
    column(records);
    column(messages);
    column(names);
    line.put('\n');
    if (line.length >= FULL) {
      drain();
    }
  }

  /// Writes what is still held.
  ///
  /// @throws IOException if it cannot be written
  void flush() throws IOException {
    try {
      drain();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.flush();
  }

  private void column(Bytes content) {
    line.put('\t');
    if (content.length > 0) {
      line.put(content);
      content.length = 0;
    }
  }

  private void drain() {
    try {
      out.write(line.bytes, 0, line.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    line.length = 0;
  }

  /// Bytes that grow.
  private static final class Bytes {
    private final byte[] digits = new byte[10];
    private byte[] bytes;
    private int length;

    Bytes(int size) {
      bytes = new byte[size];
    }

    void item(int number) {
      separate();
      number(number);
    }

    void separate() {
      if (length > 0) {
        put(',');
      }
    }

    void put(char ascii) {
      grow(1);
      bytes[length++] = (byte) ascii;
    }

    void put(byte[] more) {
      grow(more.length);
      System.arraycopy(more, 0, bytes, length, more.length);
      length += more.length;
    }

    void put(Bytes more) {
      grow(more.length);
      System.arraycopy(more.bytes, 0, bytes, length, more.length);
      length += more.length;
    }

    /// Writes a number that is not negative.
    void number(long number) {
      if (number > Integer.MAX_VALUE) {
        put(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
        return;
      }
      // Dividing a long takes longer.
      int rest = (int) number;
      int first = digits.length;
      do {
        int shorter = rest / 10;
        digits[--first] = (byte) ('0' + rest - 10 * shorter);
        rest = shorter;
      } while (rest > 0);
      int count = digits.length - first;
      grow(count);
      System.arraycopy(digits, first, bytes, length, count);
      length += count;
    }

    private void grow(int count) {
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
      }
    }
  }
}
