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
  /// @param read how many bytes of it were read
  /// @param missing how many bytes were announced and did not come, although the body was read to its end
  public record Answer(HttpHead head, Instant came, byte[] body, long read, long missing) {
    /// The media type without parameters; empty if none was sent.
    public String contentType() {
      return head.field("content-type").map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }
  }

  /// The first bytes of a body, and how many came.
  private static final class Kept {
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private final long most;
    private long read;

    Kept(long most) {
      this.most = most;
    }

    boolean wantsMore() {
      return read < most;
    }

    void add(byte[] bytes, int count) {
      first.write(bytes, 0, Math.min(count, NetBudget.BODY_BYTES - first.size()));
      read += count;
    }
  }

  private final long most;

  /// A request whose answer is read as far as it is kept.
  public HttpGet() {
    this(NetBudget.BODY_BYTES);
  }

  private HttpGet(long most) {
    this.most = most;
  }

  /// A request whose answer is read on where it is kept no more: what comes late in it may be cut or stall.
  public static HttpGet ofDownload() {
    return new HttpGet(NetBudget.DOWNLOAD_BYTES);
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
    Kept kept = new Kept(most);
    if (!empty && chunked) {
      chunked(body, kept, deadline);
    } else if (!empty) {
      plain(body, contentLength(head), kept, deadline);
    }
    long announced = empty || chunked ? kept.read : contentLength(head);
    boolean wholeOrCut = announced == Long.MAX_VALUE || !kept.wantsMore();
    return new Answer(head, came, kept.first.toByteArray(), kept.read, wholeOrCut ? 0 : announced - kept.read);
  }

  private static long contentLength(HttpHead head) {
    return head.field("content-length").filter(value -> value.matches("\\d{1,15}")).map(Long::parseLong)
        .orElse(Long.MAX_VALUE);
  }

  private static void plain(Wire wire, long length, Kept body, Deadline deadline) throws IOException {
    byte[] buffer = new byte[16 * 1024];
    while (body.read < length && body.wantsMore()) {
      int count = wire.read(buffer, deadline);
      if (count < 0) {
        break; // Without a length this is the end; with one, what came is still worth judging.
      }
      body.add(buffer, (int) Math.min(count, length - body.read));
    }
  }

  private static void chunked(Wire wire, Kept body, Deadline deadline) throws IOException {
    LineReader lines = new LineReader(wire, deadline);
    while (body.wantsMore()) {
      String size = lines.line().split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,8}")) {
        throw new IOException("malformed chunk size");
      }
      long length = Long.parseLong(size, 16);
      if (length == 0) {
        break;
      }
      long left = length;
      while (left > 0 && body.wantsMore()) {
        byte[] piece = lines.bytes((int) Math.min(left, NetBudget.BODY_BYTES));
        body.add(piece, piece.length);
        left -= piece.length;
      }
      if (left == 0) {
        lines.line();
      }
    }
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
