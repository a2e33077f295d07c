package dev.gogetwell.net.tunnel;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Asks a SOCKS5 proxy for a tunnel (RFC 1928, RFC 1929). The name is resolved at the proxy, as Go does for both
/// `socks5` and `socks5h` (net/http/transport.go, dialConn). Any thread.
public final class Socks5 {
  /// Lengths are one byte (RFC 1928, section 5; RFC 1929, section 2).
  private static final int LONGEST_FIELD = 255;
  private static final String[] REPLIES = {
    "succeeded", "general SOCKS server failure", "connection not allowed by ruleset", "network unreachable",
    "host unreachable", "connection refused", "TTL expired", "command not supported", "address type not supported"
  };

  /// Opens the tunnel.
  ///
  /// @param credentials user name and password; empty for none
  /// @return empty if the tunnel stands, else the proxy's words
  /// @throws IOException if the connection breaks or the peer does not speak SOCKS5
  public Optional<String> connect(Wire proxy, String host, int port, Optional<Credentials> credentials,
      Deadline deadline) throws IOException {
    Optional<String> refusal = login(proxy, credentials, deadline);
    return refusal.isPresent() ? refusal : ask(proxy, host, port, deadline);
  }

  private static Optional<String> login(Wire proxy, Optional<Credentials> credentials, Deadline deadline)
      throws IOException {
    proxy.write(credentials.isPresent() ? new byte[] {5, 2, 0, 2} : new byte[] {5, 1, 0});
    byte[] choice = readFully(proxy, 2, deadline);
    if (choice[0] != 5) {
      throw new IOException("unexpected protocol version " + (choice[0] & 0xff));
    }
    if (choice[1] == 0) {
      return Optional.empty();
    }
    if (choice[1] != 2 || credentials.isEmpty()) {
      return Optional.of("no acceptable authentication methods");
    }
    proxy.write(credentials.get().request());
    return readFully(proxy, 2, deadline)[1] == 0 ? Optional.empty()
        : Optional.of("username/password authentication failed");
  }

  private static Optional<String> ask(Wire proxy, String host, int port, Deadline deadline) throws IOException {
    byte[] name = host.getBytes(StandardCharsets.US_ASCII);
    if (name.length > LONGEST_FIELD) {
      throw new IOException("FQDN too long");
    }
    byte[] request = new byte[7 + name.length];
    request[0] = 5;
    request[1] = 1;
    request[3] = 3;
    request[4] = (byte) name.length;
    System.arraycopy(name, 0, request, 5, name.length);
    request[5 + name.length] = (byte) (port >> 8);
    request[6 + name.length] = (byte) port;
    proxy.write(request);
    byte[] reply = readFully(proxy, 4, deadline);
    int code = reply[1] & 0xff;
    if (code != 0) {
      return Optional.of(code < REPLIES.length ? REPLIES[code] : "unknown error " + code);
    }
    int addressLength = switch (reply[3]) {
      case 1 -> 4;
      case 4 -> 16;
      default -> readFully(proxy, 1, deadline)[0] & 0xff;
    };
    readFully(proxy, addressLength + 2, deadline);
    return Optional.empty();
  }

  /// User name and password of the proxy (RFC 1929).
  public record Credentials(String user, String password) {
    byte[] request() throws IOException {
      byte[] name = user.getBytes(StandardCharsets.UTF_8);
      byte[] secret = password.getBytes(StandardCharsets.UTF_8);
      if (name.length > LONGEST_FIELD || secret.length > LONGEST_FIELD) {
        throw new IOException("invalid username/password");
      }
      byte[] request = new byte[3 + name.length + secret.length];
      request[0] = 1;
      request[1] = (byte) name.length;
      System.arraycopy(name, 0, request, 2, name.length);
      request[2 + name.length] = (byte) secret.length;
      System.arraycopy(secret, 0, request, 3 + name.length, secret.length);
      return request;
    }

    @Override
    public String toString() {
      return "Credentials[…]"; // Never into a log by accident.
    }
  }

  /// Reads exactly `count` bytes; a byte at a time, so that nothing behind the answer is taken away.
  private static byte[] readFully(Wire wire, int count, Deadline deadline) throws IOException {
    byte[] bytes = new byte[count];
    byte[] one = new byte[1];
    for (int i = 0; i < count; i++) {
      if (wire.read(one, deadline) < 0) {
        throw new EOFException("EOF");
      }
      bytes[i] = one[0];
    }
    return bytes;
  }
}
