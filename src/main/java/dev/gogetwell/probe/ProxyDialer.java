package dev.gogetwell.probe;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Failures;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.http.HttpHead;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.net.tls.client.TlsResult;
import dev.gogetwell.net.tunnel.HttpConnect;
import dev.gogetwell.net.tunnel.Socks5;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Opens a tunnel through a proxy over a TCP connection to it that stands. Any thread.
final class ProxyDialer {
  private static final int PAGE = 2048;
  private static final Duration PAGE_PATIENCE = Duration.ofMillis(500);

  private final TlsHandshaker handshaker;
  private final HelloSpecs hellos;
  private final ProxyCredentials credentials;

  ProxyDialer(TlsHandshaker handshaker, HelloSpecs hellos, ProxyCredentials credentials) {
    this.handshaker = handshaker;
    this.hellos = hellos;
    this.credentials = credentials;
  }

  /// A tunnel, or why there is none.
  ///
  /// @param wire the stream to the target; empty if there is no tunnel
  record Tunnel(Optional<Wire> wire, TunnelRequest request) {}

  /// Asks for a tunnel, as `go` does: a proxy that is spoken to over TLS has to show a good certificate first.
  ///
  /// @param refusal why `go` would refuse the proxy's own certificate; empty if it takes it
  Tunnel open(Wire toProxy, ProxyRef proxy, String host, int port, Function<List<Der>, Optional<Failure>> refusal,
      Deadline deadline) {
    String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    if (proxy.scheme().startsWith("socks5")) {
      return socks(toProxy, proxy, target, host, port, deadline);
    }
    Tunnel toItself = secured(toProxy, proxy, target, refusal, deadline);
    return toItself.wire().map(wire -> httpConnect(wire, proxy, target, deadline)).orElse(toItself);
  }

  /// The way to the proxy itself, over TLS where its address says so.
  Tunnel secured(Wire toProxy, ProxyRef proxy, String target, Function<List<Der>, Optional<Failure>> refusal,
      Deadline deadline) {
    TunnelRequest unasked = new TunnelRequest(proxy, target, 0, "", List.of(), Optional.empty());
    if (!proxy.scheme().equals("https")) {
      return new Tunnel(Optional.of(toProxy), unasked);
    }
    TlsResult tls = handshaker.handshake(toProxy, hellos.spec(proxy.host(), HelloShape.LIKE_GO).withAlpn(List.of()),
        _ -> { }, deadline);
    Optional<Failure> inner = tls.session().isEmpty() ? tls.failure()
        : refusal.apply(tls.chain().stream().map(Der::of).toList());
    if (inner.isPresent()) {
      tls.session().ifPresent(Wire::close);
      return none(proxy, target, new Failure(Operation.TUNNEL, inner.get().kind(), inner.get().raw()));
    }
    return new Tunnel(Optional.of(tls.session().orElseThrow()), unasked);
  }

  private Tunnel httpConnect(Wire wire, ProxyRef proxy, String target, Deadline deadline) {
    try {
      HttpHead head = new HttpConnect().connect(wire, target, basic(proxy), deadline);
      Optional<Failure> failure = refusal(head.status(), head.reason());
      TunnelRequest request = new TunnelRequest(proxy, target, head.status(), head.reason(), schemes(head),
          AnswerHead.kept(head), failure.flatMap(_ -> page(wire, head, deadline)), failure);
      if (failure.isPresent()) {
        wire.close();
        return new Tunnel(Optional.empty(), request);
      }
      return new Tunnel(Optional.of(wire), request);
    } catch (HttpHead.NotHttp e) {
      wire.close();
      return none(proxy, target, new Failure(Operation.TUNNEL, FailureKind.NOT_HTTP, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      wire.close();
      return none(proxy, target, Failures.of(Operation.TUNNEL, e));
    }
  }

  private Tunnel socks(Wire wire, ProxyRef proxy, String target, String host, int port, Deadline deadline) {
    try {
      Optional<Socks5.Credentials> login =
          credentials.of(proxy).map(pair -> new Socks5.Credentials(pair.user(), pair.password()));
      Optional<String> refused = new Socks5().connect(wire, host, port, login, deadline);
      if (refused.isPresent()) {
        wire.close();
        FailureKind kind = refused.get().contains("authentication")
            ? FailureKind.PROXY_AUTH_REQUIRED : FailureKind.PROXY_REFUSED;
        return none(proxy, target, new Failure(Operation.TUNNEL, kind, refused.get()));
      }
      return new Tunnel(Optional.of(wire), new TunnelRequest(proxy, target, 0, "", List.of(), Optional.empty()));
    } catch (IOException e) {
      wire.close();
      Failure failure = Failures.of(Operation.TUNNEL, e);
      boolean otherProtocol = e.getMessage() != null && e.getMessage().startsWith("unexpected protocol version");
      return none(proxy, target,
          otherProtocol ? new Failure(Operation.TUNNEL, FailureKind.PROTOCOL, failure.raw()) : failure);
    }
  }

  /// Go accepts 200 only, even 204 is a refusal (net/http/transport.go, dialConn).
  static Optional<Failure> refusal(int status, String reason) {
    String raw = status + " " + reason;
    return switch (status) {
      case 200 -> Optional.empty();
      case 407 -> Optional.of(new Failure(Operation.TUNNEL, FailureKind.PROXY_AUTH_REQUIRED, raw));
      case 500, 502, 503, 504 -> Optional.of(new Failure(Operation.TUNNEL, FailureKind.PROXY_BAD_GATEWAY, raw));
      default -> Optional.of(new Failure(Operation.TUNNEL, FailureKind.PROXY_REFUSED, raw));
    };
  }

  /// What a block page says, for people; nothing is judged by it. A proxy that says nothing more is not waited for.
  private static Optional<String> page(Wire wire, HttpHead head, Deadline deadline) {
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    page.writeBytes(head.rest());
    long announced = head.field("content-length").filter(value -> value.matches("\\d{1,9}")).map(Long::parseLong)
        .orElse((long) PAGE);
    Deadline soon = deadline.atMost(PAGE_PATIENCE);
    try {
      byte[] buffer = new byte[PAGE];
      int count = 0;
      while (count >= 0 && page.size() < Math.min(announced, PAGE)) {
        count = wire.read(buffer, soon);
        page.write(buffer, 0, Math.max(0, count));
      }
    } catch (IOException _) {
      // What has come so far is what there is.
    }
    byte[] bytes = page.toByteArray();
    return bytes.length == 0 ? Optional.empty()
        : Optional.of(new String(bytes, 0, Math.min(bytes.length, PAGE), StandardCharsets.UTF_8));
  }

  private static List<String> schemes(HttpHead head) {
    return head.fields("proxy-authenticate").stream().map(value -> value.split("[ ,]", 2)[0]).distinct().toList();
  }

  String basic(ProxyRef proxy) {
    return credentials.of(proxy)
        .map(pair -> "Basic " + Base64.getEncoder().encodeToString(
            (pair.user() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8)))
        .orElse("");
  }

  private static Tunnel none(ProxyRef proxy, String target, Failure failure) {
    return new Tunnel(Optional.empty(), new TunnelRequest(proxy, target, 0, "", List.of(), Optional.of(failure)));
  }
}
