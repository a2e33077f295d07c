package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.SocketWire;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.dns.SystemLookup;
import dev.gogetwell.net.tcp.TcpDialer;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TappedWire;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.net.tls.client.TlsResult;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Looks at one hop as `go` would: name, connection, tunnel, handshake, certificate, request, and stops where it
/// breaks. Every operation becomes evidence. Blocking; cancelled by interrupt; any thread.
public final class HopProbe {
  /// What `go` does at some hops only.
  ///
  /// @param unverified where it takes whatever certificate comes
  /// @param signIn what it sends to sign in
  /// @param follows whether it follows a redirect from there
  public record AsGo(Predicate<Hop> unverified, GoCredentials signIn, Predicate<Hop> follows) {
    /// The same wherever it may be.
    static final AsGo EVERYWHERE = new AsGo(_ -> false, GoCredentials.NONE, _ -> true);
  }

  private static final Duration FIRST_FAMILY = Duration.ofSeconds(1);

  private final Recorder recorder;
  private final ClientVerifier verifier;
  private final HelloSpecs hellos;
  private final TlsNames tlsNames;
  private final TlsHandshaker handshaker;
  private final ProxyCredentials credentials;
  private final ProxyDialer proxies;
  private final AsGo asGo;
  private final ModuleSearch search;
  private final TcpDialer dialer = new TcpDialer();
  private final SystemLookup names = new SystemLookup();

  public HopProbe(Recorder recorder, ClientVerifier verifier, HelloSpecs hellos, TlsNames tlsNames,
      TlsHandshaker handshaker, ProxyCredentials credentials) {
    this(recorder, verifier, hellos, tlsNames, handshaker, credentials, AsGo.EVERYWHERE);
  }

  /// @param asGo where `go` does not do the same everywhere
  public HopProbe(Recorder recorder, ClientVerifier verifier, HelloSpecs hellos, TlsNames tlsNames,
      TlsHandshaker handshaker, ProxyCredentials credentials, AsGo asGo) {
    this(recorder, verifier, hellos, tlsNames, handshaker, credentials, asGo, new ModuleSearch());
  }

  private HopProbe(Recorder recorder, ClientVerifier verifier, HelloSpecs hellos, TlsNames tlsNames,
      TlsHandshaker handshaker, ProxyCredentials credentials, AsGo asGo, ModuleSearch search) {
    this.asGo = asGo;
    this.search = search;
    this.recorder = recorder;
    this.verifier = verifier;
    this.hellos = hellos;
    this.tlsNames = tlsNames;
    this.handshaker = handshaker;
    this.credentials = credentials;
    this.proxies = new ProxyDialer(handshaker, hellos, credentials);
  }

  /// The same probe, telling somebody else what it sees.
  HopProbe recordingTo(Recorder other) {
    return new HopProbe(other, verifier, hellos, tlsNames, handshaker, credentials, asGo, search);
  }

  /// Looks at `hop`.
  ///
  /// @return whether everything up to the wanted depth worked
  public boolean look(Hop hop, ProbeRequest look) throws InterruptedException {
    return look(hop, look, _ -> { });
  }

  /// Looks at `hop`.
  ///
  /// @param leads hears where the answer leads
  /// @return whether everything up to the wanted depth worked
  public boolean look(Hop hop, ProbeRequest look, Consumer<Lead> leads) throws InterruptedException {
    if (hop.role() != HopRole.MODULE_PROXY) {
      return lookOnce(hop, look, leads);
    }
    search.begin();
    try {
      return lookOnce(hop, look, leads);
    } finally {
      search.end();
    }
  }

  /// Looks where a known file lies, without a search for the module that it belongs to.
  ///
  /// @param leads hears where the answer leads
  boolean lookOnce(Hop hop, ProbeRequest look, Consumer<Lead> leads) throws InterruptedException {
    String dialHost = look.via().map(ProxyRef::host).orElse(hop.host());
    int dialPort = look.via().map(ProxyRef::port).orElse(hop.port());
    List<Endpoint> endpoints = look.address().map(List::of).orElse(List.of());
    if (endpoints.isEmpty()) {
      endpoints = resolve(hop, look, dialHost, dialPort);
    }
    recorder.contacting(dialHost);
    Optional<Opened> opened = connect(hop, look, endpoints);
    if (opened.isEmpty() || look.depth() == ProbeRequest.Depth.CONNECT || isNoWeb(hop)) {
      opened.ifPresent(connection -> connection.wire().close());
      return opened.isPresent();
    }
    return above(hop, look, opened.get(), leads);
  }

  /// ssh and git's own protocol are left to git.
  private static boolean isNoWeb(Hop hop) {
    return hop.role() == HopRole.VCS_GIT && !hop.url().startsWith("http");
  }

  /// A connection and where it leads.
  private record Opened(Endpoint endpoint, Wire wire, Recording recording) {}

  private List<Endpoint> resolve(Hop hop, ProbeRequest look, String host, int port) throws InterruptedException {
    if (isAddress(host)) {
      return List.of(new Endpoint(host, port));
    }
    long start = System.nanoTime();
    NameLookup lookup;
    try (var _ = recorder.waitingFor(Message.of("wait.lookup", host), look.patience().resolve())) {
      lookup = names.lookup(host, look.patience().resolve());
    }
    record(hop, look, lookup, start);
    return lookup.addresses().stream().map(address -> new Endpoint(address, port)).toList();
  }

  /// Tries the addresses in their order, as net.Dialer does within one family. Where there are addresses of the other
  /// family, that of the first gets little time: `go` begins with the other one after 300 ms (RFC 8305), and takes
  /// whichever answers.
  private Optional<Opened> connect(Hop hop, ProbeRequest look, List<Endpoint> endpoints) {
    Deadline deadline = Deadline.in(look.patience().connect());
    int left = endpoints.size();
    boolean bothFamilies = endpoints.stream().map(HopProbe::isIpv6).distinct().count() > 1;
    for (Endpoint endpoint : endpoints) {
      long start = System.nanoTime();
      Duration most = deadline.left().dividedBy(Math.max(1, Math.min(left--, 3)));
      boolean isFirst = bothFamilies && isIpv6(endpoint) == isIpv6(endpoints.getFirst());
      Deadline share = deadline.atMost(isFirst && most.compareTo(FIRST_FAMILY) > 0 ? FIRST_FAMILY : most);
      TcpDialer.Dialed dialed;
      try (var _ = recorder.waitingFor(Message.of("wait.connect", endpoint), share.left())) {
        dialed = dialer.dial(endpoint, share);
      }
      switch (dialed) {
        case TcpDialer.Dialed.Connected(var socket) -> {
          record(hop, look, new TcpConnect(endpoint, Optional.empty()), start);
          return Optional.of(opened(endpoint, socket, start));
        }
        case TcpDialer.Dialed.NotConnected(var failure) ->
            record(hop, look, new TcpConnect(endpoint, Optional.of(failure)), start);
      }
      if (deadline.hasPassed()) {
        break;
      }
    }
    return Optional.empty();
  }

  private static boolean isIpv6(Endpoint endpoint) {
    return endpoint.address().indexOf(':') >= 0;
  }

  private static Opened opened(Endpoint endpoint, Socket socket, long start) {
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Recording recording = new Recording(endpoint, Instant.now().minus(took));
    recording.connected(took, new Endpoint(socket.getLocalAddress().getHostAddress(), socket.getLocalPort()), endpoint);
    return new Opened(endpoint, new TappedWire(new SocketWire(socket), recording, start), recording);
  }

  private boolean above(Hop hop, ProbeRequest look, Opened connection, Consumer<Lead> leads)
      throws InterruptedException {
    Wire wire = connection.wire();
    boolean absolute = look.via().isPresent() && !hop.tls() && !look.via().get().scheme().startsWith("socks");
    if (look.via().isPresent() && !absolute) {
      ProxyRef proxy = look.via().get();
      long start = System.nanoTime();
      ProxyDialer.Tunnel tunnel;
      try (var _ = recorder.waitingFor(Message.of("wait.tunnel", proxy.authority(), hop.host()),
          look.patience().tunnel())) {
        tunnel = proxies.open(wire, proxy, hop.host(), hop.port(), Deadline.in(look.patience().tunnel()));
      }
      record(hop, look, tunnel.request(), start);
      if (tunnel.wire().isEmpty()) {
        return false;
      }
      wire = tunnel.wire().get();
    }
    if (hop.tls()) {
      Optional<Wire> session = secure(hop, look, connection, wire);
      if (session.isEmpty()) {
        return false;
      }
      wire = session.get();
    }
    try (Wire open = wire) {
      return !look.depth().fetches() || fetch(hop, look, connection, open, absolute, leads);
    }
  }

  /// Handshake and certificate. The session comes back only if Go would accept the chain: nothing is asked of a peer
  /// that Go would not talk to.
  private Optional<Wire> secure(Hop hop, ProbeRequest look, Opened connection, Wire wire) {
    Endpoint endpoint = connection.endpoint();
    String name = look.serverName().orElse(isAddress(hop.host()) ? "" : withoutTrailingDot(hop.host()));
    boolean toFetch = look.depth().fetches();
    long start = System.nanoTime();
    TlsResult tls;
    try (var _ = recorder.waitingFor(Message.of("wait.handshake", name.isEmpty() ? endpoint.toString() : name),
        look.patience().handshake())) {
      var spec = hellos.spec(name, look.shape());
      tls = handshaker.handshake(wire, toFetch ? spec.withAlpn(httpOneOnly(spec.alpn())) : spec,
          connection.recording()::secret, Deadline.in(look.patience().handshake()));
    }
    List<Der> chain = tls.chain().stream().map(Der::of).toList();
    record(hop, look, new TlsHandshake(endpoint, look.via(), name, look.shape(), tls.version(),
        tls.cipherSuite().map(suite -> String.format(Locale.ROOT, "0x%04x", suite)), tls.alpn(), chain,
        connection.recording().read(tlsNames), tls.failure()), start);
    if (tls.session().isEmpty()) {
      return Optional.empty();
    }
    if (look.depth() == ProbeRequest.Depth.HANDSHAKE) {
      return Optional.of(tls.session().get());
    }
    if (!verify(hop, look, chain) && !asGo.unverified().test(hop)) {
      tls.session().get().close();
      return Optional.empty();
    }
    return Optional.of(tls.session().get());
  }

  /// The client that speaks to this hop decides: git where a repository is fetched, else Go. The answers of the others
  /// are kept beside it, since the differences tell stories; the deciding one comes last.
  private boolean verify(Hop hop, ProbeRequest look, List<Der> chain) {
    boolean byGit = hop.role() == HopRole.VCS_GIT && verifier.judges().contains(ChainJudge.GIT);
    ChainJudge decides = byGit ? ChainJudge.GIT : ChainJudge.GO;
    for (ChainJudge judge : verifier.judges()) {
      if (judge != decides) {
        check(hop, look, chain, judge);
      }
    }
    long start = System.nanoTime();
    verifier.ofPlatform(chain, hop.host()).ifPresent(said -> record(hop, look, said, start));
    return check(hop, look, chain, decides).worked();
  }

  private ChainCheck check(Hop hop, ProbeRequest look, List<Der> chain, ChainJudge judge) {
    long start = System.nanoTime();
    ChainCheck said = verifier.verify(judge, chain, hop.host());
    record(hop, look, said, start);
    return said;
  }

  private boolean fetch(Hop hop, ProbeRequest look, Opened connection, Wire wire, boolean absolute,
      Consumer<Lead> leads)
      throws InterruptedException {
    List<String> headers = asGo.signIn().headers(hop);
    long start = System.nanoTime();
    HopFetch.Seen seen;
    try (var _ = recorder.waitingFor(Message.of("wait.http", hop.host()), look.patience().http())) {
      seen = new HopFetch(hop, look, asGo.unverified().test(hop), asGo.follows().test(hop)).over(wire,
          absolute ? Optional.of(proxies.basic(look.via().orElseThrow())) : Optional.empty(), headers);
    }
    if (seen.isRefusal() && asGo.signIn().learn(hop, seen.head())) {
      return lookOnce(hop, look.at(connection.endpoint()), leads);
    }
    seen.lead().ifPresent(leads);
    Optional<HttpFetch> found = seen.fetch().worked() ? Optional.empty() : byAnotherPath(hop, look, connection, seen);
    record(hop, look, found.orElse(seen.fetch()), start);
    return found.isPresent() || seen.fetch().worked();
  }

  /// Where a package was asked for, the module stands under a shorter path: `go` finds it, so nothing is wrong.
  private Optional<HttpFetch> byAnotherPath(Hop hop, ProbeRequest look, Opened connection, HopFetch.Seen seen)
      throws InterruptedException {
    int status = seen.fetch().status();
    Optional<Hop> other = Optional.empty();
    if (hop.role() == HopRole.MODULE_PROXY && look.depth() == ProbeRequest.Depth.HTTP
        && (status == 404 || status == 410)) {
      other = search.shorter(hop);
    } else if (hop.role() == HopRole.SUMDB_DIRECT && status > 0) {
      other = search.afterProxies(hop, look.patience().http());
    }
    AnswerKept kept = new AnswerKept(recorder);
    if (other.isEmpty() || !recordingTo(kept).lookOnce(other.get(), look.at(connection.endpoint()), _ -> { })) {
      return Optional.empty();
    }
    search.found(hop, other.get());
    return kept.fetch();
  }

  private void record(Hop hop, ProbeRequest look, Measurement measurement, long start) {
    recorder.record(Optional.of(hop.id()), look.trial(), measurement, Duration.ofNanos(System.nanoTime() - start));
  }

  /// We speak HTTP/1.1 to the server afterwards, so a look that goes on to a request may not agree on h2.
  private static List<String> httpOneOnly(List<String> alpn) {
    List<String> kept = new ArrayList<>(alpn);
    kept.remove("h2");
    return kept;
  }

  static String withoutTrailingDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /// Whether a host is an IP literal and needs no lookup.
  public static boolean isAddress(String host) {
    return host.matches("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%.+)?") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }
}
