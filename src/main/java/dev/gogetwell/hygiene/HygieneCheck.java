package dev.gogetwell.hygiene;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.hygiene.HygieneFinding.FileLine;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ScratchProject;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The hygiene of one project. Blocking, cancelled by interrupt; any thread, one run at a time.
public final class HygieneCheck {
  private static final Comparator<HygieneFinding> ORDER = Comparator
      .comparing((HygieneFinding finding) -> finding.rule().grade())
      .thenComparing(HygieneFinding::rule).thenComparing(HygieneFinding::module);

  private final Processes processes;
  private final Environment environment;
  private final Scratch scratch;
  private final Clock clock;

  /// Where copies may be made.
  @FunctionalInterface
  public interface Scratch {
    /// A folder that exists.
    Path folder() throws IOException;
  }

  /// @param environment what the user's go sees
  public HygieneCheck(Processes processes, Environment environment, Scratch scratch, Clock clock) {
    this.clock = clock;
    this.processes = processes;
    this.environment = environment;
    this.scratch = scratch;
  }

  /// Looks at the project.
  ///
  /// @param progress hears which tool runs
  /// @throws IOException if no copy can be made
  public HygieneReport run(HygieneRequest request, Consumer<String> progress) throws IOException, InterruptedException {
    Settings settings = request.settings();
    Path folder = moduleFolder(request.project());
    if (settings.go().isEmpty()) {
      return new HygieneReport("", "", List.of(), List.of(new ToolOutcome("go", ToolOutcome.State.MISSING, "",
          Duration.ZERO)), List.of(), List.of());
    }
    ScratchProject opened;
    try {
      opened = ScratchProject.open(Optional.of(request.project()), goWork(settings), scratch.folder(), true);
    } catch (RefusedFileException e) {
      HygieneFinding refused = HygieneFinding.of(HygieneRule.FILE_UNREADABLE,
          Optional.of(new FileLine("go.mod", 0)), "", "go.mod", String.valueOf(e.getMessage()));
      return new HygieneReport("", "", List.of(refused), List.of(), List.of(), List.of());
    }
    Path go = Path.of(settings.go().orElseThrow().path());
    try (ProjectCopy copy = new ProjectCopy(processes, opened, go, environment, request.limit())) {
      return new Looked(request, copy, folder, progress).report();
    }
  }

  /// Whether there is a go.mod in the folder or above it.
  public static boolean isModule(Path folder) {
    return above(folder.toAbsolutePath().normalize(), "go.mod").isPresent();
  }

  private static String goWork(Settings settings) {
    return settings.goEnvValue("GOWORK");
  }

  private static Path moduleFolder(Path project) throws IOException {
    Path start = project.toAbsolutePath().normalize();
    return above(start, "go.mod").map(Path::getParent).orElse(start);
  }

  static Optional<Path> above(Path folder, String name) {
    for (Path at = folder; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(name))) {
        return Optional.of(at.resolve(name));
      }
    }
    return Optional.empty();
  }

  /// One run.
  private final class Looked {
    private final HygieneRequest request;
    private final ProjectCopy copy;
    private final Path folder;
    private final Consumer<String> progress;
    private final PrivateSigns privates;
    private final List<HygieneFinding> findings = new ArrayList<>();
    private List<ModuleRow> modules = List.of();

    Looked(HygieneRequest request, ProjectCopy copy, Path folder, Consumer<String> progress) {
      this.request = request;
      this.copy = copy;
      this.folder = folder;
      this.progress = progress;
      this.privates = new PrivateSigns(request.settings());
    }

    HygieneReport report() throws InterruptedException {
      ProjectFilesRead files = new ProjectFilesRead(copy, folder);
      progress.accept("go mod edit -json");
      Optional<ModFile> mod = files.read(folder.resolve("go.mod"));
      boolean readable = mod.isPresent();
      if (readable) {
        lint(mod.get(), files);
      }
      findings.addAll(files.findings());
      readable &= files.findings().isEmpty();
      HygieneTools tools = new HygieneTools(request, copy, environment, LocalDate.now(clock), progress);
      if (!readable) {
        tools.skipAll("go.mod");
      } else if (tooOld(mod.get())) {
        tools.skipAll("go " + mod.get().go());
      } else {
        findings.addAll(tools.findings(mod.get()));
        modules = tools.modules();
      }
      return new HygieneReport(mod.map(ModFile::module).orElse(""), version(),
          findings.stream().sorted(ORDER).toList(), copy.outcomes(), modules, privateOnes(mod));
    }

    private String version() {
      return request.settings().go().map(tool -> tool.version()).orElse("");
    }

    private void lint(ModFile mod, ProjectFilesRead files) throws InterruptedException {
      ModFileLint lint = new ModFileLint(privates, GoVersion.parse(version()),
          request.settings().goEnvValue("GOTOOLCHAIN"));
      Optional<Path> work = copy.scratch().workspace().isEmpty() ? Optional.empty() : workFile();
      Path home = work.map(file -> Objects.requireNonNull(file.getParent())).orElse(folder);
      Path repository = above(folder, ".git").map(Path::getParent).orElse(home);
      copy.hide(mod, folder, privates);
      findings.addAll(lint.of(mod, folder, repository));
      if (work.isPresent()) {
        Optional<ModFile> workspace = files.read(work.get());
        if (workspace.isPresent()) {
          copy.hide(workspace.get(), home, privates);
          findings.addAll(lint.of(workspace.get(), home, repository));
          findings.addAll(WorkspaceLint.of(workspace.get(), files.modules(workspace.get(), home)));
        }
      }
    }

    private Optional<Path> workFile() {
      String named = goWork(request.settings());
      return named.isEmpty() ? above(folder, "go.work") : Optional.of(Path.of(named)).filter(Files::exists);
    }

    /// What go would have to fetch first cannot be asked here; the lint has said so.
    private boolean tooOld(ModFile mod) {
      Optional<GoVersion> wanted = GoVersion.parse(mod.go());
      return wanted.isPresent()
          && GoVersion.parse(version()).filter(has -> has.compareTo(wanted.get()) < 0).isPresent();
    }

    private List<String> privateOnes(Optional<ModFile> mod) {
      Stream<String> named = mod.stream().flatMap(file -> Stream.of(Stream.of(file.module()),
          file.required().stream().map(ModFile.Versioned::path),
          file.replaced().stream().filter(one -> !one.isFolder()).map(one -> one.by().path()))
          .flatMap(names -> names));
      return Stream.concat(named, modules.stream().map(ModuleRow::path)).filter(path -> !path.isEmpty())
          .filter(privates::isPrivate).distinct().sorted().toList();
    }
  }
}
