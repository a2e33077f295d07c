package dev.gogetwell.report;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChecksumRecord;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.tls.TlsStream;
import java.util.List;
import java.util.Optional;

/// Carries the redaction through every kind of measurement.
final class MeasurementRedaction {
  private final Redactor redactor;

  MeasurementRedaction(Redactor redactor) {
    this.redactor = redactor;
  }

  Measurement apply(Measurement measurement) {
    return switch (measurement) {
      case NameLookup m -> new NameLookup(
          new Resolver(m.resolver().kind(), text(m.resolver().address())), text(m.host()), texts(m.addresses()),
          m.messages().stream().map(new DnsMessageRedaction(this::text)::apply).toList(), failure(m.failure()));
      case TcpConnect m -> new TcpConnect(endpoint(m.endpoint()), failure(m.failure()));
      case TunnelRequest m -> new TunnelRequest(proxy(m.proxy()), text(m.target()), m.status(), text(m.reason()),
          texts(m.authenticate()), texts(m.head()), m.page().map(this::text), failure(m.failure()));
      case TlsHandshake m -> handshake(m);
      case ChainCheck m -> new ChainCheck(m.judge(), text(m.host()), text(m.type()), text(m.error()),
          m.acceptedInDate(), failure(m.failure()));
      case HttpFetch m -> new HttpFetch(text(m.url()), m.via().map(this::proxy), m.status(), text(m.contentType()),
          text(m.excerpt()), m.clocks(), texts(m.head()), failure(m.failure()));
      case ChecksumRecord m -> new ChecksumRecord(text(m.url()), text(m.key()), text(m.reference()), texts(m.signers()),
          m.tree(), m.record(), texts(m.lines()), failure(m.failure()));
      case CommandRun m -> new CommandRun(m.purpose(), texts(m.command()), m.exitCode(), text(m.output()),
          failure(m.failure()));
      case ProtocolSniff m -> new ProtocolSniff(endpoint(m.endpoint()), m.spoken(), failure(m.failure()));
      case StoreRead m -> new StoreRead(m.judge(), texts(m.locations()), m.count(), m.problems().stream()
          .map(problem -> new StoreProblem(problem.kind(), text(problem.location()), text(problem.detail()))).toList(),
          failure(m.failure()));
    };
  }

  private TlsHandshake handshake(TlsHandshake m) {
    String name = text(m.serverName());
    // The certificates and bytes of a private host spell its name in forms that no text search reaches.
    boolean isPrivate = !name.equals(m.serverName())
        || new StreamRedaction(false, this::text).isOfPrivateServer(m.stream());
    List<Der> chain = isPrivate ? List.of() : m.chain();
    TlsStream stream = new StreamRedaction(isPrivate, this::text).apply(m.stream());
    return new TlsHandshake(endpoint(m.endpoint()), m.via().map(this::proxy), name, m.shape(),
        m.version().map(this::text), m.cipherSuite().map(this::text), m.alpn().map(this::text), chain, stream,
        failure(m.failure()));
  }

  ProxyRef proxy(ProxyRef proxy) {
    return new ProxyRef(text(proxy.scheme()), text(proxy.host()), proxy.port(), proxy.hasCredentials(),
        text(proxy.setting()));
  }

  Failure failure(Failure failure) {
    return new Failure(failure.operation(), failure.kind(), text(failure.raw()));
  }

  private Optional<Failure> failure(Optional<Failure> failure) {
    return failure.map(this::failure);
  }

  Endpoint endpoint(Endpoint endpoint) {
    return new Endpoint(text(endpoint.address()), endpoint.port());
  }

  private List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  private String text(String text) {
    return redactor.text(text);
  }
}
