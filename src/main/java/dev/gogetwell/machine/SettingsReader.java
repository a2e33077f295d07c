package dev.gogetwell.machine;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.machine.editor.Editors;
import dev.gogetwell.machine.file.RefusedFileException;
import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.go.WantedToolchain;
import dev.gogetwell.machine.osproxy.ScriptVisit;
import dev.gogetwell.machine.osproxy.SystemProxy;
import dev.gogetwell.machine.registry.NewLogin;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Settings.Elsewhere;
import dev.gogetwell.model.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/// Reads what `go` and git are set to in a chosen environment, every value with its origin.
///
/// Only what stands in [RecordedSettings] is handed on; the rest goes no further than [WithheldValues]. Children of this
/// program run in the real environment, so nothing that go or git needs is lost.
///
/// Nothing is thrown for a broken machine: what is missing or cannot be read stands in [Settings#problems]. The tools
/// are asked side by side. Blocking; any thread.
public final class SettingsReader {
  private static final int MOST_OTHERS = 8;

  private final GoTool goTool;
  private final GitTool gitTool;
  private final LoginShell shell;
  private final SystemProxy systemProxy;
  private final WithheldValues withheld;
  private final Optional<UserVariables> registry;

  /// @param withheld takes what is read and not recorded
  /// @param registry where Windows keeps variables; empty elsewhere
  public SettingsReader(GoTool goTool, GitTool gitTool, LoginShell shell, SystemProxy systemProxy,
      WithheldValues withheld, Optional<UserVariables> registry) {
    this.registry = registry;
    this.goTool = goTool;
    this.gitTool = gitTool;
    this.shell = shell;
    this.systemProxy = systemProxy;
    this.withheld = withheld;
  }

  private record GoPart(Optional<Tool> tool, Map<String, Setting> env, List<Failure> problems) {}

  private record GitPart(Optional<Tool> tool, List<Setting> config, List<Failure> problems) {}

  /// Reads what `go` and git are set to here; [#elsewhere] says what other sources have.
  ///
  /// @param chosen whose environment it is
  /// @param environment its variables
  /// @param project the folder of the command, for GOMOD, GOWORK and the repository's git config
  public Settings read(EnvironmentSource chosen, Environment environment, Optional<Path> project)
      throws InterruptedException {
    Environment placed = environment.within(project.orElse(Path.of("")));
    new OwnFiles(placed).tell(withheld);
    BinaryOperator<String> sources = sources(chosen, environment);
    Path directory = project.filter(Files::isDirectory).orElseGet(SettingsReader::neutral);
    try (ExecutorService side = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<GoPart> go = side.submit(() -> go(sources, environment, directory));
      Future<GitPart> git = side.submit(() -> git(environment, directory));
      GoPart goPart = result(go);
      GitPart gitPart = result(git);
      List<Failure> problems = new ArrayList<>(goPart.problems());
      problems.addAll(gitPart.problems());
      problems.addAll(GoPrerequisites.problems(environment));
      return new Settings(chosen, environment.os().id(), goPart.tool(), gitPart.tool(), goPart.env(),
          relevant(sources, environment), gitPart.config(), List.of(), problems, otherGo(goPart, environment));
    }
  }

  private List<String> otherGo(GoPart go, Environment environment) {
    return go.tool().stream().flatMap(tool -> Stream.concat(goTool.others(Path.of(tool.path()), environment).stream(),
            goTool.others(Path.of(tool.path()), new Editors(environment).sdks()).stream()).distinct())
        .map(Path::toString).limit(MOST_OTHERS).toList();
  }

  private GoPart go(BinaryOperator<String> sources, Environment environment, Path directory)
      throws InterruptedException {
    Optional<Path> found = find(environment);
    if (found.isEmpty()) {
      List<Failure> problems = new ArrayList<>(List.of(missing("go")));
      return new GoPart(Optional.empty(), withoutGo(sources, environment, problems), problems);
    }
    Path go = found.get();
    Optional<RefusedFileException> endless = ToolInputs.ofGo(environment, directory);
    if (endless.isPresent()) {
      List<Failure> problems = new ArrayList<>(List.of(new Failure(Operation.SETTINGS, FailureKind.MALFORMED_SETTING,
          "go env was not asked: " + endless.get().getMessage())));
      // Whatever the layers find in that file is the same problem once more.
      return new GoPart(Optional.of(new Tool(go.toString(), "")),
          withoutGo(sources, environment, new ArrayList<>()), problems);
    }
    Answer<Map<String, String>> answer = goTool.env(go, environment, directory);
    return switch (answer) {
      case Answer.Value<Map<String, String>>(Map<String, String> values) -> {
        SettingsLayers layers = new SettingsLayers(environment, sources, withheld);
        Map<String, Setting> origins = layers.origins(values);
        String version = values.getOrDefault("GOVERSION", "");
        if (version.isEmpty() && goTool.version(go, environment, directory) instanceof Answer.Value<String> told) {
          version = told.value();
        }
        Setting choice = origins.get("GOTOOLCHAIN");
        if (WantedToolchain.mayBeAnother(choice == null ? "" : choice.value(), version, directory)
            && goTool.chosen(go, environment, directory) instanceof Answer.Value<String> another
            && !another.value().isEmpty()) {
          version = another.value();
        }
        yield new GoPart(Optional.of(new Tool(go.toString(), version)), origins, layers.problems());
      }
      case Answer.Failed<Map<String, String>>(Failure failure) -> {
        List<Failure> problems = new ArrayList<>(List.of(failure));
        yield new GoPart(Optional.of(new Tool(go.toString(), "")), withoutGo(sources, environment, problems), problems);
      }
    };
  }

  /// What is set without asking `go`, so that the route can be measured where there is none.
  private Map<String, Setting> withoutGo(
      BinaryOperator<String> sources, Environment environment, List<Failure> problems) {
    SettingsLayers layers = new SettingsLayers(environment, sources, withheld);
    Map<String, Setting> settings = layers.known();
    problems.addAll(layers.problems());
    return settings;
  }

  /// Searched in the usual places and in the login shell's PATH too: a program started from an icon sees neither.
  private Optional<Path> find(Environment environment) throws InterruptedException {
    Optional<Path> found = goTool.find(environment);
    return found.isEmpty() && environment.home().isPresent()
            && shell.ask(environment) instanceof Answer.Value<Environment>(Environment login)
        ? goTool.find(environment.with("PATH", login.value("PATH"))) : found;
  }

  private GitPart git(Environment environment, Path directory) throws InterruptedException {
    Optional<Path> found = gitTool.find(environment);
    if (found.isEmpty()) {
      return new GitPart(Optional.empty(), List.of(), List.of(missing("git")));
    }
    List<Failure> problems = new ArrayList<>();
    Optional<RefusedFileException> endless = ToolInputs.ofGit(environment);
    if (endless.isPresent()) {
      problems.add(new Failure(Operation.SETTINGS, FailureKind.COMMAND_FAILED,
          found.get() + " config --list was not asked: " + endless.get().getMessage()));
      return new GitPart(Optional.of(new Tool(found.get().toString(), "")), List.of(), problems);
    }
    String version = value(gitTool.version(found.get(), environment, directory), "", problems);
    if (problems.stream().anyMatch(problem -> problem.kind() == FailureKind.TIMEOUT)) {
      // It reads the files of the user before it tells its version (trace2), and would hang once more.
      return new GitPart(Optional.of(new Tool(found.get().toString(), "")), List.of(), problems);
    }
    List<Setting> config = value(gitTool.config(found.get(), environment, directory), List.of(), problems);
    return new GitPart(Optional.of(new Tool(found.get().toString(), version)), recorded(config), problems);
  }

  /// The lines of git's config that stand on the list.
  private List<Setting> recorded(List<Setting> config) {
    List<Setting> kept = new ArrayList<>();
    for (Setting line : config) {
      withheld.add(line.name(), line.value());
      RecordedSettings.ofGit(line.name()).ifPresent(form -> kept.add(RecordedSettings.isReducedAtOnce(form)
          ? new Setting(line.name(), RecordedSettings.shown(line.name(), line.value()), line.origin(),
              line.hidden().stream().map(lost -> new Setting.Hidden(
                  RecordedSettings.shown(line.name(), lost.value()), lost.origin())).toList())
          : line));
    }
    return kept;
  }

  /// What other sources say: the login shell, editors, the settings that the system offers to browsers. Asked for by
  /// itself, since a slow profile must not hold up the route.
  ///
  /// @param project the folder of the command, for what an editor keeps there
  /// @param visit leave to run a proxy script
  public List<Elsewhere> elsewhere(EnvironmentSource chosen, Environment environment, Optional<Path> project,
      ScriptVisit visit) throws InterruptedException {
    return new OtherSources(shell, systemProxy, withheld, registry).read(chosen, environment, project, visit,
        goTool.find(environment));
  }

  /// On Windows a variable has its origin where a new program would get it from, if it is the same.
  private BinaryOperator<String> sources(EnvironmentSource chosen, Environment environment) {
    Optional<NewLogin> login = chosen.kind() == EnvironmentSource.Kind.THIS_PROCESS
        || chosen.kind() == EnvironmentSource.Kind.USER_REGISTRY
            ? OtherSources.newLogin(environment, registry) : Optional.empty();
    return (name, value) -> login.flatMap(told -> told.keyOf(name, value)).orElse(chosen.detail());
  }

  private static Map<String, Setting> relevant(BinaryOperator<String> sources, Environment environment) {
    Map<String, Setting> settings = new TreeMap<>();
    environment.variables().forEach((name, value) -> {
      if (RelevantVariables.matters(name)) {
        settings.put(name, new Setting(name, RelevantVariables.kept(name, value),
            new Origin(Origin.Kind.ENVIRONMENT, sources.apply(name, value)), List.of()));
      }
    });
    return settings;
  }

  private static <T> T value(Answer<T> answer, T otherwise, List<Failure> problems) {
    return switch (answer) {
      case Answer.Value<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> {
        problems.add(failure);
        yield otherwise;
      }
    };
  }

  private static Failure missing(String name) {
    return new Failure(Operation.SETTINGS, FailureKind.TOOL_MISSING, name);
  }

  /// A folder that belongs to no project, so that no go.mod or repository takes part.
  private static Path neutral() {
    return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().getRoot();
  }

  private static <T> T result(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("reading the settings was cancelled");
      }
      throw new IllegalStateException("reading the settings", e.getCause());
    }
  }
}
