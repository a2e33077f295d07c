package dev.gogetwell.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redacts lines of UTF-8 text on their way. A line goes out when it ends or when its writer flushes. One thread.
final class TextGuard extends OutputStream {
  /// A longer line goes out in parts.
  private static final int LONGEST = 1 << 20;
  /// Styles part a text where no word ends, so what stands between them is redacted by itself.
  private static final Pattern STYLE = InertStream.anyMark();

  private final OutputStream sink;
  private final UnaryOperator<String> redaction;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

  TextGuard(OutputStream sink, UnaryOperator<String> redaction) {
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
    int last = end - 1;
    while (last >= offset && bytes[last] != '\n') {
      last--;
    }
    waiting.write(bytes, offset, last + 1 - offset);
    if (last >= offset) {
      flush();
    }
    waiting.write(bytes, last + 1, end - last - 1);
    if (waiting.size() > LONGEST) {
      flush();
    }
  }

  @Override
  public void flush() throws IOException {
    if (waiting.size() > 0) {
      String text = waiting.toString(StandardCharsets.UTF_8);
      waiting.reset();
      sink.write(redacted(text).getBytes(StandardCharsets.UTF_8));
    }
    sink.flush();
  }

  private String redacted(String text) {
    Matcher colour = STYLE.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (colour.find()) {
      out.append(redaction.apply(text.substring(done, colour.start()))).append(colour.group());
      done = colour.end();
    }
    return out.append(redaction.apply(text.substring(done))).toString();
  }
}
