package dev.gogetwell.app;

import dev.gogetwell.app.window.WindowStart;
import dev.gogetwell.cli.CheckCommand;
import dev.gogetwell.cli.CheckServices;
import dev.gogetwell.cli.CommandLines;
import dev.gogetwell.cli.EnvCommand;
import dev.gogetwell.cli.ExplainCommand;
import dev.gogetwell.cli.FixCommand;
import dev.gogetwell.cli.LabCommand;
import dev.gogetwell.cli.LabListCommand;
import dev.gogetwell.cli.LabRunCommand;
import dev.gogetwell.cli.ProbeCommand;
import dev.gogetwell.cli.RootCommand;
import dev.gogetwell.cli.RouteCommand;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.cli.TimelineCommand;
import dev.gogetwell.cli.VerifyChainCommand;
import dev.gogetwell.engine.Judge;
import dev.gogetwell.engine.ProbeReports;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabRunner;
import dev.gogetwell.lab.Launcher;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.go.ProbeProgram;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.RemedyPlanner;
import dev.gogetwell.report.HtmlReport;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Removed;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/// The composition root: the one place where parts are made and put together. One instance a process.
final class Composition {
  private final Environment environment;
  private final Terminal terminal;
  private final Workbench.Tools tools;
  private final Crashes crashes;

  Composition(Environment environment, Terminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
    Path stateFolder = Crashes.stateFolder(environment);
    this.crashes = new Crashes(stateFolder, redactor());
    this.tools = new Workbench.Tools(new Processes(), Clock.systemUTC(), new SymptomReader(Catalogue.load()),
        stateFolder, version(), crashes::keep);
  }

  Crashes crashes() {
    return crashes;
  }

  /// Opens the window and stays until it is closed.
  ///
  /// @param here whether the environment of this terminal is judged first
  int openWindow(boolean here) {
    return new WindowStart(tools, environment, lab(), reports(), crashes::keep, terminal,
        new TimelineSources(tools, environment)::ourClient).open(here);
  }

  /// All headless commands.
  CommandLine commands() {
    Workbench bench = new Workbench(tools, new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment);
    CheckServices check = checkServices(bench);
    LabRunner labs = new LabRunner(tools.processes(), environment.variables(), launcher(), lab());
    TimelineSources handshakes = new TimelineSources(tools, environment);
    CommandLine root = new CommandLine(new RootCommand(terminal))
        .addSubcommand(new CheckCommand(terminal, check))
        .addSubcommand(new ExplainCommand(terminal, tools.symptoms()))
        .addSubcommand(new RouteCommand(terminal, check))
        .addSubcommand(new TimelineCommand(terminal, handshakes::ourClient, handshakes::ownGo,
            TlsNames.load()))
        .addSubcommand(new ProbeCommand(terminal, ProbeProgram.shipped()))
        .addSubcommand(new FixCommand(terminal, check, target -> desk(bench, target)))
        .addSubcommand(new EnvCommand(terminal, () -> bench.settings(Optional.empty()),
            settings -> bench.identity(Secrets.of(settings,
                new Target("", Optional.empty(), List.of(), Optional.empty())))))
        .addSubcommand(new VerifyChainCommand(terminal, rules -> bench.goStore(rules).read(), tools.clock()))
        .addSubcommand(new CommandLine(new LabCommand(terminal))
            .addSubcommand(new LabListCommand(terminal, Scenarios.all()))
            .addSubcommand(new LabRunCommand(terminal, Scenarios.all(), labs)));
    return errors().dress(root, version());
  }

  /// Tells a problem that ended the program.
  ///
  /// @return the exit code
  int failed(Throwable bug) {
    return errors().failed(bug);
  }

  private CommandLines errors() {
    return new CommandLines(terminal, redactor(), crashes::keep);
  }

  /// Knows what the variables of this process give away.
  private Redactor redactor() {
    return new Redactor(Secrets.ofVariables(environment.variables()));
  }

  private static FixCommand.Workplace desk(Workbench bench, Target target) throws InterruptedException {
    Settings settings = bench.settings(target.project().map(Path::of));
    return new FixCommand.Workplace(bench.desk(settings, target), settings);
  }

  private CheckServices checkServices(Workbench bench) {
    ReportJson reports = reports();
    return new CheckServices(bench.engine(), new Targets(), new ReferenceHostsReader().shipped(), reports,
        this::html, new ProbeReports(version(), TlsNames.load()),
        new Judge(bench.services(), new RemedyPlanner()::plan, crashes::keep)::again, bench::secrets,
        (settings, target) -> bench.identity(Secrets.of(settings, target)),
        new LastRunFile(tools.stateFolder().resolve("last-run.json"), reports, bench::identity),
        Path.of("").toAbsolutePath());
  }

  /// The HTML report in both languages, the reader's first.
  private String html(Report report, List<Removed> removed, Language first) {
    Language second = first == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
    return new HtmlReport(List.of(Texts.load(first), Texts.load(second)), ZoneId.systemDefault())
        .write(report, List.of(), removed);
  }

  private ReportJson reports() {
    return new ReportJson(List.of(Texts.load(Language.ENGLISH), Texts.load(Language.CHINESE)));
  }

  private Lab lab() {
    return new Lab(tools.processes(), environment.variables(), launcher(), tools.clock());
  }

  private static Launcher launcher() {
    return Launcher.ofThisJvm(Main.class.getName());
  }

  private static String version() {
    return Optional.ofNullable(Composition.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
