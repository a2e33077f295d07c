package dev.gogetwell.remedy;

import dev.gogetwell.corpus.Rejudging;
import dev.gogetwell.gorules.RoutePlan;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.SettingsReader;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.osproxy.Offered;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user with one odd setting: his real `go` and git, a module proxy in a folder, a server that nobody vouches for,
/// and no way out: whoever asks for more meets a closed port of this machine.
final class SettingsMachine implements AutoCloseable {
  private static final String REPOSITORY_MODULE = "bench.test/greeting.git@v1.0.0";

  private final Bench bench;
  private final String module;
  private final Path folder;
  private final Path project;
  private final ServerSocket closed;
  private final TcpServer stranger;
  private final int strangerPort;

  SettingsMachine(Path folder, HarmfulSetting setting) throws IOException {
    this.folder = folder;
    this.bench = new Bench(folder);
    boolean isDirect = "direct".equals(setting.variables().get("GOPROXY"));
    this.module = isDirect ? REPOSITORY_MODULE : Bench.COMMAND_MODULE;
    this.closed = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
    closed.close();
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    strangerPort = listener.getLocalPort();
    LabAuthority nobody = LabAuthority.create("Nobody", Instant.now());
    stranger = TcpServer.start(listener, new TlsServer(_ -> new TlsBehaviour.Serve(nobody.identity(
        LabAuthority.Form.GOOD, List.of("127.0.0.1"))), HttpAnswer::notFound));
    project = Files.createDirectories(folder.resolve("project"));
    Files.writeString(project.resolve("go.mod"), "module settings.test/app\n\n" + setting.goMod() + "\n");
    Files.writeString(project.resolve("main.go"), "package main\n\nfunc main() {}\n");
    Files.createDirectories(goEnvFile().getParent().resolve("telemetry"));
    Files.writeString(goEnvFile().resolveSibling("telemetry").resolve("mode"), "off\n");
    if (!setting.goEnv().isEmpty()) {
      Files.writeString(goEnvFile(), meant(setting.goEnv()));
    }
    String repositories = isDirect ? "[url \"file://" + repository() + "/\"]\n\tinsteadOf = https://bench.test/\n" : "";
    if (isDirect || !setting.gitConfig().isEmpty()) {
      Files.writeString(bench.home().resolve(".gitconfig"), repositories + meant(setting.gitConfig()));
    }
    if (!setting.included().isEmpty()) {
      Files.writeString(bench.home().resolve("more.gitconfig"), meant(setting.included()));
    }
    Map<String, String> variables = new LinkedHashMap<>(setting.variables());
    if (!setting.goEnv().contains("PROXY_HERE")) {
      variables.putIfAbsent("GOPROXY", "PROXY_HERE");
    }
    if (setting.judge() != HarmfulSetting.Judge.GO_UNVERIFIED) {
      variables.putIfAbsent("GONOSUMDB", "bench.test");
    }
    StringBuilder profile = new StringBuilder();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      profile.append("export ").append(variable.getKey()).append("='").append(meant(variable.getValue())).append("'\n");
    }
    Files.writeString(bench.home().resolve(".profile"), profile.toString());
  }

  /// A folder with a real repository of the module, with one tag.
  private Path repository() throws IOException {
    Path work = Files.createDirectories(folder.resolve("repositories").resolve("greeting"));
    Files.writeString(work.resolve("go.mod"), "module bench.test/greeting.git\n");
    Files.writeString(work.resolve("greeting.go"), "package greeting\n");
    for (List<String> words : List.of(List.of("init", "-q"), List.of("add", "."), List.of("-c", "user.name=u", "-c",
        "user.email=u@x.test", "commit", "-q", "-m", "first"), List.of("tag", "v1.0.0"))) {
      List<String> command = new ArrayList<>(List.of(bench.git().toString()));
      command.addAll(words);
      try {
        ProcessResult done = new Processes().run(ProcessSpec.of(command, bench.environment(), work,
            Duration.ofSeconds(60)));
        if (!done.ok()) {
          throw new IOException(done.err());
        }
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    return work.getParent();
  }

  private String meant(String text) throws IOException {
    return text.replace("PROXY_HERE", bench.proxy()).replace("HOME_HERE", bench.home().toString())
        .replace("NOBODY_HERE", "https://127.0.0.1:" + closed.getLocalPort())
        .replace("STRANGER_HERE", "https://127.0.0.1:" + strangerPort);
  }

  private Path goEnvFile() throws IOException {
    return bench.home().resolve(".config/go/env");
  }

  /// What a new login has; the module proxy stands there unless the setting is about it.
  Environment login() throws IOException, InterruptedException {
    Environment base = bench.environment().with("GOMODCACHE", folder.resolve("modcache").toString())
        .with("GOCACHE", folder.resolve("gocache").toString());
    return switch (new LoginShell(Bench.tools()).ask(base)) {
      case Answer.Value<Environment>(Environment told) -> told;
      case Answer.Failed<Environment> failed -> throw new IOException(failed.failure().raw());
    };
  }

  Settings settings() throws IOException, InterruptedException {
    return new SettingsReader(new GoTool(Bench.tools()), new GitTool(Bench.tools()), new LoginShell(Bench.tools()),
        (_, _) -> Offered.NOTHING, new WithheldValues(), Optional.empty())
        .read(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), login(), Optional.of(project));
  }

  /// The real `go get`, with a cache of its own and no way to anybody.
  ProcessResult go() throws IOException, InterruptedException {
    Path cache = Files.createTempDirectory(folder, "cache");
    Path copy = Files.createTempDirectory(folder, "copy");
    Files.copy(project.resolve("go.mod"), copy.resolve("go.mod"));
    Environment login = login();
    String nowhere = "http://127.0.0.1:" + closed.getLocalPort();
    Environment alone = login.with("GOMODCACHE", cache.toString()).with("HTTPS_PROXY", nowhere)
        .with("HTTP_PROXY", nowhere);
    return new Processes().run(ProcessSpec.of(List.of(bench.go().toString(), "get", module), alone, copy,
        Duration.ofSeconds(60)));
  }

  /// The real git, asking the server that nobody vouches for.
  ProcessResult git() throws IOException, InterruptedException {
    return new Processes().run(ProcessSpec.of(List.of(bench.git().toString(), "ls-remote",
        "https://127.0.0.1:" + strangerPort + "/x.git"), login().with("GIT_TERMINAL_PROMPT", "0"),
        bench.temporary(), Duration.ofSeconds(60)));
  }

  /// What the program says, having read the settings and heard `go`.
  Report report(ProcessResult go) throws IOException, InterruptedException {
    Settings settings = settings();
    CommandRun heard = new CommandRun(Purpose.WITNESS, command(), go.exitCode(), go.err(),
        go.ok() ? Optional.empty() : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, go.err())));
    Verdict open = new Verdict(Verdict.State.OPEN, List.of(), List.of(), List.of(), List.of(), List.of(),
        Optional.empty(), false, Duration.ofSeconds(1));
    Report report = new Report("test", Instant.EPOCH, Duration.ofSeconds(2), Report.End.COMPLETE,
        target(), Optional.empty(), new RunScope(List.of(), List.of(), true, true, false, RunScope.Folder.MODULE),
        settings, RoutePlan.plan(module, settings), List.of(new Evidence(new EvidenceId("E1"),
        Optional.empty(), Optional.empty(), Duration.ZERO, Duration.ofMillis(1), heard)), List.of(), List.of(), open,
        List.of(), List.of());
    return Rejudging.again(report);
  }

  private Target target() {
    return new Target(module, Optional.of(project.toString()), command(), Optional.empty());
  }

  private List<String> command() {
    return List.of("go", "get", module);
  }

  LocalRemedyDesk desk() throws IOException, InterruptedException {
    Processes processes = new Processes();
    DeskParts parts = new DeskParts(processes, new CommandRunner(processes, bench.temporary()),
        new LoginShell(Bench.tools()), Optional.empty(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        bench.temporary(), folder.resolve("journal"), Duration.ofSeconds(20), Duration.ofSeconds(60), text -> text,
        Optional.empty());
    return new LocalRemedyDesk(parts, settings(), login(), target());
  }

  /// What this user has in files, byte for byte.
  List<String> bytes() throws IOException {
    List<String> all = new ArrayList<>();
    for (String name : List.of(".profile", ".gitconfig", "more.gitconfig", ".config/go/env")) {
      Path file = bench.home().resolve(name);
      all.add(name + ": " + (Files.exists(file) ? new String(Files.readAllBytes(file),
          java.nio.charset.StandardCharsets.ISO_8859_1) : "none"));
    }
    return all;
  }

  @Override
  public void close() {
    stranger.close();
  }
}
