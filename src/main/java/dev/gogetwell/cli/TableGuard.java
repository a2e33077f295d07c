package dev.gogetwell.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Redacts every cell of a table on its way, parted by tabs and line ends; a cell of digits and commas is a number of
/// ours and passes as a number of JSON does. A line goes out when it ends. One thread.
final class TableGuard extends OutputStream {
  private static final byte[] NUMBERS = "0123456789,\t\n".getBytes(StandardCharsets.US_ASCII);
  private static final boolean[] NUMBER = new boolean[256];

  static {
    for (byte b : NUMBERS) {
      NUMBER[b] = true;
    }
  }

  private final OutputStream sink;
  private final UnaryOperator<String> redaction;
  private final SeenStrings seen = new SeenStrings();
  /// A line whose end has not come yet.
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  TableGuard(OutputStream sink, UnaryOperator<String> redaction) {
    this.sink = sink;
    this.redaction = redaction;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    int last = end;
    while (last > offset && bytes[last - 1] != '\n') {
      last--;
    }
    if (last > offset) {
      if (begun.size() > 0) {
        begun.write(bytes, offset, last - offset);
        begunLines();
      } else {
        lines(bytes, offset, last);
      }
    }
    begun.write(bytes, last, end - last);
  }

  @Override
  public void flush() throws IOException {
    begunLines();
    sink.flush();
  }

  private void begunLines() throws IOException {
    byte[] whole = begun.toByteArray();
    begun.reset();
    lines(whole, 0, whole.length);
  }

  private void lines(byte[] bytes, int from, int to) throws IOException {
    int done = from;
    int at = from;
    while (at < to) {
      if (NUMBER[bytes[at] & 0xff]) {
        at++;
        continue;
      }
      int cell = at;
      while (cell > done && !isEdge(bytes[cell - 1])) {
        cell--;
      }
      while (at < to && !isEdge(bytes[at])) {
        at++;
      }
      byte[] safe = cell(bytes, cell, at);
      if (!SeenStrings.isUnchanged(safe)) {
        sink.write(bytes, done, cell - done);
        sink.write(safe);
        done = at;
      }
    }
    sink.write(bytes, done, to - done);
  }

  private static boolean isEdge(byte b) {
    return b == '\t' || b == '\n';
  }

  private byte[] cell(byte[] bytes, int from, int to) {
    byte @Nullable [] before = seen.of(bytes, from, to);
    if (before == null) {
      byte[] raw = Arrays.copyOfRange(bytes, from, to);
      String text = new String(raw, StandardCharsets.UTF_8);
      String safe = redaction.apply(text);
      before = safe.equals(text) ? SeenStrings.UNCHANGED : safe.getBytes(StandardCharsets.UTF_8);
      seen.keep(raw, before);
    }
    return before;
  }
}
