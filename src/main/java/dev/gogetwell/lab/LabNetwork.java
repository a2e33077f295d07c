package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabPrograms;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.PlainServer;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.SshDaemon;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/// Where a scenario puts its servers up: hands out hosts with random names, ports and paths, and closes everything at
/// the end. Built by one thread; its servers answer on theirs.
public final class LabNetwork implements AutoCloseable {
  private final LabSubstrate ground;
  private final LabPrograms programs;
  private final RandomWords words;
  private final RandomGenerator random;
  private final boolean plain;
  private final Instant now;
  private LabAuthority authority;
  private final ServerLog log = new ServerLog();
  private final ClientSettings settings = new ClientSettings();
  private final ClientTrust trust;
  private final References references = new References();
  private final NameService names;
  private final Way way;
  private final LabContent content;
  private final LabProxies proxies;
  private final RunningServers running = new RunningServers();
  private boolean onlyProxyGetsOut;

  /// @param programs the real ones that may serve here
  /// @param plain whether the hosts speak HTTP without TLS, for a go that cannot be made to trust them
  LabNetwork(LabSubstrate ground, LabPrograms programs, RandomGenerator random, Instant now, boolean plain) {
    this.ground = ground;
    this.programs = programs;
    this.names = new NameService(ground, random);
    this.way = new Way(ground);
    this.plain = plain;
    this.random = random;
    this.now = now;
    this.words = new RandomWords(random);
    this.authority = LabAuthority.create("Practice " + words.word(4), now);
    this.trust = new ClientTrust(authority.root());
    this.content = new LabContent(programs, words, random, log, settings);
    this.proxies = new LabProxies(way, names, log, running::add);
  }

  /// Whom the clients believe.
  public ClientTrust trust() {
    return trust;
  }

  /// The authority that the public list holds.
  public LabAuthority authority() {
    return authority;
  }

  /// The moment at which the network is built.
  public Instant now() {
    return now;
  }

  /// All servers of this network live at another time, as they seem to for a client whose clock is wrong. Comes before
  /// any host.
  public void serversLiveAt(Instant then) {
    authority = LabAuthority.create("Practice " + words.word(4), then);
    trust.onlyForGo(authority.root()).publicly(authority.root());
  }

  /// Somebody on the way signs for every host, with certificates of that time. Comes before any host.
  public LabAuthority inspected(String organization, Instant then) {
    authority = LabAuthority.create(organization, then);
    return authority;
  }

  /// Puts the module into a git repository of `host`, and serves it there.
  ///
  /// @param behaviour how the host does its handshakes
  public void repository(Host host, TlsBehaviour behaviour) {
    tls(host, behaviour, content.repository(host));
  }

  /// The real sshd, which anybody's port 22 can lead to.
  public SshDaemon sshDaemon() throws IOException {
    SshDaemon daemon = SshDaemon.start(programs);
    running.add(daemon);
    return daemon;
  }

  /// Serves whatever is no HTTP on a host.
  public void raw(Host host, TcpServer.Handler handler) {
    host.listener().ifPresent(listener -> running.add(TcpServer.start(listener, handler)));
  }

  /// Serves another port of a host too.
  public void alsoAt(Host host, int port, TcpServer.Handler handler) throws IOException {
    running.add(TcpServer.start(new ServerSocket(port, 50, InetAddress.getByName(host.address())), handler));
  }

  /// A page that answers 204, or what is given, for whoever wants to know whether a login page stands in the way.
  public Host portalPage(HttpAnswer answer) throws IOException {
    Host page = at("online", 80);
    plain(page, _ -> answer);
    references.portal("http://" + page.name() + "/generate_204");
    return page;
  }

  /// Whatever host is dialled at `port` of IPv4, this handler answers.
  public void portal(int port, TcpServer.Handler handler) throws IOException {
    ServerSocket listener = new ServerSocket(0);
    running.add(TcpServer.start(listener, handler));
    way.answeredBy(port, listener);
  }

  /// Serves plain HTTP on a host.
  public void plain(Host host, HttpService service) {
    raw(host, socket -> service.serve(socket.getInputStream(), socket.getOutputStream()));
  }

  /// What go and git are told.
  public ClientSettings settings() {
    return settings;
  }

  /// Whom a check may ask besides the route.
  public References references() {
    return references;
  }

  /// The module, where it lies, and its checksum database.
  public LabContent content() {
    return content;
  }

  /// The module that is asked for.
  public ModuleArchive module() {
    return content.module();
  }

  /// The checksum database of this network.
  public ChecksumDatabase database() {
    return content.database();
  }

  /// The proxies of this network.
  public LabProxies proxies() {
    return proxies;
  }

  /// What the servers were asked.
  public ServerLog log() {
    return log;
  }

  /// A new host whose name resolves; nothing answers on it before [#tls] is called.
  public Host host(String label) throws IOException {
    return known(ground.listening(words.host(label), words.prefix(), random));
  }

  /// A host on a given port.
  public Host at(String label, int port) throws IOException {
    Host any = ground.refusing(words.host(label), words.prefix(), random);
    ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName(any.address()));
    running.add(listener);
    return known(new Host(any.name(), any.address(), port, any.prefix(), Optional.of(listener)));
  }

  /// A host that refuses connections.
  public Host refusing(String label) throws IOException {
    return known(ground.refusing(words.host(label), words.prefix(), random));
  }

  /// A host that does not answer a SYN.
  public Host unanswering(String label) throws IOException {
    return known(ground.unanswering(words.host(label), words.prefix(), random));
  }

  /// A host whose name only a proxy of this network can resolve.
  public Host hidden(String label) throws IOException {
    return plain ? hiddenPlain(label) : proxies.hide(words.host(label), 443, words.prefix());
  }

  /// Such a host that speaks HTTP without TLS.
  public Host hiddenPlain(String label) throws IOException {
    return proxies.hide(words.host(label), 80, words.prefix()).asPlain();
  }

  /// What nobody but the proxy can reach: neither the checksum database nor the control hosts resolve here.
  public void onlyProxyGetsOut() {
    onlyProxyGetsOut = true;
  }

  /// Who tells which address a host has.
  public NameService names() {
    return names;
  }

  /// What lies between the client and the hosts.
  public Way way() {
    return way;
  }

  /// Serves a host at another address too, on the same port.
  public void alsoServe(Host host, String address, TcpServer.Handler handler) throws IOException {
    running.add(TcpServer.start(new ServerSocket(host.port(), 50, InetAddress.getByName(address)), handler));
  }

  /// Serves TLS on a host, or the same without TLS in a plain network.
  public void tls(Host host, Function<String, TlsBehaviour> behaviour, HttpService service) {
    raw(host, !host.plain() ? new TlsServer(behaviour, service) : new PlainServer(
        behaviour.apply("") instanceof TlsBehaviour.ServeLate late ? late.delay() : Duration.ZERO, service));
  }

  /// Serves TLS on a host, whatever the name.
  public void tls(Host host, TlsBehaviour behaviour, HttpService service) {
    tls(host, name -> behaviour, service);
  }

  /// A certificate for a host from the authority that the client trusts.
  public SSLContext identity(LabAuthority.Form form, Host host) {
    return authority.identity(form, List.of(host.name()));
  }

  public TlsBehaviour good(Host host) {
    return new TlsBehaviour.Serve(identity(LabAuthority.Form.GOOD, host));
  }

  /// An authority that no client knows.
  public LabAuthority stranger(String organization) {
    return LabAuthority.create(organization, now);
  }

  /// An authority that no client knows, with the name of its root.
  public LabAuthority stranger(String organization, String rootName) {
    return LabAuthority.create(organization, rootName, now);
  }

  /// A module proxy with everything in it.
  public ModuleProxy modules(String label, Host host) {
    return content.modules(label, host);
  }

  /// A module proxy with other content or pace.
  public ModuleProxy modules(String label, Host host, List<ModuleArchive> archives, Duration delay) {
    return content.modules(label, host, archives, delay);
  }

  /// A healthy module proxy, up and running.
  public Host mirror(String label) throws IOException {
    Host host = host(label);
    tls(host, good(host), modules(label, host));
    return host;
  }

  /// Brings up what every network has: resolvers, the checksum database's own host, two control hosts.
  void finish() throws IOException {
    Optional<String> system = ground.systemResolver(random);
    if (onlyProxyGetsOut || system.isPresent()) {
      StandingHosts standing = new StandingHosts(this, ground, random, onlyProxyGetsOut, running::add);
      standing.database();
      standing.controls(words);
    }
    names.start(system, references, log).forEach(running::add);
    way.open();
  }

  private Host known(Host host) {
    if (!host.name().equals(host.address())) {
      names.know(host.name(), host.address());
    }
    return plain ? host.asPlain() : host;
  }

  LabSubstrate ground() {
    return ground;
  }

  @Override
  public void close() {
    running.close();
    ground.close();
  }
}
