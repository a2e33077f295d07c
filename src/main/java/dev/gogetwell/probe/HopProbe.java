package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Looks at one hop as `go` would: name, connection, tunnel, handshake, certificate, request, and stops where it
/// breaks. Every operation becomes evidence. Blocking; cancelled by interrupt; any thread.
public final class HopProbe {
  /// What `go` does at some hops only.
  ///
  /// @param unverified where it takes whatever certificate comes
  /// @param signIn what it sends to sign in
  /// @param follows whether it follows a redirect from there
  /// @param asks the servers that it asks for a name by itself, past the system; none where it asks the system
  public record AsGo(Predicate<Hop> unverified, GoCredentials signIn, Predicate<Hop> follows,
      Function<Hop, List<AllowedContacts.Server>> asks) {
    /// The same wherever it may be.
    static final AsGo EVERYWHERE = new AsGo(_ -> false, GoCredentials.NONE, _ -> true, _ -> List.of());
  }

  private final Recorder recorder;
  private final ClientVerifier verifier;
  private final HelloSpecs hellos;
  private final TlsNames tlsNames;
  private final TlsHandshaker handshaker;
  private final ProxyCredentials credentials;
  private final ProxyDialer proxies;
  private final AsGo asGo;
  private final ModuleSearch search;
  private final HopDialer dialer;
  private final HopHandshake handshake;

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
    this.dialer = new HopDialer(recorder);
    this.handshake = new HopHandshake(recorder, verifier, hellos, tlsNames, handshaker, asGo.unverified());
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
      endpoints = dialer.resolve(hop, look, dialHost, dialPort);
    }
    if (look.trial().isPresent() || look.via().isPresent() || look.address().isPresent() || isAddress(dialHost)
        || endpoints.isEmpty()) {
      return beyondTheName(hop, look, dialHost, endpoints, leads);
    }
    long start = System.nanoTime();
    GoQuestions questions = GoQuestions.ask(asGo.asks().apply(hop), dialHost, look.patience().resolve());
    if (!beyondTheName(hop, look, dialHost, endpoints, leads)) {
      return false;
    }
    Optional<NameLookup> unanswered = questions.unanswered();
    unanswered.ifPresent(lookup -> recorder.record(hop, look, lookup, start));
    return unanswered.isEmpty();
  }

  private boolean beyondTheName(Hop hop, ProbeRequest look, String dialHost, List<Endpoint> endpoints,
      Consumer<Lead> leads) throws InterruptedException {
    recorder.contacting(dialHost);
    Optional<HopDialer.Opened> opened = dialer.connect(hop, look, endpoints);
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

  private boolean above(Hop hop, ProbeRequest look, HopDialer.Opened connection, Consumer<Lead> leads)
      throws InterruptedException {
    Wire wire = connection.wire();
    boolean absolute = look.via().filter(proxy -> proxy.takesWhole(hop.tls())).isPresent();
    if (look.via().isPresent()) {
      Optional<Wire> through = through(hop, look, look.via().get(), wire, absolute);
      if (through.isEmpty()) {
        return false;
      }
      wire = through.get();
    }
    if (hop.tls()) {
      Optional<Wire> session = handshake.secure(hop, look, connection, wire);
      if (session.isEmpty()) {
        return false;
      }
      wire = session.get();
    }
    try (Wire open = wire) {
      return !look.depth().fetches() || fetch(hop, look, connection, open, absolute, leads);
    }
  }

  /// The way through the proxy; a plain request is sent to the proxy itself.
  private Optional<Wire> through(Hop hop, ProbeRequest look, ProxyRef proxy, Wire toProxy, boolean absolute)
      throws InterruptedException {
    long start = System.nanoTime();
    Deadline deadline = Deadline.in(look.patience().tunnel());
    ProxyDialer.Tunnel tunnel;
    try (var _ = recorder.waitingFor(Message.of("wait.tunnel", proxy.authority(), hop.host()),
        look.patience().tunnel())) {
      tunnel = absolute
          ? proxies.secured(toProxy, proxy, hop.authority(), chain -> refusal(hop, proxy, chain), deadline)
          : proxies.open(toProxy, proxy, hop.host(), hop.port(), chain -> refusal(hop, proxy, chain), deadline);
    }
    if (!absolute || tunnel.wire().isEmpty()) {
      recorder.record(hop, look, tunnel.request(), start);
    }
    return tunnel.wire();
  }

  /// Why `go` refuses the certificate of the proxy itself. What git takes there follows settings of curl's own that we
  /// do not read; it is asked itself.
  private Optional<Failure> refusal(Hop hop, ProxyRef proxy, List<Der> chain) {
    return hop.role() == HopRole.VCS_GIT || asGo.unverified().test(hop) ? Optional.empty()
        : verifier.verify(ChainJudge.GO, chain, proxy.host()).failure();
  }

  private boolean fetch(Hop hop, ProbeRequest look, HopDialer.Opened connection, Wire wire, boolean absolute,
      Consumer<Lead> leads)
      throws InterruptedException {
    List<String> headers = asGo.signIn().headers(hop);
    long start = System.nanoTime();
    HopFetch.Seen seen;
    try (var _ = recorder.waitingFor(Message.of("wait.http", hop.host()), look.patience().http())) {
      seen = new HopFetch(hop, look, asGo.unverified().test(hop), asGo.follows().test(hop), recorder::body)
          .over(wire,
          absolute ? Optional.of(proxies.basic(look.via().orElseThrow())) : Optional.empty(), headers);
    }
    if (seen.isRefusal() && asGo.signIn().learn(hop, seen.head())) {
      return lookOnce(hop, look.at(connection.endpoint()), leads);
    }
    seen.lead().ifPresent(leads);
    Optional<HttpFetch> found = seen.fetch().worked() ? Optional.empty() : byAnotherPath(hop, look, connection, seen);
    recorder.record(hop, look, found.orElse(seen.fetch()), start);
    return found.isPresent() || seen.fetch().worked();
  }

  /// Where a package was asked for, the module stands under a shorter path: `go` finds it, so nothing is wrong.
  private Optional<HttpFetch> byAnotherPath(Hop hop, ProbeRequest look, HopDialer.Opened connection, HopFetch.Seen seen)
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

  static String withoutTrailingDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /// Whether a host is an IP literal and needs no lookup.
  public static boolean isAddress(String host) {
    return host.matches("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%.+)?") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }
}
