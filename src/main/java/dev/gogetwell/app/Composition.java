package dev.gogetwell.app;

import dev.gogetwell.cli.CheckCommand;
import dev.gogetwell.cli.CheckServices;
import dev.gogetwell.cli.EnvCommand;
import dev.gogetwell.cli.ExplainCommand;
import dev.gogetwell.cli.FixCommand;
import dev.gogetwell.cli.LabCommand;
import dev.gogetwell.cli.LabListCommand;
import dev.gogetwell.cli.LabRunCommand;
import dev.gogetwell.cli.RootCommand;
import dev.gogetwell.cli.RouteCommand;
import dev.gogetwell.cli.Terminal;
import dev.gogetwell.cli.VerifyChainCommand;
import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.certificate.CertificateService;
import dev.gogetwell.diagnostics.dns.DnsService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.modules.ModulesService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.proxy.ProxyService;
import dev.gogetwell.engine.DiagnosisEngine;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.EngineParts;
import dev.gogetwell.engine.Judge;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.engine.Witnesses;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabRunner;
import dev.gogetwell.lab.Launcher;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.ResolverServers;
import dev.gogetwell.machine.SettingsReader;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.osproxy.SystemProxy;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.probe.GoChainVerifier;
import dev.gogetwell.probe.GoHelloSpecs;
import dev.gogetwell.probe.SettingsCredentials;
import dev.gogetwell.remedy.DeskParts;
import dev.gogetwell.remedy.LocalRemedyDesk;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyPlanner;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.ReportJson;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/// The composition root: the one place where parts are made and put together. One instance a process.
final class Composition {
  private static final Duration TOOL_LIMIT = Duration.ofSeconds(10);
  /// A login shell that asks for more is slower than the verdict may be.
  private static final Duration SHELL_LIMIT = Duration.ofMillis(1200);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

  private final Environment environment;
  private final Terminal terminal;
  private final Clock clock = Clock.systemUTC();
  private final Processes processes = new Processes();
  private final SymptomReader symptoms = new SymptomReader(Catalogue.load());
  private final Crashes crashes;
  private final Path stateFolder;

  Composition(Environment environment, Terminal terminal) {
    this.environment = environment;
    this.terminal = terminal;
    this.stateFolder = Crashes.stateFolder(environment);
    this.crashes = new Crashes(stateFolder);
  }

  Crashes crashes() {
    return crashes;
  }

  /// Opens the window and stays until it is closed.
  int openWindow(boolean here) {
    terminal.err().println(terminal.texts().get("cli.no-window"));
    return dev.gogetwell.cli.ExitCode.USAGE;
  }

  /// All headless commands.
  CommandLine commands() {
    Engine engine = engine();
    CheckServices check = checkServices(engine);
    Launcher launcher = Launcher.ofThisJvm(Main.class.getName());
    Lab lab = new Lab(processes, environment.variables(), launcher, clock);
    return new CommandLine(new RootCommand(terminal))
        .addSubcommand(new CheckCommand(terminal, check))
        .addSubcommand(new ExplainCommand(terminal, symptoms))
        .addSubcommand(new RouteCommand(terminal, check))
        .addSubcommand(new FixCommand(terminal, check, this::desk))
        .addSubcommand(new EnvCommand(terminal, this::readSettings, settings -> secrets(Secrets.of(settings,
            new Target("", Optional.empty(), List.of(), Optional.empty())))))
        .addSubcommand(new VerifyChainCommand(terminal, _ -> new GoRoots().read(environment.variables()), clock))
        .addSubcommand(new CommandLine(new LabCommand(terminal))
            .addSubcommand(new LabListCommand(terminal, Scenarios.all()))
            .addSubcommand(new LabRunCommand(terminal, Scenarios.all(),
                new LabRunner(processes, environment.variables(), launcher, lab))));
  }

  private Engine engine() {
    return new DiagnosisEngine(parts());
  }

  private EngineParts parts() {
    return new EngineParts(version(), clock, services(), symptoms::read, _ -> readSettings(),
        (target, settings) -> RoutePlan.plan(target.module(), settings), this::kit,
        new Witnesses(new CommandRunner(processes, temporary()), () -> environment), new RemedyPlanner()::plan,
        new ProjectFolders());
  }

  private List<DiagnosticService> services() {
    return List.of(new NetworkService(), new DnsService(), new ProxyService(), new HandshakeService(),
        new CertificateService(), new ModulesService(symptoms::read), new GitService());
  }

  private EngineParts.Kit kit(Settings settings, Route route, ReferenceHosts references) {
    GoVersion version = settings.go().flatMap(go -> GoVersion.parse(go.version())).orElse(GoVersion.DEVEL);
    X509Rules rules = X509Rules.of(settings.go().map(go -> go.version()).filter(v -> !v.isEmpty()).orElse("go1.27"));
    GoChainVerifier verifier = new GoChainVerifier(rules, Map.of(
        ChainJudge.GO, new GoRoots().read(environment.variables()),
        ChainJudge.PUBLIC_LIST, new PublicRoots().read(references.publicRoots())), clock);
    return new EngineParts.Kit(verifier,
        new GoHelloSpecs(ClientHelloProfile.of(version, settings.environmentValue("GODEBUG"))), TlsNames.load(),
        new SettingsCredentials(settings),
        new RunSurroundings(settings, route, references, ResolverServers.of(environment.os())), new SecureRandom());
  }

  private Settings readSettings() throws InterruptedException {
    ToolRun tools = new ToolRun(processes, TOOL_LIMIT);
    return new SettingsReader(new GoTool(tools), new GitTool(tools), new LoginShell(new ToolRun(processes, SHELL_LIMIT)),
        SystemProxy.of(environment, tools))
        .read(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment, Optional.empty());
  }

  /// The desk where the remedies of `target` are carried out, over settings that are read anew.
  private RemedyDesk desk(Target target) throws InterruptedException {
    Settings settings = readSettings();
    Redactor redactor = new Redactor(secrets(Secrets.of(settings, target)));
    return new LocalRemedyDesk(new DeskParts(processes, new CommandRunner(processes, temporary()),
        new LoginShell(new ToolRun(processes, TOOL_LIMIT)), clock, temporary(),
        DeskParts.defaultJournal(environment).orElse(stateFolder.resolve("journal")), TOOL_LIMIT, COMMAND_LIMIT,
        redactor::text), settings, environment, target);
  }

  private CheckServices checkServices(Engine engine) {
    ReportJson reports = new ReportJson(List.of(Texts.load(Language.ENGLISH), Texts.load(Language.CHINESE)));
    return new CheckServices(engine, new Targets(), new ReferenceHostsReader().shipped(), reports,
        (report, language) -> "", new Judge(services(), new RemedyPlanner()::plan)::again,
        report -> secrets(Secrets.of(report)), new LastRunFile(stateFolder.resolve("last-run.json"), reports, this::secrets),
        Path.of("").toAbsolutePath());
  }

  private Secrets secrets(Secrets known) {
    return known.withIdentity(environment.home().map(Path::toString).orElse(""),
        environment.get("USER").or(() -> environment.get("USERNAME")).orElse(""), "");
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static String version() {
    return Optional.ofNullable(Composition.class.getPackage().getImplementationVersion()).orElse("dev");
  }
}
