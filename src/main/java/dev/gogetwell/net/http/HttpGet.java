package dev.gogetwell.net.http;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.NetBudget;
import dev.gogetwell.net.TooLongException;
import dev.gogetwell.net.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// One GET over a connection that stands, HTTP/1.1 with `Connection: close`. Any thread.
public final class HttpGet {
  /// The answer.
  ///
  /// @param head status and header
  /// @param came when the header came, by this machine's clock; the body may take long
  /// @param body the decoded body, at most 256 KiB of it
  /// @param missing how many bytes were announced and did not come, although the body was read to its end
  public record Answer(HttpHead head, Instant came, byte[] body, long missing) {
    /// The media type without parameters; empty if none was sent.
    public String contentType() {
      return head.field("content-type").map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }
  }

  /// Asks for `target`.
  ///
  /// @param target the request target: a path with query, or an absolute URL where a proxy is asked (RFC 9112, 3.2)
  /// @param host the Host field
  /// @param authorization the value of a Proxy-Authorization field; empty for none
  public Answer get(Wire wire, String target, String host, String authorization, Deadline deadline)
      throws IOException {
    return get(wire, target, host, authorization, List.of(), deadline);
  }

  /// Asks for `target` with more header lines, each `Name: value`.
  public Answer get(Wire wire, String target, String host, String authorization, List<String> more, Deadline deadline)
      throws IOException {
    String request = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: GoGetWell\r\n"
        + "Accept-Encoding: identity\r\nConnection: close\r\n"
        + (authorization.isEmpty() ? "" : "Proxy-Authorization: " + authorization + "\r\n")
        + more.stream().map(line -> line + "\r\n").collect(Collectors.joining()) + "\r\n";
    wire.write(request.getBytes(StandardCharsets.US_ASCII));
    Pushback body = new Pushback(wire);
    long allowance = NetBudget.HEADER_BYTES;
    HttpHead head = body.head(deadline, allowance);
    // Interim answers are counted by their bytes, as Go does (net/http/transport.go, readResponse).
    for (int interim = 1; head.status() >= 100 && head.status() < 200; interim++) {
      allowance -= interim < NetBudget.INTERIM_ANSWERS ? head.length() : allowance;
      head = body.head(deadline, allowance);
    }
    Instant came = Instant.now();
    boolean empty = head.status() == 204 || head.status() == 304;
    boolean chunked = head.field("transfer-encoding").filter(v -> v.toLowerCase(Locale.ROOT).contains("chunked"))
        .isPresent();
    byte[] bytes = empty ? new byte[0] : chunked ? chunked(body, deadline) : plain(body, contentLength(head), deadline);
    long announced = empty || chunked ? bytes.length : contentLength(head);
    boolean wholeOrCut = announced == Long.MAX_VALUE || bytes.length >= NetBudget.BODY_BYTES;
    return new Answer(head, came, bytes, wholeOrCut ? 0 : announced - bytes.length);
  }

  private static long contentLength(HttpHead head) {
    return head.field("content-length").filter(value -> value.matches("\\d{1,15}")).map(Long::parseLong)
        .orElse(Long.MAX_VALUE);
  }

  private static byte[] plain(Wire wire, long length, Deadline deadline) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    while (body.size() < length && body.size() < NetBudget.BODY_BYTES) {
      int count = wire.read(buffer, deadline);
      if (count < 0) {
        break; // Without a length this is the end; with one, what came is still worth judging.
      }
      body.write(buffer, 0, (int) Math.min(count, length - body.size()));
    }
    return body.toByteArray();
  }

  private static byte[] chunked(Wire wire, Deadline deadline) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    LineReader lines = new LineReader(wire, deadline);
    while (body.size() < NetBudget.BODY_BYTES) {
      String size = lines.line().split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,8}")) {
        throw new IOException("malformed chunk size");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        break;
      }
      int wanted = (int) Math.min(length, NetBudget.BODY_BYTES - body.size());
      body.write(lines.bytes(wanted));
      if (wanted == length) {
        lines.line();
      }
    }
    return body.toByteArray();
  }

  /// Gives back what was read too much, then goes on with the wire.
  private static final class Pushback implements Wire {
    private final Wire wire;
    private byte[] ahead = new byte[0];

    Pushback(Wire wire) {
      this.wire = wire;
    }

    /// Reads one header and keeps what was read beyond it.
    HttpHead head(Deadline deadline, long allowance) throws IOException {
      HttpHead head = HttpHead.read(this, deadline, allowance);
      byte[] rest = head.rest();
      byte[] both = Arrays.copyOf(rest, rest.length + ahead.length);
      System.arraycopy(ahead, 0, both, rest.length, ahead.length);
      ahead = both;
      return head;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      wire.write(bytes);
    }

    @Override
    public int read(byte[] into, Deadline deadline) throws IOException {
      if (ahead.length == 0) {
        return wire.read(into, deadline);
      }
      int count = Math.min(into.length, ahead.length);
      System.arraycopy(ahead, 0, into, 0, count);
      ahead = Arrays.copyOfRange(ahead, count, ahead.length);
      return count;
    }

    @Override
    public void close() {
      wire.close();
    }
  }

  /// Reads lines and counted bytes from a wire.
  private static final class LineReader {
    private final Wire wire;
    private final Deadline deadline;
    private final byte[] buffer = new byte[16 * 1024];
    private int position;
    private int limit;

    LineReader(Wire wire, Deadline deadline) {
      this.wire = wire;
      this.deadline = deadline;
    }

    String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = next(); b != '\n'; b = next()) {
        if (line.length() >= NetBudget.CHUNK_LINE) {
          throw new TooLongException("header line too long");
        }
        line.append((char) b);
      }
      return line.toString().strip();
    }

    byte[] bytes(int count) throws IOException {
      byte[] bytes = new byte[count];
      for (int i = 0; i < count; i++) {
        bytes[i] = (byte) next();
      }
      return bytes;
    }

    private int next() throws IOException {
      if (position == limit) {
        limit = wire.read(buffer, deadline);
        position = 0;
        if (limit < 0) {
          limit = 0;
          throw new java.io.EOFException("unexpected EOF");
        }
      }
      return buffer[position++] & 0xff;
    }
  }
}
