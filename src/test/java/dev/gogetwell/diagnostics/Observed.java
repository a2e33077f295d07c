package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Single measurements, as a look would have brought them, for tests of rules.
public final class Observed {
  private Observed() {}

  public static NameLookup resolved(String host, String... addresses) {
    return new NameLookup(new Resolver(Resolver.Kind.SYSTEM, ""), host, List.of(addresses), Optional.empty());
  }

  public static NameLookup notResolved(String host, FailureKind kind) {
    return new NameLookup(new Resolver(Resolver.Kind.SYSTEM, ""), host, List.of(),
        Optional.of(new Failure(Operation.RESOLVE, kind, "lookup failed")));
  }

  public static TcpConnect connected(String address) {
    return new TcpConnect(new Endpoint(address, 443), Optional.empty());
  }

  public static TcpConnect notConnected(String address, FailureKind kind, String raw) {
    return new TcpConnect(new Endpoint(address, 443), Optional.of(new Failure(Operation.CONNECT, kind, raw)));
  }

  public static TlsHandshake shaken(String hop, Der... chain) {
    return new TlsHandshake(new Endpoint(FactsBuilder.ADDRESS, 443), Optional.empty(), hop + ".example", HelloShape.LIKE_GO,
        Optional.of("TLS 1.3"), Optional.of("0x1301"), Optional.empty(), List.of(chain), stream(), Optional.empty());
  }

  public static TlsHandshake brokenHandshake(String name, FailureKind kind, String raw) {
    return new TlsHandshake(new Endpoint(FactsBuilder.ADDRESS, 443), Optional.empty(), name, HelloShape.LIKE_GO, Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(), stream(),
        Optional.of(new Failure(Operation.HANDSHAKE, kind, raw)));
  }

  /// A handshake that came about although the server asked for a certificate that was not shown.
  public static TlsHandshake handshakeWithCertificateRequest(String name) {
    HandshakeMessage request = new HandshakeMessage.CertificateRequest(1, List.of(), List.of(), Octets.NONE);
    TlsEvent event = new TlsEvent(Duration.ZERO, Direction.SERVER_TO_CLIENT, RecordType.HANDSHAKE,
        RecordType.HANDSHAKE, ProtocolVersion.TLS12, 1, false, List.of(request), Optional.empty());
    return new TlsHandshake(new Endpoint(FactsBuilder.ADDRESS, 443), Optional.empty(), name, HelloShape.LIKE_GO,
        Optional.of("TLS 1.2"), Optional.empty(), Optional.empty(), List.of(), stream(List.of(event)),
        Optional.empty());
  }

  public static ChainCheck accepted(ChainJudge judge, String hop) {
    return new ChainCheck(judge, hop + ".example", "", "", Optional.empty());
  }

  public static ChainCheck refusal(ChainJudge judge, String hop, FailureKind kind, String error) {
    return new ChainCheck(judge, hop + ".example", "x509.Error", error,
        Optional.of(new Failure(Operation.VERIFY, kind, error)));
  }

  public static HttpFetch fetched(int status, String body) {
    return new HttpFetch("https://x.example/x", Optional.empty(), status, "text/html", body, Optional.empty(),
        Optional.empty());
  }

  public static HttpFetch fetch(int status, FailureKind kind, String raw) {
    return new HttpFetch("https://x.example/x", Optional.empty(), status, "", "", Optional.empty(),
        Optional.of(new Failure(Operation.HTTP, kind, raw)));
  }

  /// A text in which nothing is recognised.
  public static Symptom unknown() {
    return new Symptom(List.of(), false, new Symptom.Facts(Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty()), "", false);
  }

  private static TlsStream stream() {
    return stream(List.of());
  }

  private static TlsStream stream(List<TlsEvent> events) {
    return new TlsStream(new Endpoint("192.0.2.1", 50000), new Endpoint(FactsBuilder.ADDRESS, 443), FactsBuilder.NOW,
        List.of(), events, StreamEnd.COMPLETE, Optional.empty(), Optional.empty(), Set.of(), Duration.ZERO, 0, 0);
  }
}
