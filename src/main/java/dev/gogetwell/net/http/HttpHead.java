package dev.gogetwell.net.http;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The status line and header fields of an HTTP/1.x answer (RFC 9112), read with bounds: a peer that never ends its
/// header cannot fill the memory.
///
/// @param status the status code
/// @param reason the reason phrase, the only thing that `go` prints of a refused CONNECT
/// @param fields the lines `name: value`, names in lower case
/// @param rest what was read beyond the header
public record HttpHead(int status, String reason, List<String[]> fields, byte[] rest) {
  private static final int LIMIT = 64 * 1024;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d (\\d{3})(?: (.*))?");

  /// The answer is not HTTP.
  public static final class NotHttp extends IOException {
    private static final long serialVersionUID = 1L;

    NotHttp(String start) {
      super("malformed HTTP response \"" + start + "\"");
    }
  }

  /// Reads one header.
  ///
  /// @throws NotHttp if the peer speaks something else
  /// @throws EOFException if it closes first
  public static HttpHead read(Wire wire, Deadline deadline) throws IOException {
    byte[] seen = new byte[8192];
    byte[] buffer = new byte[8192];
    int length = 0;
    int searched = 0;
    while (true) {
      int end = endOfHeader(seen, searched, length);
      if (end >= 0) {
        return parse(Arrays.copyOf(seen, length), end);
      }
      // A peer may send byte by byte; only what is new is searched.
      searched = Math.max(0, length - 2);
      if (length > LIMIT || length > 0 && !startsWithHttp(seen, length)) {
        throw new NotHttp(printable(Arrays.copyOf(seen, length)));
      }
      int count = wire.read(buffer, deadline);
      if (count < 0) {
        throw new EOFException(length == 0 ? "EOF" : "unexpected EOF");
      }
      if (length + count > seen.length) {
        seen = Arrays.copyOf(seen, Math.max(2 * seen.length, length + count));
      }
      System.arraycopy(buffer, 0, seen, length, count);
      length += count;
    }
  }

  /// The first field of that name.
  public Optional<String> field(String name) {
    return fields(name).stream().findFirst();
  }

  /// Every field of that name.
  public List<String> fields(String name) {
    return fields.stream().filter(field -> field[0].equals(name)).map(field -> field[1]).toList();
  }

  /// The server's time: when the answer was made (Date, RFC 9110, 6.6.1) and for how long caches have kept it since
  /// (Age, RFC 9111, 5.1). Empty without a readable date, and where an old cache says that it answered and not since
  /// when. The obsolete forms of a date are not read: no server of our days sends them.
  public Optional<Instant> time() {
    boolean fromCache = fields("x-cache").stream().anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("hit"));
    Optional<String> age = field("age");
    if (age.isEmpty() ? fromCache : !age.get().matches("\\d{1,9}")) {
      return Optional.empty();
    }
    return field("date").flatMap(HttpHead::date).map(made -> made.plusSeconds(age.map(Long::parseLong).orElse(0L)));
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static HttpHead parse(byte[] bytes, int end) throws NotHttp {
    String[] lines = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).split("\r?\n");
    // Nothing but ends of lines splits into nothing.
    Matcher status = STATUS_LINE.matcher(lines.length == 0 ? "" : lines[0].strip());
    if (!status.matches()) {
      throw new NotHttp(printable(bytes));
    }
    List<String[]> fields = new ArrayList<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.add(new String[] {line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip()});
      }
    }
    String reason = status.group(2) == null ? "" : status.group(2);
    return new HttpHead(Integer.parseInt(status.group(1)), reason, List.copyOf(fields),
        Arrays.copyOfRange(bytes, end, bytes.length));
  }

  /// The index after the empty line, or -1.
  private static int endOfHeader(byte[] bytes, int from, int length) {
    for (int i = from; i + 1 < length; i++) {
      if (bytes[i] == '\n' && (bytes[i + 1] == '\n' || i + 2 < length && bytes[i + 1] == '\r'
          && bytes[i + 2] == '\n')) {
        return bytes[i + 1] == '\n' ? i + 2 : i + 3;
      }
    }
    return -1;
  }

  private static boolean startsWithHttp(byte[] bytes, int length) {
    byte[] magic = {'H', 'T', 'T', 'P', '/'};
    return Arrays.equals(bytes, 0, Math.min(5, length), magic, 0, Math.min(5, length));
  }

  private static String printable(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    return start.replaceAll("[^\\x20-\\x7e]", ".");
  }
}
