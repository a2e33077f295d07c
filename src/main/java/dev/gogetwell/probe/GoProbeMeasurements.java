package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HandshakeMessage.ServerHello;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns the lines of the Go probe into measurements, each in Go's own words. Confined to one thread.
final class GoProbeMeasurements {
  /// Go's own resolver or the system's, as GODEBUG=netdns and the platform decide.
  private static final Resolver GO = new Resolver(Resolver.Kind.SYSTEM, "go");

  private final List<GoProbeLines.Line> lines;
  private final GoProbeReading.Program program;
  private final Optional<ProxyRef> proxy;
  private final GoProbeRecordings recordings;
  private final TlsNames names;
  private final List<GoProbeReading.Seen> seen = new ArrayList<>();

  GoProbeMeasurements(List<GoProbeLines.Line> lines, GoProbeReading.Program program, Optional<ProxyRef> proxy,
      GoProbeRecordings recordings, TlsNames names) {
    this.lines = lines.stream().filter(line -> line.phase().equals("go") || line.phase().equals("insecure")).toList();
    this.program = program;
    this.proxy = proxy;
    this.recordings = recordings;
    this.names = names;
  }

  List<GoProbeReading.Seen> all() {
    lookups();
    connections();
    tunnel();
    handshake();
    answer();
    return List.copyOf(seen);
  }

  private void add(Measurement measurement, long fromMicros, long toMicros) {
    seen.add(new GoProbeReading.Seen(measurement, Duration.ofNanos(toMicros * 1000),
        Duration.ofNanos(Math.max(0, toMicros - fromMicros) * 1000)));
  }

  private void lookups() {
    String host = "";
    long start = 0;
    for (GoProbeLines.Line line : ofRequest()) {
      if (line.is("dns_start")) {
        host = line.text("host");
        start = line.micros();
      } else if (line.is("dns_done")) {
        List<String> addresses = line.texts("addrs").stream().map(text -> text.replaceAll("%.*", "")).toList();
        add(new NameLookup(GO, host, addresses, line.error().map(e -> e.failure(Operation.RESOLVE))),
            start, line.micros());
      }
    }
  }

  private void connections() {
    Map<String, Long> starts = new LinkedHashMap<>();
    for (GoProbeLines.Line line : ofRequest()) {
      if (line.is("connect_start")) {
        starts.put(line.text("addr"), line.micros());
      } else if (line.is("connect_done")) {
        Optional<Failure> failure = line.error().map(e -> e.failure(Operation.CONNECT));
        // The second address family loses the race and is called off (net/dial.go, dialParallel): no failure.
        boolean calledOff = failure.map(f -> f.kind() == FailureKind.CANCELLED
            || f.raw().contains("operation was canceled")).orElse(false);
        GoProbeRecordings.endpoint(line.text("addr")).filter(endpoint -> !calledOff).ifPresent(endpoint -> add(
            new TcpConnect(endpoint, failure), starts.getOrDefault(line.text("addr"), line.micros()), line.micros()));
      }
    }
  }

  private void tunnel() {
    Optional<Recording> recording = recordings.connected("go");
    if (proxy.isEmpty() || recording.isEmpty() || !program.url().startsWith("https:")) {
      return;
    }
    String target = (program.host().indexOf(':') >= 0 ? "[" + program.host() + "]" : program.host())
        + ":" + program.port();
    boolean inside = lines.stream().anyMatch(line -> line.is("tls_start")) && !toProxyOnly();
    long end = result().map(GoProbeLines.Line::micros).orElse(0L);
    Optional<GoProbeLines.Line> answer = ofRequest().stream().filter(line -> line.is("connect_answer")).findFirst();
    if (answer.isPresent()) {
      String text = answer.get().text("text");
      int status = Math.clamp(answer.get().number("status"), 0, 999);
      String reason = text.indexOf(' ') > 0 ? text.substring(text.indexOf(' ') + 1) : "";
      List<String> schemes =
          answer.get().texts("authenticate").stream().map(v -> v.split("[ ,]", 2)[0]).distinct().toList();
      add(new TunnelRequest(proxy.get(), target, status, reason, schemes, ProxyDialer.refusal(status, reason)),
          0, answer.get().micros());
    } else if (inside) {
      add(new TunnelRequest(proxy.get(), target, 0, "", List.of(), Optional.empty()), 0, end);
    } else {
      add(new TunnelRequest(proxy.get(), target, 0, "", List.of(), result().flatMap(GoProbeLines.Line::error)
          .map(this::tunnelFailure)), 0, end);
    }
  }

  /// Go 1.19 has no ear for the proxy's answer; its error is the reason phrase of the answer, or what broke.
  private Failure tunnelFailure(GoErrors error) {
    Failure failure = error.failure(Operation.TUNNEL);
    String words = failure.raw().toLowerCase(Locale.ROOT);
    if (words.contains("proxy authentication required")) {
      return new Failure(Operation.TUNNEL, FailureKind.PROXY_AUTH_REQUIRED, failure.raw());
    }
    return failure.kind() == FailureKind.OTHER
        ? new Failure(Operation.TUNNEL, FailureKind.PROXY_REFUSED, failure.raw()) : failure;
  }

  private boolean toProxyOnly() {
    boolean encryptedProxy = proxy.map(p -> p.scheme().equals("https")).orElse(false);
    return encryptedProxy && ofRequest().stream().filter(line -> line.is("tls_start")).count() < 2;
  }

  private void handshake() {
    Optional<Recording> recording = recordings.connected("go");
    Optional<GoProbeLines.Line> begun = ofRequest().stream().filter(line -> line.is("tls_start")).reduce((a, b) -> b);
    if (recording.isEmpty() || begun.isEmpty() || toProxyOnly()) {
      return;
    }
    TlsStream stream = recording.get().read(names);
    Optional<GoProbeLines.Line> done = ofRequest().stream()
        .filter(line -> line.is("tls_done") && !line.flag("to_proxy")).reduce((a, b) -> b);
    Optional<GoErrors> error = whyNoSession(done);
    Optional<GoErrors.Link> refused = error.flatMap(GoErrors::refusedCertificate);
    Optional<ServerHello> hello = stream.serverHello();
    Endpoint endpoint = recording.get().server();
    long end = done.map(GoProbeLines.Line::micros).or(() -> result().map(GoProbeLines.Line::micros)).orElse(0L);
    Optional<Failure> failure = refused.isPresent() ? Optional.empty()
        : error.map(e -> e.failure(Operation.HANDSHAKE));
    List<Der> chain = chain(stream);
    add(new TlsHandshake(endpoint, proxy,
        stream.clientHello().flatMap(HandshakeMessage.ClientHello::serverName).orElse(""),
        HelloShape.LIKE_GO, hello.map(h -> h.negotiated().label()),
        hello.map(h -> String.format(Locale.ROOT, "0x%04x", h.cipherSuite())),
        done.map(line -> line.text("alpn")).filter(alpn -> !alpn.isEmpty()), chain, stream, failure),
        begun.get().micros(), end);
    if (refused.isPresent()) {
      GoErrors.Link link = refused.get();
      add(new ChainCheck(ChainJudge.GO, program.host(), link.type().replace("*", ""), link.text(),
          Optional.of(new Failure(Operation.VERIFY, GoErrors.kind(link), link.text()))), end, end);
    } else if (done.isPresent() && error.isEmpty()) {
      add(new ChainCheck(ChainJudge.GO, program.host(), "", "", Optional.empty()), end, end);
    }
  }

  /// The answer to the request, judged as that to one of ours. A probe that stops after the handshake has none. Of the
  /// root of a server nothing is expected, so only who refuses or fails is told of it, not that nothing is there.
  private void answer() {
    result().filter(line -> line.number("status") > 0).ifPresent(line -> {
      int status = Math.clamp(line.number("status"), 0, 999);
      boolean ofModule = program.url().contains("/@");
      Optional<Failure> failure = AnswerStatus.failure(status, "")
          .filter(broken -> ofModule || broken.kind() != FailureKind.NOT_FOUND);
      long asked = ofRequest().stream().filter(l -> l.is("wrote_request")).mapToLong(GoProbeLines.Line::micros)
          .findFirst().orElse(line.micros());
      add(new HttpFetch(program.url(), proxy, status, line.text("type"), "", Optional.empty(), failure), asked,
          line.micros());
    });
  }

  /// When the time of the whole request is over, the handshake hears of a cancellation only; the request knows why.
  private Optional<GoErrors> whyNoSession(Optional<GoProbeLines.Line> done) {
    Optional<GoErrors> ofRequest = result().flatMap(GoProbeLines.Line::error);
    if (done.isEmpty()) {
      return ofRequest;
    }
    Optional<GoErrors> ofHandshake = done.get().error();
    boolean calledOff = ofHandshake
        .map(error -> error.failure(Operation.HANDSHAKE).kind() == FailureKind.CANCELLED).orElse(false);
    return calledOff && ofRequest.isPresent() ? ofRequest : ofHandshake;
  }

  /// What the server sent: as Go parsed it, else as it stands in the bytes.
  private List<Der> chain(TlsStream stream) {
    for (GoProbeLines.Line line : lines) {
      if (line.is("tls_done") && !line.flag("to_proxy") && !line.byteLists("chain").isEmpty()) {
        return line.byteLists("chain").stream().map(Der::of).toList();
      }
    }
    return stream.serverChain().stream().map(entry -> entry.der()).toList();
  }

  private List<GoProbeLines.Line> ofRequest() {
    return lines.stream().filter(line -> line.phase().equals("go")).toList();
  }

  private Optional<GoProbeLines.Line> result() {
    return ofRequest().stream().filter(line -> line.is("result")).findFirst();
  }
}
