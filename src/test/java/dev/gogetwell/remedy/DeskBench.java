package dev.gogetwell.remedy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.terminal.TerminalOpener;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A desk over a scratch home, the real tools and a journal beside it.
///
/// @param bench the home and the tools
/// @param environment the judged variables
/// @param journal the folder of the journal
record DeskBench(Bench bench, Environment environment, Path journal) {
  static DeskBench in(Path folder) throws IOException {
    Bench bench = new Bench(folder);
    return new DeskBench(bench, bench.environment(), folder.resolve("journal"));
  }

  DeskBench with(String name, String value) {
    return new DeskBench(bench, environment.with(name, value), journal);
  }

  /// Without the process that go leaves behind at its first run in a home, which writes there for a moment longer.
  DeskBench withoutTelemetry() throws IOException {
    Path mode = bench.home().resolve(".config/go/telemetry/mode");
    Files.createDirectories(mode.getParent());
    Files.writeString(mode, "off");
    return this;
  }

  LocalRemedyDesk desk() throws IOException {
    return desk(Optional.empty());
  }

  LocalRemedyDesk desk(Optional<TerminalOpener> terminals) throws IOException {
    return desk(terminals, Optional.empty(), List.of());
  }

  LocalRemedyDesk desk(Path project) throws IOException {
    return desk(project, List.of());
  }

  LocalRemedyDesk desk(Path project, List<String> command) throws IOException {
    return desk(Optional.empty(), Optional.of(project.toString()), command);
  }

  private LocalRemedyDesk desk(Optional<TerminalOpener> terminals, Optional<String> project, List<String> command)
      throws IOException {
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.of(new Tool(bench.go().toString(), "")), Optional.of(new Tool(bench.git().toString(), "")),
        Map.of(), Map.of(), List.of(), List.of(), List.of());
    Target target = new Target(Bench.COMMAND_MODULE, project, command, Optional.empty());
    Processes processes = new Processes();
    DeskParts parts = new DeskParts(processes, new CommandRunner(processes, bench.temporary()),
        new LoginShell(Bench.tools()), Optional.empty(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        bench.temporary(), journal, Duration.ofSeconds(20), Duration.ofSeconds(60), text -> text, terminals);
    return new LocalRemedyDesk(parts, settings, environment, target);
  }

  static Remedy remedy(Change... changes) {
    return new Remedy("R1", CauseCode.values()[0], Harm.values()[0], Message.of("t"), Message.of("w"),
        List.of(changes), List.of());
  }

  static Change.GoEnv goEnv(String name, String value) {
    return new Change.GoEnv(name, Optional.of(value), Optional.empty());
  }

  static Change.GitConfig git(String name, String value) {
    return new Change.GitConfig(name, Optional.of(value), Optional.empty(), Optional.empty());
  }
}
