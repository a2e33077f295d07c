package dev.gogetwell.fleet;

import dev.gogetwell.report.ReportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Takes a stream apart into lines, of which one is in memory at a time. A line that is longer than any report is skipped
/// to its end and told as such. One thread.
final class ReportLines {
  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private byte[] line = new byte[1 << 16];
  private int at;
  private int end;
  private int length;
  private boolean tooLong;

  ReportLines(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line.
  ///
  /// @return whether there is one
  boolean next() throws IOException {
    length = 0;
    tooLong = false;
    boolean any = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(0, in.read(chunk));
        if (end == 0) {
          return any;
        }
      }
      any = true;
      int stop = at;
      while (stop < end && chunk[stop] != '\n') {
        stop++;
      }
      keep(at, stop - at);
      boolean whole = stop < end;
      at = whole ? stop + 1 : stop;
      if (whole) {
        return true;
      }
    }
  }

  private void keep(int from, int count) {
    if (tooLong || length + count > ReportLimits.MAX_BYTES) {
      tooLong = true;
      // Whoever sends one such line may send more; the room for it is given back.
      line = line.length > chunk.length ? new byte[chunk.length] : line;
      length = 0;
      return;
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.min(ReportLimits.MAX_BYTES, Math.max(length + count, line.length * 2)));
    }
    System.arraycopy(chunk, from, line, length, count);
    length += count;
  }

  /// Whether the line was longer than any report, and is not at hand.
  boolean isTooLong() {
    return tooLong;
  }

  boolean isBlank() {
    for (int i = 0; i < length; i++) {
      if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
        return tooLong;
      }
    }
    return !tooLong;
  }

  /// Its bytes, the first [#length] of this; good until the next line.
  byte[] bytes() {
    return line;
  }

  int length() {
    return length;
  }
}
