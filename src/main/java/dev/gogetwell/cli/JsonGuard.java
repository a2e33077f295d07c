package dev.gogetwell.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Redacts every string of a stream of JSON on its way, keys too; everything else passes as it is. A string is
/// redacted without its neighbours: `"signature": "SHA256-RSA"` is no password. One thread.
final class JsonGuard extends OutputStream {
  private static final int REMEMBERED = 8192;
  private static final int SHORT = 80;
  /// A certificate in base64: its letters spell names by chance alone.
  private static final Pattern DER = Pattern.compile("MI[A-Za-z0-9+/]{200,}+={0,2}+");

  private final OutputStream sink;
  private final UnaryOperator<String> redaction;
  private final JsonMapper json = JsonMapper.builder().build();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
  private final ByteArrayOutputStream string = new ByteArrayOutputStream();
  /// Most strings of a long document are the same few words.
  private final Map<String, String> known = new HashMap<>();
  private boolean inString;
  private boolean escaped;

  JsonGuard(OutputStream sink, UnaryOperator<String> redaction) {
    this.sink = sink;
    this.redaction = redaction;
  }

  @Override
  public void write(int b) throws IOException {
    if (!inString) {
      out.write(b);
      inString = b == '"';
      if (b == '\n' && out.size() > 1 << 13) {
        pass();
      }
    } else if (escaped || b != '"') {
      string.write(b);
      escaped = !escaped && b == '\\';
    } else {
      out.writeBytes(redacted(string.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
      out.write('"');
      string.reset();
      inString = false;
      if (out.size() > 1 << 16) {
        pass();
      }
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
    pass();
  }

  @Override
  public void flush() throws IOException {
    pass();
    sink.flush();
  }

  @Override
  public void close() throws IOException {
    flush();
    sink.close();
  }

  private void pass() throws IOException {
    out.writeTo(sink);
    out.reset();
  }

  private String redacted(String raw) {
    String before = known.get(raw);
    if (before != null) {
      return before;
    }
    String after = anew(raw);
    if (raw.length() <= SHORT) {
      if (known.size() >= REMEMBERED) {
        known.clear();
      }
      known.put(raw, after);
    }
    return after;
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
