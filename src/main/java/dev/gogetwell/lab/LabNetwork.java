package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.GitRepository;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.LabPrograms;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.PlainServer;
import dev.gogetwell.lab.server.ServedRepository;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.SshDaemon;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;

/// Where a scenario puts its servers up: hands out hosts with random names, ports and paths, and closes everything at
/// the end. Built by one thread; its servers answer on theirs.
public final class LabNetwork implements AutoCloseable {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final LabSubstrate ground;
  private final LabPrograms programs;
  private final RandomGenerator random;
  private final boolean plain;
  private final Instant now;
  private LabAuthority authority;
  private ModuleArchive module;
  private ChecksumDatabase database;
  private final ServerLog log = new ServerLog();
  private final ClientSettings settings = new ClientSettings();
  private final ClientTrust trust;
  private final References references = new References();
  private final NameService names;
  private final Way way;
  private final Map<String, InetSocketAddress> hidden = new ConcurrentHashMap<>();
  private final List<AutoCloseable> running = new ArrayList<>();
  private boolean onlyProxyGetsOut;
  private UnaryOperator<HttpService> databaseService = UnaryOperator.identity();
  private Optional<TlsBehaviour> databaseBehaviour = Optional.empty();
  private Optional<Host> databasePlace = Optional.empty();

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
    this.authority = LabAuthority.create("Practice " + word(4), now);
    this.trust = new ClientTrust(authority.root());
    this.module = ModuleArchive.create("code." + word(6) + ".test/" + word(5) + "/" + word(6), version());
    this.database = newDatabase();
  }

  private ChecksumDatabase newDatabase() {
    ChecksumDatabase made = ChecksumDatabase.create(word(5) + "-sums.test", List.of(module), random.nextInt(3, 40));
    settings.goEnv("GOSUMDB", made.verifierKey());
    return made;
  }

  private String version() {
    return "v1." + random.nextInt(1, 9) + "." + random.nextInt(0, 20);
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
    authority = LabAuthority.create("Practice " + word(4), then);
    trust.onlyForGo(authority.root()).publicly(authority.root());
  }

  /// Puts the module into a git repository of `host` instead, under a path that needs no discovery, and serves it
  /// there.
  ///
  /// @param behaviour how the host does its handshakes
  public void repository(Host host, TlsBehaviour behaviour) {
    String path = "/" + word(5) + "/" + word(6);
    module = ModuleArchive.create(host.name() + path + ".git", version());
    database = newDatabase();
    tls(host, behaviour, new GitRepository(path, module, log));
  }

  /// The same with a repository that the real git has made and serves.
  public ServedRepository served(Host host) throws IOException {
    String path = "/" + word(5) + "/" + word(6);
    module = ModuleArchive.create(host.name() + path + ".git", version());
    database = newDatabase();
    return ServedRepository.create(programs, path, module, log);
  }

  /// The same, but for the version that is asked for: the repository has an older one.
  public ServedRepository servedWithout(Host host) throws IOException {
    ServedRepository repository = served(host);
    module = ModuleArchive.create(module.path(), "v1.99.0");
    return repository;
  }

  /// Another version is asked for than the one that the servers have.
  public void askedFor(String version) throws IOException {
    module = ModuleArchive.create(module.path(), version);
  }

  /// The real repository of a module whose path is decided already.
  ///
  /// @param path where its host serves it
  public ServedRepository servedAt(String path) throws IOException {
    return ServedRepository.create(programs, path, module, log);
  }

  /// Where the real repositories lie.
  public Path repositories() throws IOException {
    return programs.folder("repositories");
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

  /// Makes the module so large. Comes before any host.
  public void large(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    module = ModuleArchive.createLarge(module.path(), module.version(), noise);
    database = newDatabase();
  }

  /// Puts the module under a path of `host`, which go asks where the repository is.
  public void vanity(Host host) {
    module = ModuleArchive.create(host.name() + "/" + word(5) + "/" + word(6), version());
    database = newDatabase();
  }

  /// The same one group deeper.
  public void vanityDeep(Host host) {
    module = ModuleArchive.create(host.name() + "/" + word(5) + "/" + word(4) + "/" + word(6), version());
    database = newDatabase();
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
    host.listener().ifPresent(listener -> running.add(
        TcpServer.start(listener, socket -> service.serve(socket.getInputStream(), socket.getOutputStream()))));
  }

  /// What go and git are told.
  public ClientSettings settings() {
    return settings;
  }

  /// Whom a check may ask besides the route.
  public References references() {
    return references;
  }

  /// The module that is asked for.
  public ModuleArchive module() {
    return module;
  }

  /// The checksum database of this network.
  public ChecksumDatabase database() {
    return database;
  }

  /// What the servers were asked.
  public ServerLog log() {
    return log;
  }

  /// A new host whose name resolves; nothing answers on it before [#tls] is called.
  public Host host(String label) throws IOException {
    return known(ground.listening(name(label), prefix(), random));
  }

  /// A host on a given port.
  public Host at(String label, int port) throws IOException {
    Host any = ground.refusing(name(label), prefix(), random);
    ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName(any.address()));
    running.add(listener);
    return known(new Host(any.name(), any.address(), port, any.prefix(), Optional.of(listener)));
  }

  /// A host that refuses connections.
  public Host refusing(String label) throws IOException {
    return known(ground.refusing(name(label), prefix(), random));
  }

  /// A host that does not answer a SYN.
  public Host unanswering(String label) throws IOException {
    return known(ground.unanswering(name(label), prefix(), random));
  }

  /// A host whose name only a proxy of this network can resolve.
  public Host hidden(String label) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    running.add(listener);
    Host host = new Host(name(label), "127.0.0.1", 443, prefix(), Optional.of(listener));
    hidden.put(host.target(), host.listening());
    return host;
  }

  /// What nobody but the proxy can reach: neither the checksum database nor the control hosts resolve here.
  public void onlyProxyGetsOut() {
    onlyProxyGetsOut = true;
  }

  /// The checksum database's own host answers otherwise.
  ///
  /// @param service makes its answers of those of the database
  public void databaseAnswers(UnaryOperator<HttpService> service) {
    databaseService = service;
  }

  /// The checksum database's own host does its handshakes otherwise.
  public void databaseBehaves(TlsBehaviour behaviour) {
    databaseBehaviour = Optional.of(behaviour);
  }

  /// The checksum database's own host lies where another one is, on a port where nobody serves.
  public void databaseLiesAt(Host host) {
    databasePlace = Optional.of(host);
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
    if (host.plain()) {
      Duration delay = behaviour.apply("") instanceof TlsBehaviour.ServeLate late ? late.delay() : Duration.ZERO;
      host.listener().ifPresent(listener -> running.add(TcpServer.start(listener, new PlainServer(delay, service))));
      return;
    }
    host.listener().ifPresent(listener -> running.add(TcpServer.start(listener, new TlsServer(behaviour, service))));
  }

  /// Serves TLS on a host, whatever the name.
  public void tls(Host host, TlsBehaviour behaviour, HttpService service) {
    tls(host, name -> behaviour, service);
  }

  /// A certificate for a host from the authority that the client trusts.
  public SSLContext identity(LabAuthority.Form form, Host host) {
    return authority.identity(form, List.of(host.name()));
  }

  /// A good handshake for a host.
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
    return modules(label, host, List.of(module), Duration.ZERO);
  }

  /// A module proxy with other content or pace.
  public ModuleProxy modules(String label, Host host, List<ModuleArchive> content, Duration delay) {
    return new ModuleProxy(label, host.prefix(), content, database, delay, log);
  }

  /// A healthy module proxy, up and running.
  public Host mirror(String label) throws IOException {
    Host host = host(label);
    tls(host, good(host), modules(label, host));
    return host;
  }

  /// A proxy on loopback that tunnels to what resolves here and to what only it knows.
  ///
  /// @return its `host:port`
  public String proxy(Optional<String> credentials) throws IOException {
    return proxy(credentials, this::reach);
  }

  /// A proxy on loopback that answers 403 for some targets `host:port` and tunnels to all others.
  ///
  /// @return its `host:port`
  public String proxyBut(Predicate<String> forbidden) throws IOException {
    return proxy(Optional.empty(),
        target -> forbidden.test(target) ? new ConnectProxy.Refuse(403, "Forbidden") : reach(target));
  }

  /// A proxy on loopback with a policy of its own.
  public String proxy(Optional<String> credentials, Function<String, ConnectProxy.Outcome> policy)
      throws IOException {
    ServerSocket listener = way.local();
    running.add(TcpServer.start(listener, new ConnectProxy("proxy", credentials, policy, log)));
    return "127.0.0.1:" + listener.getLocalPort();
  }

  /// The `host:port` of a proxy that is not running.
  public String deadProxy() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "127.0.0.1:" + free.getLocalPort();
    }
  }

  private ConnectProxy.Outcome reach(String target) {
    InetSocketAddress known = hidden.get(target);
    if (known != null) {
      return new ConnectProxy.Tunnel(known);
    }
    int colon = target.lastIndexOf(':');
    List<String> addresses = colon < 0 ? List.of() : names.truth(target.substring(0, colon));
    return addresses.isEmpty()
        ? new ConnectProxy.Refuse(502, "Bad Gateway")
        : new ConnectProxy.Tunnel(
            new InetSocketAddress(addresses.getFirst(), Integer.parseInt(target.substring(colon + 1))));
  }

  /// Brings up what every network has: resolvers, the checksum database's own host, two control hosts.
  void finish() throws IOException {
    Optional<String> system = ground.systemResolver(random);
    if (onlyProxyGetsOut || system.isPresent()) {
      databaseHost();
      for (int i = 0; i < 2; i++) {
        String name = name("www");
        standing(name, path -> HttpAnswer.html(200, "OK", "<!doctype html><title>hello</title>"));
        references.control(name);
      }
    }
    running.addAll(names.start(system, references, log));
    way.open();
  }

  private void databaseHost() throws IOException {
    if (databasePlace.isPresent()) {
      names.know(database.name(), databasePlace.get().address());
    } else {
      standing(database.name(), databaseService.apply(database), databaseBehaviour);
    }
  }

  private void standing(String name, HttpService service) throws IOException {
    standing(name, service, Optional.empty());
  }

  /// A host under a given name on port 443.
  private void standing(String name, HttpService service, Optional<TlsBehaviour> behaviour) throws IOException {
    TlsBehaviour handshake = behaviour.orElseGet(() -> new TlsBehaviour.Serve(
        authority.identity(LabAuthority.Form.GOOD, List.of(name))));
    ServerSocket listener;
    if (onlyProxyGetsOut) {
      listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
      hidden.put(name + ":443", new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()));
    } else {
      String address = ground.publicPlace(random).address();
      listener = new ServerSocket(443, 50, InetAddress.getByName(address));
      names.know(name, address);
    }
    running.add(TcpServer.start(listener, TlsServer.always(handshake, service)));
  }

  private Host known(Host host) {
    if (!host.name().equals(host.address())) {
      names.know(host.name(), host.address());
    }
    return plain ? host.asPlain() : host;
  }

  private String name(String label) {
    return label + "." + word(random.nextInt(5, 10)) + ".test";
  }

  private String prefix() {
    return random.nextBoolean() ? "" : "/" + word(random.nextInt(3, 8));
  }

  private String word(int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  LabSubstrate ground() {
    return ground;
  }

  @Override
  public void close() {
    for (AutoCloseable server : running.reversed()) {
      try {
        server.close();
      } catch (Exception e) {
        // The next one still has to be closed.
      }
    }
    ground.close();
  }
}
