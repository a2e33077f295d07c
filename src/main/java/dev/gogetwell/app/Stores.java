package dev.gogetwell.app;

import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.gorules.GoUrl;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.truststore.CurlStore;
import dev.gogetwell.machine.truststore.GitStore;
import dev.gogetwell.machine.truststore.GoStore;
import dev.gogetwell.machine.truststore.JavaStore;
import dev.gogetwell.machine.truststore.PemFileStore;
import dev.gogetwell.machine.truststore.PlatformStore;
import dev.gogetwell.machine.truststore.PlatformVerifier;
import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.machine.truststore.StoreHealth;
import dev.gogetwell.machine.truststore.StoreKind;
import dev.gogetwell.machine.truststore.TrustStore;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.probe.GitTrust;
import dev.gogetwell.probe.GoChainVerifier;
import dev.gogetwell.probe.StoreReads;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the trust stores of one environment for one run. Blocking, since stores are files; any thread.
///
/// @param environment the judged variables
/// @param practice whether the roots of a practice network count, which go itself reads on Linux alone
/// @param rules of the user's Go
/// @param tools asks for the policies of the machine
record Stores(Environment environment, boolean practice, X509Rules rules, ToolRun tools, Clock clock) {
  private static final Path ROOT = Path.of("/");

  /// What the stores gave.
  ///
  /// @param verifier judges chains by them
  /// @param reads what they held
  record Read(GoChainVerifier verifier, List<StoreRead> reads) {}

  /// The roots that Go reads here: its own files on Linux and where SSL_CERT_FILE replaces the platform, else the
  /// platform's store.
  TrustStore ofGo() {
    return practice || GoStore.isUsed(environment, rules) ? new GoStore(environment, ROOT) : ofSystem();
  }

  /// What programs without settings of their own use.
  private TrustStore ofSystem() {
    return switch (environment.os()) {
      case WINDOWS -> PlatformStore.windows(tools, environment);
      case DARWIN -> PlatformStore.macos(environment);
      case LINUX -> new GoStore(environment.without("SSL_CERT_FILE").without("SSL_CERT_DIR"), ROOT);
    };
  }

  /// The stores that every machine has: go's, the system's, and the one of the Java under this program.
  Map<String, TrustStore> ofMachine() {
    Map<String, TrustStore> all = new LinkedHashMap<>();
    all.put("go", ofGo());
    all.put("system", ofSystem());
    all.put("runtime", publicList(ReferenceHosts.none()));
    return all;
  }

  /// Reads everything that the hops of `route` may be judged by.
  Read read(Settings settings, Route route, ReferenceHosts references) {
    StoreReads evidence = new StoreReads(new StoreHealth(new dev.gogetwell.gorules.x509.ChainVerifier(rules)));
    Map<ChainJudge, StoreContent> contents = new EnumMap<>(ChainJudge.class);
    List<StoreRead> reads = new ArrayList<>();
    Map<ChainJudge, Named> stores = new EnumMap<>(ChainJudge.class);
    stores.put(ChainJudge.GO, new Named(ofGo(), named()));
    stores.put(ChainJudge.PUBLIC_LIST, new Named(publicList(references), Set.of()));
    if (!named().isEmpty() && GoStore.isUsed(environment, rules)) {
      stores.put(ChainJudge.SYSTEM, new Named(ofSystem(), Set.of()));
    }
    CurlStore.ofUser(environment, ROOT).ifPresent(curl -> stores.put(ChainJudge.CURL, new Named(curl, named())));
    JavaStore.ofUser(environment).ifPresent(java -> stores.put(ChainJudge.JAVA, new Named(java, Set.of())));
    Map<String, GitTrust> git = new HashMap<>();
    // Nobody knows whom a git believes that cannot read its own settings, and it will judge nobody.
    if (settings.git().isPresent() && settings.problems().stream().noneMatch(Stores::isAboutGit)) {
      stores.put(ChainJudge.GIT, ofGit(settings, "https://" + firstHost(route) + "/"));
      route.hops().stream().filter(Hop::tls).forEach(hop -> git.computeIfAbsent(hop.host(),
          _ -> trust(settings, hop.url())));
    }
    stores.forEach((judge, store) -> {
      StoreContent content = store.store().read();
      // Who cannot be asked refuses nobody.
      if (content.couldBeRead()) {
        contents.put(judge, content);
      }
      reads.add(evidence.of(judge, content, store.names(), clock.instant()));
    });
    return new Read(new GoChainVerifier(rules, contents, git, platform(), clock), reads);
  }

  /// The system's own verifier where go leaves the decision to it; of a practice network the system knows nothing.
  private Optional<PlatformVerifier> platform() {
    return practice || GoStore.isUsed(environment, rules) ? Optional.empty() : PlatformVerifier.of(environment);
  }

  private static boolean isAboutGit(Failure problem) {
    return problem.kind() == FailureKind.COMMAND_FAILED && problem.raw().contains(" config --list ");
  }

  /// A store with the places that a setting names.
  private record Named(TrustStore store, Set<String> names) {}

  private Set<String> named() {
    Set<String> named = new HashSet<>();
    if (!environment.value("SSL_CERT_FILE").isEmpty()) {
      named.add(environment.value("SSL_CERT_FILE"));
    }
    Arrays.stream(environment.value("SSL_CERT_DIR").split(environment.os() == OperatingSystem.WINDOWS ? ";" : ":"))
        .filter(folder -> !folder.isEmpty()).forEach(named::add);
    return named;
  }

  /// The host of the repository where there is one: git's settings may be scoped to it.
  private static String firstHost(Route route) {
    return route.hops().stream().filter(hop -> hop.role() == dev.gogetwell.model.HopRole.VCS_GIT)
        .map(Hop::host).findFirst().orElse("localhost");
  }

  private GitTrust trust(Settings settings, String url) {
    boolean off = settings.environment().containsKey("GIT_SSL_NO_VERIFY")
        || git(settings, "sslVerify", url).filter(Stores::isFalse).isPresent();
    return new GitTrust(!off, ofGit(settings, url).store().read().ders());
  }

  private Named ofGit(Settings settings, String url) {
    String usual = environment.os() == OperatingSystem.WINDOWS ? "schannel" : "";
    String backend = git(settings, "sslBackend", url).orElse(usual);
    if (backend.equalsIgnoreCase("schannel")
        && git(settings, "schannelUseSSLCAInfo", url).filter(value -> !isFalse(value)).isEmpty()) {
      return new Named(PlatformStore.windows(tools, environment), Set.of());
    }
    GitStore store = new GitStore(environment, new GitStore.Settings(home(git(settings, "sslCAInfo", url)),
        home(git(settings, "sslCAPath", url)), backend.toLowerCase(Locale.ROOT), ""), ROOT);
    return new Named(store, store.chosenFile().isEmpty() ? Set.of() : Set.of(store.chosenFile()));
  }

  /// git writes the home folder as `~` (git config.c:git_config_pathname).
  private String home(Optional<String> path) {
    return path.map(text -> text.startsWith("~/")
        ? environment.home().map(home -> home.resolve(text.substring(2)).toString()).orElse(text) : text).orElse("");
  }

  private static Optional<String> git(Settings settings, String variable, String url) {
    GitConfigList list = new GitConfigList(settings.gitConfig().stream()
        .map(line -> new GitConfigList.Entry(line.origin().where(), line.name(), line.value())).toList());
    return GoUrl.parse(url, GoVersion.DEVEL) instanceof GoUrl.Result.Parsed(GoUrl parsed)
        ? list.http(variable, parsed).map(GitConfigList.Entry::value) : Optional.empty();
  }

  private static boolean isFalse(String value) {
    return Set.of("false", "no", "off", "0", "").contains(value.toLowerCase(Locale.ROOT));
  }

  private static TrustStore publicList(ReferenceHosts references) {
    return references.publicRoots().<TrustStore>map(file -> new PemFileStore(StoreKind.PUBLIC, file))
        .orElseGet(() -> JavaStore.publicList(Path.of(System.getProperty("java.home"))));
  }
}
