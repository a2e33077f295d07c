package dev.gogetwell.lab;

import dev.gogetwell.lab.server.ChecksumDatabase;
import dev.gogetwell.lab.server.GitRepository;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.LabPrograms;
import dev.gogetwell.lab.server.ModuleArchive;
import dev.gogetwell.lab.server.ModuleProxy;
import dev.gogetwell.lab.server.ServedRepository;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TlsBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// What a network has to give: the module that is asked for, where it lies, and the checksum database that knows it.
/// Built by one thread.
public final class LabContent {
  private final LabPrograms programs;
  private final RandomWords words;
  private final RandomGenerator random;
  private final ServerLog log;
  private final ClientSettings settings;
  private ModuleArchive module;
  private ChecksumDatabase database;
  private UnaryOperator<HttpService> databaseService = UnaryOperator.identity();
  private Optional<TlsBehaviour> databaseBehaviour = Optional.empty();
  private Optional<Host> databasePlace = Optional.empty();

  LabContent(LabPrograms programs, RandomWords words, RandomGenerator random, ServerLog log, ClientSettings settings) {
    this.programs = programs;
    this.words = words;
    this.random = random;
    this.log = log;
    this.settings = settings;
    this.module = ModuleArchive.create(
        "code." + words.word(6) + ".test/" + words.word(5) + "/" + words.word(6), words.version());
    this.database = newDatabase();
  }

  private ChecksumDatabase newDatabase() {
    ChecksumDatabase made = ChecksumDatabase.create(words.word(5) + "-sums.test", List.of(module), random.nextInt(3, 40));
    settings.goEnv("GOSUMDB", made.verifierKey());
    return made;
  }

  private String underHost(Host host) {
    String path = "/" + words.word(5) + "/" + words.word(6);
    module = ModuleArchive.create(host.name() + path + ".git", words.version());
    database = newDatabase();
    return path;
  }

  ModuleArchive module() {
    return module;
  }

  ChecksumDatabase database() {
    return database;
  }

  /// What the database's own host serves.
  HttpService databaseAnswers() {
    return databaseService.apply(database);
  }

  Optional<TlsBehaviour> databaseBehaviour() {
    return databaseBehaviour;
  }

  Optional<Host> databasePlace() {
    return databasePlace;
  }

  /// Puts the module into a git repository of `host` instead, under a path that needs no discovery.
  GitRepository repository(Host host) {
    String path = underHost(host);
    return new GitRepository(path, module, log);
  }

  /// The same with a repository that the real git has made and serves.
  public ServedRepository served(Host host) throws IOException {
    String path = underHost(host);
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

  /// Makes the module so large. Comes before any host.
  public void large(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    module = ModuleArchive.createLarge(module.path(), module.version(), noise);
    database = newDatabase();
  }

  /// Puts the module under a path of `host`, which go asks where the repository is.
  public void vanity(Host host) {
    module = ModuleArchive.create(host.name() + "/" + words.word(5) + "/" + words.word(6), words.version());
    database = newDatabase();
  }

  /// The same one group deeper.
  public void vanityDeep(Host host) {
    module = ModuleArchive.create(host.name() + "/" + words.word(5) + "/" + words.word(4) + "/" + words.word(6), words.version());
    database = newDatabase();
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

  /// A module proxy with everything in it.
  ModuleProxy modules(String label, Host host) {
    return modules(label, host, List.of(module), Duration.ZERO);
  }

  /// A module proxy with other content or pace.
  ModuleProxy modules(String label, Host host, List<ModuleArchive> content, Duration delay) {
    return new ModuleProxy(label, host.prefix(), content, database, delay, log);
  }
}
