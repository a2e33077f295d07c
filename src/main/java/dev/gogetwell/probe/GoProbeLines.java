package dev.gogetwell.probe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines of the Go probe as they can be trusted: every access has a harmless answer for what is missing or of
/// another kind, since the text may come from another machine, cut off or made up. Any thread.
final class GoProbeLines {
  static final String SCHEMA = "gogetwell.goprobe/1";

  private static final int MAX_LINES = 20_000;
  private static final int MAX_LINE = 1 << 20;
  private static final int MAX_LIST = 64;
  private static final int MAX_TEXT = 4096;

  private final JsonMapper json = JsonMapper.builder().build();

  /// The readable lines and how many were not.
  record Read(List<Line> lines, int damaged) {}

  Read read(String text) {
    List<Line> lines = new ArrayList<>();
    int damaged = 0;
    int from = 0;
    for (int count = 0; from < text.length() && count < MAX_LINES; count++) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      Optional<Line> line = to - from > MAX_LINE ? Optional.empty() : parse(text.substring(from, to));
      if (line.isPresent()) {
        lines.add(line.get());
      } else if (!text.substring(from, Math.min(to, from + MAX_TEXT)).isBlank()) {
        damaged++;
      }
      from = to + 1;
    }
    return new Read(lines, damaged);
  }

  private Optional<Line> parse(String text) {
    if (text.isBlank() || text.strip().charAt(0) != '{') {
      return Optional.empty();
    }
    try {
      JsonNode node = json.readTree(text);
      return node != null && node.isObject() && node.path("ev").isString()
          ? Optional.of(new Line(node)) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// One event.
  static final class Line {
    private final JsonNode node;

    Line(JsonNode node) {
      this.node = node;
    }

    String event() {
      return text("ev");
    }

    boolean is(String event) {
      return event().equals(event);
    }

    String phase() {
      return text("phase");
    }

    /// Since the start of the probe; never negative, never more than a day.
    long micros() {
      return Math.clamp(number("us"), 0L, 86_400_000_000L);
    }

    String text(String name) {
      String value = node.path(name).isString() ? node.path(name).stringValue() : "";
      return value.length() > MAX_TEXT ? value.substring(0, MAX_TEXT) : value;
    }

    long number(String name) {
      JsonNode value = node.path(name);
      return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : 0;
    }

    boolean flag(String name) {
      return node.path(name).isBoolean() && node.path(name).booleanValue();
    }

    boolean has(String name) {
      return node.has(name);
    }

    List<String> texts(String name) {
      List<String> found = new ArrayList<>();
      for (JsonNode item : node.path(name)) {
        if (item.isString() && found.size() < MAX_LIST) {
          found.add(item.stringValue());
        }
      }
      return found;
    }

    /// Base64 as Go writes `[]byte`; empty for anything else.
    byte[] bytes(String name) {
      return node.path(name).isString() ? decode(node.path(name).stringValue()) : new byte[0];
    }

    List<byte[]> byteLists(String name) {
      return texts(name).stream().map(GoProbeLines::decode).filter(bytes -> bytes.length > 0).toList();
    }

    /// The error chain; empty if there is none.
    Optional<GoErrors> error() {
      List<GoErrors.Link> chain = new ArrayList<>();
      for (JsonNode item : node.path("err")) {
        if (item.isObject() && chain.size() < 16) {
          Line link = new Line(item);
          long reason = link.has("reason") ? link.number("reason") : -1;
          chain.add(new GoErrors.Link(link.text("type"), link.text("text"), link.number("errno"),
              Math.clamp(reason, -1, 1000)));
        }
      }
      return chain.isEmpty() ? Optional.empty() : Optional.of(new GoErrors(chain));
    }
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
