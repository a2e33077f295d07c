package dev.gogetwell.hygiene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.SettingsReader;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.TreeDeletion;
import dev.gogetwell.machine.git.GitTool;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.osproxy.Offered;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A home, a project in it and the real `go`, all of it thrown away.
final class PracticeProject implements AutoCloseable {
  private static final Environment HERE = Environment.ofThisProcess();

  final Path root;
  final Path folder;
  private final Path scratch;
  private Environment environment;

  PracticeProject(Path root, String goproxy, String gosumdb) throws IOException {
    Optional<Path> go = ProgramSearch.find("go", HERE, List.of(Path.of("/usr/local/go/bin")));
    assumeTrue(go.isPresent(), "skipped: no go on this machine");
    this.root = root;
    this.folder = Files.createDirectories(root.resolve("home/project"));
    this.scratch = Files.createDirectories(root.resolve("scratch"));
    this.environment = Environment.of(HERE.os(), Map.of(
        "PATH", go.orElseThrow().getParent() + ":/usr/bin:/bin", "HOME", root.resolve("home").toString(),
        "GOPROXY", goproxy, "GOSUMDB", gosumdb, "GOTOOLCHAIN", "local", "GOTELEMETRY", "off"));
  }

  PracticeProject with(String name, String value) {
    environment = environment.with(name, value);
    return this;
  }

  PracticeProject file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /// The real go in the project, as its owner would run it.
  ProcessResult go(String... words) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("go"), Stream.of(words)).toList();
    ProcessResult result = new Processes().run(ProcessSpec.of(command, environment, folder, Duration.ofSeconds(120)));
    assertThat(result.ok()).as(result.err()).isTrue();
    return result;
  }

  Settings settings() throws InterruptedException {
    ToolRun ask = new ToolRun(new Processes(), Duration.ofSeconds(20));
    return new SettingsReader(new GoTool(ask), new GitTool(ask), new LoginShell(ask), (_, _) -> Offered.NOTHING,
        new WithheldValues(), Optional.empty()).read(
            new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment, Optional.of(folder));
  }

  HygieneReport look() throws IOException, InterruptedException {
    return look(request());
  }

  HygieneRequest request() throws InterruptedException {
    return new HygieneRequest(folder, settings(), Duration.ofMinutes(2), Optional.empty(), Optional.empty(),
        Optional.empty(), HygieneRequest.Tools.NONE);
  }

  HygieneReport look(HygieneRequest request) throws IOException, InterruptedException {
    HygieneReport report = new HygieneCheck(new Processes(), environment, () -> scratch, Clock.systemUTC())
        .run(request, _ -> { });
    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).as("the copy is gone").isEmpty();
    }
    return report;
  }

  /// Every file of the home with its hash: what a look must not change.
  Map<String, String> bytes() throws IOException {
    Map<String, String> all = new TreeMap<>();
    Path home = root.resolve("home");
    try (Stream<Path> files = Files.walk(home)) {
      // What go counts of itself it counts in the home, whoever runs it.
      for (Path file : files.filter(Files::isRegularFile).filter(one -> !one.toString().contains("/telemetry/"))
          .toList()) {
        all.put(home.relativize(file).toString(),
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
      }
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  @Override
  public void close() {
    TreeDeletion.delete(root);
  }
}
