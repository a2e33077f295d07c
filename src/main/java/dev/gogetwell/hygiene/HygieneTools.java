package dev.gogetwell.hygiene;

import dev.gogetwell.hygiene.ProjectCopy.Printed;
import dev.gogetwell.hygiene.ToolOutcome.State;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.model.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The tools that are asked, one after the other, and what each of them gives to say. Confined to one thread.
final class HygieneTools {
  static final String VERIFY = "go mod verify";
  static final String TIDY = "go mod tidy -diff";
  static final String LIST = "go list -m -e -u -retracted -json all";
  static final String GRAPH = "go mod graph";
  static final String VULNERABLE = "govulncheck -format json ./...";
  static final String INSTALL = "go install golang.org/x/vuln/cmd/govulncheck@latest";
  /// The public one changes every few days.
  private static final int OLD_DAYS = 60;
  /// What go says where it would have to fetch something (cmd/go/internal/modfetch/proxy.go: errProxyOff).
  private static final String SHUT = "module lookup disabled by GOPROXY=off";
  private static final String NO_SUCH_FLAG = "flag provided but not defined";

  private final HygieneRequest request;
  private final ProjectCopy copy;
  private final Environment environment;
  private final LocalDate today;
  private final Consumer<String> progress;
  private List<ModuleRow> modules = List.of();

  /// @param today for the age of a database
  HygieneTools(HygieneRequest request, ProjectCopy copy, Environment environment, LocalDate today,
      Consumer<String> progress) {
    this.today = today;
    this.request = request;
    this.copy = copy;
    this.environment = environment;
    this.progress = progress;
  }

  /// Notes that nothing was asked.
  ///
  /// @param why what stands in the way
  void skipAll(String why) {
    List.of(VERIFY, TIDY, LIST, VULNERABLE).forEach(tool -> copy.note(tool, State.SKIPPED, why));
  }

  /// The build list, as soon as the tools were asked.
  List<ModuleRow> modules() {
    return modules;
  }

  List<HygieneFinding> findings(ModFile mod) throws InterruptedException {
    List<HygieneFinding> findings = new ArrayList<>();
    findings.addAll(verified());
    ModuleList list = listed();
    Printed graph = asked(GRAPH, forLists(), List.of("mod", "graph"));
    ModuleGraph ways = ModuleGraph.read(graph.text());
    findings.addAll(ListFindings.of(list, mod, ways, new PrivateSigns(settings())));
    modules = list.modules().stream().filter(one -> !one.main()).map(ModuleList.Listed::row).toList();
    findings.addAll(tidied());
    findings.addAll(vulnerable(mod, ways));
    Licences licences = new Licences(Stream.of(folder(settings().goEnvValue("GOMODCACHE")).stream(),
        Stream.of(copy.scratch().moduleCache())).flatMap(caches -> caches).toList());
    modules = modules.stream().map(row -> row.version().isEmpty() ? row : row.withLicence(licences.of(row))).toList();
    request.licences().ifPresent(policy -> findings.addAll(Licences.judged(modules, policy, mod, ways)));
    return findings;
  }

  /// The user's own cache is looked at; GOPROXY=off, so that nothing is put into it.
  private List<HygieneFinding> verified() throws InterruptedException {
    Environment own = copy.with(flags()).with("GOMODCACHE", settings().goEnvValue("GOMODCACHE")).with("GOPROXY", "off");
    Printed printed = asked(VERIFY, own, List.of("mod", "verify"));
    String all = printed.text() + "\n" + printed.said();
    if (VerifyOutput.isJudgement(all)) {
      copy.note(VERIFY, State.ANSWERED, "");
    } else if (printed.answered()) {
      copy.note(VERIFY, State.NONSENSE, "");
    } else if (printed.said().contains(SHUT)) {
      copy.note(VERIFY, State.CACHE_INCOMPLETE, "");
    }
    return VerifyOutput.findings(all);
  }

  private ModuleList listed() throws InterruptedException {
    Printed printed = asked(LIST, forLists(), List.of("list", "-m", "-e", "-u", "-retracted", "-json", "all"));
    ModuleList list = ModuleList.read(printed.out());
    if (printed.answered() && (!list.whole() || list.modules().isEmpty())) {
      copy.note(LIST, State.NONSENSE, "");
    }
    return list;
  }

  private List<HygieneFinding> tidied() throws InterruptedException {
    if (copy.scratch().lacksSources()) {
      copy.note(TIDY, State.SKIPPED, "");
      return List.of();
    }
    Printed printed = asked(TIDY, cacheFirst(copy.with(flags())), List.of("mod", "tidy", "-diff"));
    if (printed.state() == State.FAILED && TidyDiff.isDiff(printed.text())) {
      copy.note(TIDY, State.ANSWERED, "");
      return TidyDiff.findings(printed.text(), "");
    }
    if (printed.state() == State.FAILED && printed.said().contains(NO_SUCH_FLAG)) {
      copy.note(TIDY, State.SKIPPED, "go 1.23");
    }
    if (printed.answered() && !printed.text().isBlank()) {
      copy.note(TIDY, State.NONSENSE, "");
    }
    return List.of();
  }

  private List<HygieneFinding> vulnerable(ModFile mod, ModuleGraph ways) throws InterruptedException {
    Optional<Path> tool = request.govulncheck().or(this::found);
    if (tool.isEmpty() && request.tools().install()) {
      tool = installed();
    }
    if (tool.isEmpty()) {
      copy.note(VULNERABLE, State.MISSING, "");
      return List.of();
    }
    if (copy.scratch().lacksSources()) {
      copy.note(VULNERABLE, State.SKIPPED, "");
      return List.of();
    }
    List<String> command = new ArrayList<>(List.of(tool.get().toString(), "-format", "json"));
    request.vulnerabilities().ifPresent(database -> command.addAll(List.of("-db", url(database))));
    command.add("./...");
    progress.accept(VULNERABLE);
    Environment seen = cacheFirst(copy.with(flags(), workspace() ? "-mod=readonly" : "-mod=mod"));
    String folder = settings().go().map(go -> String.valueOf(Path.of(go.path()).getParent())).orElse("");
    Printed printed =
        copy.run(VULNERABLE, seen.with("PATH", folder + File.pathSeparator + seen.value("PATH")), command);
    Vulnerabilities read = Vulnerabilities.read(printed.out());
    if (printed.answered() && !read.whole()) {
      copy.note(VULNERABLE, State.NONSENSE, "");
    } else if (printed.answered()) {
      copy.note(VULNERABLE, State.ANSWERED, read.database());
    }
    List<HygieneFinding> findings = new ArrayList<>(read.findings(mod, ways));
    changed(read.database()).filter(day -> day.isBefore(today.minusDays(OLD_DAYS))).ifPresent(day ->
        findings.add(HygieneFinding.of(HygieneRule.DATABASE_OLD, Optional.empty(), "", day.toString())));
    return findings;
  }

  /// Asked for by the user; into the folder of ours, by the caches of the copy.
  private Optional<Path> installed() throws InterruptedException {
    Optional<Path> folder = request.tools().folder();
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    asked(INSTALL, cacheFirst(copy.with(flags())).with("GOBIN", folder.get().toString()),
        List.of("install", "golang.org/x/vuln/cmd/govulncheck@latest"));
    return ProgramSearch.find("govulncheck", environment.with("PATH", ""), List.of(folder.get()));
  }

  private static Optional<LocalDate> changed(String time) {
    try {
      return time.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(time.substring(0, 10)));
    } catch (DateTimeParseException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> found() {
    List<Path> places = new ArrayList<>();
    folder(settings().goEnvValue("GOBIN")).ifPresent(places::add);
    folder(settings().goEnvValue("GOPATH").split(File.pathSeparator, -1)[0])
        .ifPresent(path -> places.add(path.resolve("bin")));
    request.tools().folder().ifPresent(places::add);
    return ProgramSearch.find("govulncheck", environment, places);
  }

  /// A folder is named by a file URL (golang.org/x/vuln/internal/client/client.go: NewClient).
  private static String url(String database) {
    return database.contains("://") ? database : Path.of(database).toAbsolutePath().normalize().toUri().toString()
        .replaceFirst("/$", "");
  }

  private Printed asked(String shown, Environment seen, List<String> words) throws InterruptedException {
    progress.accept(shown);
    return copy.go(shown, seen, words);
  }

  /// A list in the cache may be old: so newest versions and retractions are asked of the user's own proxies alone.
  private Environment forLists() {
    return copy.with(flags(), workspace() ? "-mod=readonly" : "-mod=mod");
  }

  /// What the user has downloaded is not downloaded again: his cache serves as the first module proxy. go.sum and the
  /// checksum database count as ever.
  private Environment cacheFirst(Environment seen) {
    Optional<Path> cache = folder(settings().goEnvValue("GOMODCACHE"))
        .map(path -> path.resolve("cache").resolve("download")).filter(Files::isDirectory);
    String list = settings().goEnvValue("GOPROXY");
    return cache.isEmpty() ? seen
        : seen.with("GOPROXY", "file://" + cache.get().toUri().getRawPath().replaceFirst("/$", "") + "," + list);
  }

  private boolean workspace() {
    return copy.scratch().workspace().isPresent();
  }

  private String flags() {
    return settings().goEnvValue("GOFLAGS");
  }

  private Settings settings() {
    return request.settings();
  }

  private static Optional<Path> folder(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
