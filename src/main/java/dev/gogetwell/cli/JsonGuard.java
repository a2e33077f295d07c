package dev.gogetwell.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Redacts every string of a stream of JSON on its way, keys too; everything else passes as it is. A string is
/// redacted without its neighbours: `"signature": "SHA256-RSA"` is no password. One thread.
final class JsonGuard extends OutputStream {
  /// A certificate in base64: its letters spell names by chance alone.
  private static final Pattern DER = Pattern.compile("MI[A-Za-z0-9+/]{200,}+={0,2}+");

  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final int FRACTION = 10;

  private final OutputStream sink;
  private final UnaryOperator<String> redaction;
  private final JsonMapper json = JsonMapper.builder().build();
  /// The beginning of a string whose end has not come yet.
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private final SeenStrings seen = new SeenStrings();
  private boolean inString;
  private boolean escaped;

  JsonGuard(OutputStream sink, UnaryOperator<String> redaction) {
    this.sink = sink;
    this.redaction = redaction;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// What is as it was goes out in one piece, however many strings are in it.
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int end = offset + length;
    int done = offset;
    int at = offset;
    while (at < end) {
      if (!inString) {
        at = indexOfQuote(bytes, at, end);
        inString = at < end;
        at = Math.min(end, at + 1);
        continue;
      }
      int from = at;
      at = endOfString(bytes, at, end);
      if (at == end) {
        sink.write(bytes, done, from - done);
        begun.write(bytes, from, end - from);
        return;
      }
      boolean whole = begun.size() == 0;
      byte @Nullable [] changed = whole ? changed(bytes, from, at) : begunAnd(bytes, from, at);
      if (changed != null) {
        sink.write(bytes, done, from - done);
        sink.write(changed);
        done = at;
      }
      inString = false;
      at++;
    }
    sink.write(bytes, done, end - done);
  }

  private static int indexOfQuote(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '"') {
      at++;
    }
    return at;
  }

  private int endOfString(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && (escaped || bytes[at] != '"')) {
      escaped = !escaped && bytes[at] == '\\';
      at++;
    }
    return at;
  }

  @Override
  public void flush() throws IOException {
    sink.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    sink.close();
  }

  /// The string that began in an earlier piece; always anew, since its beginning has not gone out yet.
  private byte[] begunAnd(byte[] bytes, int from, int to) {
    begun.write(bytes, from, to - from);
    byte[] whole = begun.toByteArray();
    begun.reset();
    byte @Nullable [] changed = changed(whole, 0, whole.length);
    return changed == null ? whole : changed;
  }

  /// What the string becomes; null if it stays.
  private byte @Nullable [] changed(byte[] bytes, int from, int to) {
    if (isTime(bytes, from, to)) {
      return null;
    }
    byte @Nullable [] before = seen.of(bytes, from, to);
    if (before == null) {
      byte[] raw = Arrays.copyOfRange(bytes, from, to);
      String text = new String(raw, StandardCharsets.UTF_8);
      String safe = anew(text);
      before = safe.equals(text) ? SeenStrings.UNCHANGED : safe.getBytes(StandardCharsets.UTF_8);
      seen.keep(raw, before);
    }
    return SeenStrings.isUnchanged(before) ? null : before;
  }

  /// `2026-11-29T12:00:00.000001Z`: nobody's secret, and every one is another.
  private static boolean isTime(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < SECONDS.length() || length > SECONDS.length() + FRACTION || bytes[to - 1] != 'Z') {
      return false;
    }
    for (int i = 0; i < length - 1; i++) {
      char wanted = i < SECONDS.length() - 1 ? SECONDS.charAt(i) : i == SECONDS.length() - 1 ? '.' : '0';
      byte is = bytes[from + i];
      if (wanted == '0' ? is < '0' || is > '9' : is != wanted) {
        return false;
      }
    }
    return true;
  }

  private String anew(String raw) {
    try {
      String text = raw.indexOf('\\') < 0 ? raw : json.readValue('"' + raw + '"', String.class);
      String safe = DER.matcher(text).matches() ? text : redaction.apply(text);
      if (safe.equals(text)) {
        return raw;
      }
      String quoted = json.writeValueAsString(safe);
      return quoted.substring(1, quoted.length() - 1);
    } catch (JacksonException _) {
      return redaction.apply(raw).replace("\"", ""); // No JSON of ours has such an escape.
    }
  }
}
