package dev.gogetwell.app;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.certificate.CertificateService;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.dns.DnsService;
import dev.gogetwell.diagnostics.git.GitService;
import dev.gogetwell.diagnostics.handshake.HandshakeService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.proxy.ProxyService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.engine.DiagnosisEngine;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.EngineParts;
import dev.gogetwell.engine.MirrorComparison;
import dev.gogetwell.engine.Witnesses;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.hygiene.HygieneCheck;
import dev.gogetwell.machine.CacheFolders;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LinuxInWindows;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.NetrcFile;
import dev.gogetwell.machine.SettingsReader;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.osproxy.Offered;
import dev.gogetwell.machine.osproxy.ScriptVisit;
import dev.gogetwell.machine.osproxy.SystemProxy;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.machine.terminal.TerminalOpener;
import dev.gogetwell.machine.truststore.TrustStore;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.ChangeLog;
import dev.gogetwell.remedy.DeskParts;
import dev.gogetwell.remedy.LocalRemedyDesk;
import dev.gogetwell.remedy.RemedyDesk;
import dev.gogetwell.remedy.RemedyPlanner;
import dev.gogetwell.report.Redactor;
import dev.gogetwell.report.Secrets;
import dev.gogetwell.symptom.SymptomReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that depends on the judged environment: the settings, the engine, the desk for remedies. One for this
/// terminal, one for a login shell, one for each practice network. Any thread.
public final class Workbench {
  static final Duration TOOL_LIMIT = Duration.ofSeconds(10);
  /// A login shell that needs longer is slower than the verdict may be.
  private static final Duration SHELL_LIMIT = Duration.ofMillis(1200);
  /// The registry answers at once.
  private static final Duration INNER_LIMIT = Duration.ofSeconds(2);
  /// The first window of a desktop session may be slow.
  private static final Duration TERMINAL_LIMIT = Duration.ofSeconds(10);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

  private final Tools tools;
  private final EnvironmentSource source;
  private final Environment environment;
  private final RunKits kits;

  /// What all workbenches share.
  ///
  /// @param symptoms reads what go said; reading its catalogue takes time
  /// @param state where this program keeps journal and runs
  /// @param scratch the folders of this run
  /// @param bugs keeps what is known of a crash of our own
  /// @param withheld what was read of this machine and is not recorded; the redaction alone asks for it
  public record Tools(Processes processes, Clock clock, Supplier<SymptomReader> symptoms, StateFolder state,
      ScratchArea scratch, String version, EngineParts.BugKeeper bugs, WithheldValues withheld) {}

  /// @param environment the variables of the judged environment
  public Workbench(Tools tools, EnvironmentSource source, Environment environment) {
    this.tools = tools;
    this.source = source;
    this.environment = environment;
    this.kits = new RunKits(tools, environment, isPractice());
  }

  /// Whose environment it is.
  public EnvironmentSource source() {
    return source;
  }

  /// Reads the settings anew; blocking.
  public Settings settings(Optional<Path> project) throws InterruptedException {
    return here(project).withElsewhere(elsewhere(project, ScriptVisit.NONE));
  }

  /// The settings that hold in every project, beside what editors keep in this one.
  Settings settingsBeside(Path folder) throws InterruptedException {
    return here(Optional.empty()).withElsewhere(elsewhere(Optional.of(folder), ScriptVisit.NONE));
  }

  /// What other sources say. What the system offers this user, and his own systems, are no part of a practice network.
  private List<Settings.Elsewhere> elsewhere(Optional<Path> project, ScriptVisit visit) throws InterruptedException {
    List<Settings.Elsewhere> all = new ArrayList<>(reader().elsewhere(source, environment, project, visit));
    if (!isPractice()) {
      new LinuxInWindows(new ToolRun(tools.processes(), INNER_LIMIT)).names(environment).forEach(name ->
          all.add(new Settings.Elsewhere(new EnvironmentSource(EnvironmentSource.Kind.INNER_LINUX, name), Map.of(),
              List.of(Message.of("inner-linux.note", name)))));
    }
    return all;
  }

  private boolean isPractice() {
    return source.kind() == EnvironmentSource.Kind.PRACTICE;
  }

  private Settings here(Optional<Path> project) throws InterruptedException {
    return reader().read(source, environment, project);
  }

  private SettingsReader reader() {
    ToolRun ask = new ToolRun(tools.processes(), TOOL_LIMIT);
    return new SettingsReader(new GoTool(ask), new GitTool(ask),
        new LoginShell(new ToolRun(tools.processes(), SHELL_LIMIT)), isPractice() ? (_, _) -> Offered.NOTHING
            : SystemProxy.of(environment, ask), tools.withheld(),
        isPractice() ? Optional.empty() : UserVariables.of(environment));
  }

  /// The settings of a run: those of the judged environment first, what other sources say beside the first look.
  private EngineParts.SettingsSource forRun() {
    return new EngineParts.SettingsSource() {
      @Override
      public Settings read(Target target) throws InterruptedException {
        Optional<Path> project = target.project().map(Path::of);
        Settings read = here(project);
        return read.withProblems(CacheFolders.problems(read, environment, target.module()))
            .withProblems(NetrcFile.nearMisses(read, environment.within(project.orElse(Path.of(""))), target.module()));
      }

      @Override
      public List<Settings.Elsewhere> elsewhere(Target target, List<String> hosts, Consumer<String> contacting)
          throws InterruptedException {
        return Workbench.this.elsewhere(target.project().map(Path::of), new ScriptVisit(hosts, contacting));
      }
    };
  }

  /// The engine that judges this environment.
  public Engine engine() {
    return new DiagnosisEngine(parts());
  }

  /// Compares module proxies from this environment.
  public MirrorComparison mirrors() {
    return new MirrorComparison(parts());
  }

  private EngineParts parts() {
    return new EngineParts(tools.version(), tools.clock(), services(), this::symptom, forRun(),
        (target, settings) -> RoutePlan.plan(target.module(), settings), kits,
        new Witnesses(new CommandRunner(tools.processes(), temporary()), () -> environment),
        new RemedyPlanner()::plan, new ProjectFolders(), tools.bugs());
  }

  /// The services, step by step in the order of the rail.
  public List<DiagnosticService> services() {
    return List.of(new NetworkService(), new DnsService(), new ProxyService(), new HandshakeService(),
        new CertificateService(), new SettingsService(this::symptom), new ModuleProxyService(), new ChecksumService(),
        new GitService());
  }

  private Symptom symptom(String text) {
    return tools.symptoms().get().read(text);
  }

  /// The desk where the remedies of `target` are carried out.
  ///
  /// @param settings as they are now
  public RemedyDesk desk(Settings settings, Target target) {
    StateFolder judged = judgedState();
    RemedyDesk desk = new LocalRemedyDesk(new DeskParts(tools.processes(),
        new CommandRunner(tools.processes(), temporary()), new LoginShell(new ToolRun(tools.processes(), TOOL_LIMIT)),
        UserVariables.of(environment), tools.clock(), temporary(), journal(judged), TOOL_LIMIT, COMMAND_LIMIT,
        new Redactor(identity(Secrets.of(settings, target)))::text, terminals()), settings, environment, target);
    return judged.trouble().<RemedyDesk>map(trouble -> new UnkeptDesk(desk, trouble, environment.homeIsUnspellable()))
        .orElse(desk);
  }

  /// No terminal of this computer is in a practice network.
  private Optional<TerminalOpener> terminals() {
    return isPractice() ? Optional.empty()
        : Optional.of(new TerminalOpener(tools.processes(), Environment.ofThisProcess(), TERMINAL_LIMIT));
  }

  /// A practice network has a home of its own, and so has what its remedies change.
  private StateFolder judgedState() {
    return StateFolder.of(environment, _ -> { });
  }

  private Path journal(StateFolder judged) {
    return (judged.trouble().isEmpty() ? judged : tools.state()).path().resolve("journal");
  }

  /// What was ever written for this user.
  public ChangeLog changes() {
    return ChangeLog.in(journal(judgedState()), tools.clock(), UserVariables.of(environment));
  }

  /// Looks at the dependencies of a project.
  public HygieneCheck hygiene() {
    return new HygieneCheck(tools.processes(), environment, tools.scratch()::path, tools.clock());
  }

  /// The folder of this program for tools that the user wants to have.
  public Path toolFolder() {
    return tools.state().path().resolve("tools");
  }

  /// The time.
  public Instant now() {
    return tools.clock().instant();
  }

  /// What must never be written about a run in this environment.
  public Secrets secrets(Report report) {
    return identity(Secrets.of(report));
  }

  /// Adds what the environment says about the person, and what was read but is not recorded.
  public Secrets identity(Secrets known) {
    return known.and(Secrets.ofVariables(environment.variables())).withPasswords(tools.withheld().values())
        .withUsers(tools.withheld().persons()).withIdentity(environment.home().map(Path::toString).orElse(""),
        environment.get("USER").or(() -> environment.get("USERNAME")).orElse(""), "");
  }

  /// The roots that Go reads here.
  TrustStore goStore(X509Rules rules) {
    return kits.stores(rules).ofGo();
  }

  /// The stores that every machine has, by a name.
  Map<String, TrustStore> ofMachine() {
    return kits.stores(new X509Rules(X509Rules.NEWEST_MINOR, X509Rules.LATEST)).ofMachine();
  }

  /// Where none can be made, whoever puts something there is told.
  private Path temporary() {
    try {
      return tools.scratch().path();
    } catch (IOException _) {
      return tools.state().path().resolve("scratch");
    }
  }
}
