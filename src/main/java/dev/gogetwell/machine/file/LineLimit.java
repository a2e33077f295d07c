package dev.gogetwell.machine.file;

import dev.gogetwell.machine.file.RefusedFileException.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream of lines without end, no line of which may be larger than a file of its kind: whoever reads line by line
/// holds one of them. Confined to one thread.
public final class LineLimit extends FilterInputStream {
  private final String name;
  private final InputLimit limit;
  private long length;

  /// @param name of the stream, for the sentence
  /// @param limit of one line
  public LineLimit(InputStream in, String name, InputLimit limit) {
    super(in);
    this.name = name;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int read = in.read();
    count(read == '\n' ? 0 : length + 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int wanted) throws IOException {
    int read = in.read(bytes, from, wanted);
    for (int i = from; i < from + read; i++) {
      count(bytes[i] == '\n' ? 0 : length + 1);
    }
    return read;
  }

  private void count(long now) throws IOException {
    length = now;
    if (length > limit.bytes()) {
      throw new RefusedFileException(name, Reason.TOO_LARGE, limit);
    }
  }
}
