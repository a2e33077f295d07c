package dev.gogetwell.app;

import dev.gogetwell.app.window.SmokeRun;
import dev.gogetwell.app.window.ToolkitStart;
import dev.gogetwell.app.window.WindowStart;
import dev.gogetwell.cli.CheckCommand;
import dev.gogetwell.cli.CheckServices;
import dev.gogetwell.cli.CommandLines;
import dev.gogetwell.cli.CompareCommand;
import dev.gogetwell.cli.EnvCommand;
import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.cli.ExplainCommand;
import dev.gogetwell.cli.FixCommand;
import dev.gogetwell.cli.GenerateCacheCommand;
import dev.gogetwell.cli.GenerateCommand;
import dev.gogetwell.cli.GenerateProjectCommand;
import dev.gogetwell.cli.GenerateServices;
import dev.gogetwell.cli.FleetCommand;
import dev.gogetwell.cli.HelpCommand;
import dev.gogetwell.cli.HostsCommand;
import dev.gogetwell.cli.HygieneCommand;
import dev.gogetwell.cli.LabCommand;
import dev.gogetwell.cli.LabListCommand;
import dev.gogetwell.cli.LabRunCommand;
import dev.gogetwell.cli.MirrorsCommand;
import dev.gogetwell.cli.ProbeCommand;
import dev.gogetwell.cli.RootCommand;
import dev.gogetwell.cli.RepeatCommand;
import dev.gogetwell.cli.RouteCommand;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.cli.TimelineCommand;
import dev.gogetwell.cli.VerifyChainCommand;
import dev.gogetwell.cli.WatchCommand;
import dev.gogetwell.engine.ProbeReports;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.engine.ReportJudge;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabRunner;
import dev.gogetwell.lab.Launcher;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.go.ProbeProgram;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.RemedyPlanner;
import dev.gogetwell.report.HtmlReport;
import dev.gogetwell.report.Removed;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.ReportSeal;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine;

/// The composition root: the one place where parts are made and put together. One instance a process.
final class Composition {
  private final Environment environment;
  private final Terminal terminal;
  private final Workbench.Tools tools;
  private final Crashes crashes;
  private final Discretion discretion;
  private final Optional<ToolkitStart> toolkit;

  Composition(Environment environment, Terminal terminal) {
    this(environment, terminal, Optional.empty());
  }

  /// @param toolkit of the window, if there is one
  Composition(Environment environment, Terminal terminal, Optional<ToolkitStart> toolkit) {
    this.environment = environment;
    this.toolkit = toolkit;
    WithheldValues withheld = new WithheldValues();
    this.discretion = new Discretion(environment, withheld);
    Terminal guarded = terminal.knowing(discretion::text);
    this.terminal = guarded;
    // What is done at the end of the program holds on to the folder of state: not to all of this as well.
    StateFolder state = StateFolder.of(environment, trouble -> guarded.err().println(guarded.texts().get(trouble)));
    this.crashes = new Crashes(state, discretion::text);
    this.tools = new Workbench.Tools(new Processes(), Clock.systemUTC(),
        new Softly<>(() -> new SymptomReader(Catalogue.load())),
        state, ScratchArea.below(state::path), version(), crashes::keep, withheld);
  }

  Crashes crashes() {
    return crashes;
  }

  /// Opens the window and stays until it is closed.
  ///
  /// @param here whether the environment of this terminal is judged first
  int openWindow(boolean here) {
    return withWindow(window -> window.open(here));
  }

  /// Opens the window with the project in a folder.
  int openFolder(Path folder) {
    return withWindow(window -> window.open(folder));
  }

  /// Tries the package: opens the window, practises until a verdict, writes what was seen and ends.
  int smoke(Path file) {
    return withWindow(window -> {
      try {
        return window.smoke(new SmokeRun(file, version(), bench().ofMachine()));
      } catch (IOException _) {
        terminal.err().println(terminal.texts().get("cli.cannot-write", file));
        return ExitCode.USAGE;
      }
    });
  }

  /// Runs what people run, for a cache of classes.
  int train() {
    return new Training(environment, terminal, lab()).run(() -> {
      try {
        return toolkit.isPresent() ? smoke(tools.scratch().path().resolve("seen.json")) : ExitCode.OK;
      } catch (IOException _) {
        return ExitCode.OURS;
      }
    });
  }

  /// The edition for containers comes without the toolkit of the window, and says so.
  private int withWindow(ToIntFunction<WindowStart> use) {
    if (toolkit.isEmpty()) {
      terminal.err().println(terminal.texts().get("cli.headless-edition"));
      return ExitCode.USAGE;
    }
    return use.applyAsInt(new WindowStart(toolkit.get(), tools, environment, lab(), this::reports, crashes::keep,
        terminal, new TimelineSources(tools, environment)::ourClient, opening(bench())::open));
  }

  /// The headless commands that these arguments need: the one that they begin with, alone; else all, for the help and
  /// for a name that no command has. Of a command that is not named at all only its name is put together, since the
  /// whole takes time; without arguments all are whole.
  CommandLine commands(String... args) {
    Map<String, Supplier<Object>> all = commandsByName();
    CommandLine root = new CommandLine(new RootCommand(terminal));
    if (args.length > 0 && all.containsKey(args[0]) && !args[0].equals("help")) {
      root.addSubcommand(all.get(args[0]).get());
    } else {
      List<String> named = List.of(args);
      all.forEach((name, command) -> root.addSubcommand(name,
          named.isEmpty() || named.contains(name) ? command.get() : CommandSpec.create()));
    }
    return errors().dress(root, version());
  }

  private Map<String, Supplier<Object>> commandsByName() {
    Once<Workbench> bench = new Once<>(this::bench);
    Once<CheckServices> check = new Once<>(() -> checkServices(bench.get()));
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("check", () -> new CheckCommand(terminal, check));
    all.put("watch", () -> new WatchCommand(terminal, check, new WatchCommand.Surroundings(tools.clock(),
        new ClockPause(tools.clock()), work -> Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("watch")
            .unstarted(work)), new WatchFile(tools.state()))));
    all.put("explain", () -> new ExplainCommand(terminal, tools.symptoms(), version()));
    all.put("route", () -> new RouteCommand(terminal, check));
    all.put("hosts", () -> new HostsCommand(terminal, check));
    all.put("mirrors", () -> new MirrorsCommand(terminal, check,
        (target, mirrors, references) -> bench.get().mirrors().of(target, mirrors, references),
        target -> desk(bench.get(), target)));
    all.put("timeline", this::timeline);
    all.put("probe", () -> new ProbeCommand(terminal, ProbeProgram.shipped()));
    all.put("fix", () -> new FixCommand(terminal, check, target -> desk(bench.get(), target)));
    all.put("repeat", () -> new RepeatCommand(terminal, check));
    all.put("compare", () -> new CompareCommand(terminal, check));
    all.put("fleet", () -> new FleetCommand(terminal));
    all.put("env", () -> new EnvCommand(terminal, () -> bench.get().settingsBeside(Path.of("").toAbsolutePath()),
        settings -> bench.get().identity(Secrets.of(settings, Targets.NOTHING))));
    all.put("verify-chain", () -> new VerifyChainCommand(terminal, rules -> bench.get().goStore(rules).read(),
        tools.clock()));
    all.put("lab", this::labCommands);
    all.put("hygiene", () -> new HygieneCommand(terminal, new HygieneCommand.Services(
        project -> bench.get().settings(Optional.of(project)),
        (request, progress) -> bench.get().hygiene().run(request, progress),
        settings -> bench.get().identity(Secrets.of(settings, Targets.NOTHING)), () -> bench.get().toolFolder(),
        tools.clock())));
    all.put("generate", () -> generateCommands(bench, check));
    all.put("help", () -> new HelpCommand(terminal));
    return all;
  }

  private Workbench bench() {
    return new Workbench(tools, new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment);
  }

  private TimelineCommand timeline() {
    TimelineSources handshakes = new TimelineSources(tools, environment);
    return new TimelineCommand(terminal, handshakes::ourClient, handshakes::ownGo, TlsNames.load());
  }

  private CommandLine generateCommands(Supplier<Workbench> bench, Supplier<CheckServices> check) {
    GenerateServices sources = GeneratorSources.of(bench, check, environment.os());
    return new CommandLine(new GenerateCommand(terminal))
        .addSubcommand(new GenerateCacheCommand(terminal, sources))
        .addSubcommand(new GenerateProjectCommand.OfDockerfile(terminal, sources))
        .addSubcommand(new GenerateProjectCommand.OfJobs(terminal, sources))
        .addSubcommand(new GenerateProjectCommand.OfRenovate(terminal, sources))
        .addSubcommand(new GenerateProjectCommand.OfDependabot(terminal, sources));
  }

  private CommandLine labCommands() {
    LabRunner labs = new LabRunner(tools.processes(), environment, launcher(), lab());
    return new CommandLine(new LabCommand(terminal))
        .addSubcommand(new LabListCommand(terminal, Scenarios.all()))
        .addSubcommand(new LabRunCommand(terminal, Scenarios.all(), labs));
  }

  /// Tells a problem that ended the program.
  ///
  /// @return the exit code
  int failed(Throwable bug) {
    return errors().failed(bug);
  }

  private CommandLines errors() {
    return new CommandLines(terminal, crashes::keep);
  }

  private static FixCommand.Workplace desk(Workbench bench, Target target) throws InterruptedException {
    Settings settings = bench.settings(target.project().map(Path::of));
    return new FixCommand.Workplace(bench.desk(settings, target), settings);
  }

  private CheckServices checkServices(Workbench bench) {
    ReportJson reports = reports();
    // Whoever only reads a report wants no engine, which makes a folder for its scratch files.
    return new CheckServices((request, listener) -> bench.engine().start(request, listener),
        new ReferenceHostsReader().shipped(), reports, this::html, new ProbeReports(version(), TlsNames.load()),
        opening(bench)::open, bench::secrets, (settings, target) -> bench.identity(Secrets.of(settings, target)),
        new LastRunFile(tools.state(), reports, bench::identity), tools.state()::trouble,
        Path.of("").toAbsolutePath(), environment::value);
  }

  private String html(Report report, List<Removed> removed, List<Language> languages) {
    return new HtmlReport(languages.stream().map(Texts::load).toList(), ZoneId.systemDefault())
        .write(report, List.of(), removed);
  }

  private ReportJson reports() {
    Texts read = terminal.texts();
    return new ReportJson(Stream.of(Language.ENGLISH, Language.CHINESE)
        .map(language -> language == read.language() ? read : Texts.load(language)).toList(),
        new ReportSeal(new SealKey(tools.state())));
  }

  private ReportOpening opening(Workbench bench) {
    return new ReportOpening(() -> new ReportJudge(bench.services(), new RemedyPlanner()::plan, crashes::keep),
        version());
  }

  private Lab lab() {
    return new Lab(tools.processes(), environment, launcher(), tools.clock(), tools.state(),
        tools.scratch());
  }

  private static Launcher launcher() {
    return Launcher.ofThisJvm(Main.class.getName());
  }

  private static String version() {
    return Optional.ofNullable(Composition.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
