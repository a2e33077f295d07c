package dev.gogetwell.net.http;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.NetBudget;
import dev.gogetwell.net.TooLongException;
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
/// @param length the bytes of the header
public record HttpHead(int status, String reason, List<String[]> fields, byte[] rest, long length) {
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
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
  /// @throws TooLongException if it is longer than go takes
  /// @throws EOFException if the peer closes first
  public static HttpHead read(Wire wire, Deadline deadline) throws IOException {
    return read(wire, deadline, NetBudget.HEADER_BYTES);
  }

  /// Reads one header of at most `allowance` bytes.
  static HttpHead read(Wire wire, Deadline deadline, long allowance) throws IOException {
    HeadLines lines = new HeadLines();
    byte[] buffer = new byte[8192];
    while (true) {
      int count = wire.read(buffer, deadline);
      if (count < 0) {
        throw new EOFException(lines.length() == 0 ? "EOF" : "unexpected EOF");
      }
      int end = lines.feed(buffer, count);
      if (!lines.startsLike("HTTP/")) {
        throw new NotHttp(printable(lines.beginning()));
      }
      if (lines.length() > allowance) {
        throw new TooLongException(
            "net/http: server response headers exceeded " + NetBudget.HEADER_BYTES + " bytes; aborted");
      }
      if (end >= 0) {
        return parse(lines, Arrays.copyOfRange(buffer, end, count));
      }
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

  private static HttpHead parse(HeadLines lines, byte[] rest) throws NotHttp {
    Matcher status = STATUS_LINE.matcher(lines.first().strip());
    if (!status.matches()) {
      throw new NotHttp(printable(lines.beginning()));
    }
    List<String[]> fields = new ArrayList<>();
    for (String line : lines.others()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.add(new String[] {line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip()});
      }
    }
    String reason = status.group(2) == null ? "" : status.group(2);
    return new HttpHead(Integer.parseInt(status.group(1)), reason, List.copyOf(fields), rest, lines.length());
  }

  private static String printable(byte[] bytes) {
    // As go writes what it does not expect, so that one sees what it was: \x15\x03 begins an alert of TLS.
    String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
    return UNPRINTABLE.matcher(start).replaceAll(sign -> "\\\\x%02x".formatted((int) sign.group().charAt(0)));
  }
}
