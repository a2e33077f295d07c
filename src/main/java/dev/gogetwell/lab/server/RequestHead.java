package dev.gogetwell.lab.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The request line and the header fields of one request (RFC 9112 section 2.1), bounded.
public record RequestHead(String text) {
  private static final int LONGEST = 64 * 1024;

  /// Reads up to the empty line; empty at the end of the stream.
  static RequestHead read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int newlines = 0;
    while (newlines < 2 && head.size() < LONGEST) {
      int b = in.read();
      if (b < 0) {
        return new RequestHead("");
      }
      head.write(b);
      newlines = b == '\n' ? newlines + 1 : b == '\r' ? newlines : 0;
    }
    return new RequestHead(head.toString(StandardCharsets.ISO_8859_1));
  }

  boolean isEnd() {
    return text.isBlank();
  }

  /// Method, target, version.
  public String[] words() {
    return text.lines().findFirst().orElse("").split(" ");
  }

  /// The first field of that name.
  public Optional<String> field(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return text.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip()).findFirst();
  }

  /// The same for the server itself: its path instead of its URL, nothing that is meant for the proxy, no further
  /// request.
  String inOriginForm() {
    String path = words()[1].replaceFirst("^http://[^/?]*", "");
    return words()[0] + " " + (path.startsWith("/") ? path : "/" + path) + " HTTP/1.1\r\n"
        + fields();
  }

  /// The head of an answer, as a proxy passes it on that takes one request a connection.
  String closing() {
    return text.lines().findFirst().orElse("") + "\r\n" + fields();
  }

  private String fields() {
    return text.lines().skip(1).filter(line -> !line.isEmpty())
        .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(?:proxy-.*|connection):.*"))
        .map(line -> line + "\r\n").collect(Collectors.joining()) + "Connection: close\r\n\r\n";
  }

  /// How many bytes follow; 0 where nobody says so.
  int length() {
    return field("Content-Length").filter(text -> text.matches("\\d{1,9}")).map(Integer::parseInt).orElse(0);
  }
}
