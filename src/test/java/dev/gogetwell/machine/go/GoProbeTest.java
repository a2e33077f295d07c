package dev.gogetwell.machine.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.go.GoProbe.Outcome;
import dev.gogetwell.machine.go.GoProbe.Stage;
import dev.gogetwell.machine.go.GoProbe.Trouble;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The probe's life: compiled once, kept, and gone in all the ways in which it can be gone. Where the reaction to a
/// hostile machine is tested, a script stands for `go`: it writes the file that the machine then takes away.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped: the stand-ins for go are shell scripts")
class GoProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration COMPILE = Duration.ofSeconds(120);
  private static final String CLOSED_PORT = "https://127.0.0.1:1/";

  @TempDir private Path folder;
  private final List<Stage> stages = new ArrayList<>();
  private Bench bench;
  private GoProbe probe;

  @BeforeEach
  void prepare() {
    bench = new Bench(folder);
    probe = new GoProbe(new Processes(), folder.resolve("app"), ScratchArea.below(() -> folder.resolve("state")),
        ProbeProgram.shipped());
  }

  private Environment environment() throws IOException {
    // The real build cache, else every test would compile the standard library.
    String cache =
        Environment.ofThisProcess().home().map(home -> home.resolve(".cache/go-build").toString()).orElse("");
    return cache.isEmpty() ? bench.environment() : bench.environment().with("GOCACHE", cache);
  }

  private Outcome run(Path go, Environment environment) throws InterruptedException {
    return probe.run(go, "go1.26.8", environment, new GoProbe.Request(CLOSED_PORT, true, LIMIT), COMPILE, stages::add);
  }

  private Path script(String body) throws IOException {
    Path file = folder.resolve("go");
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /// A `go build` that writes a program with this body; its output file is the fourth argument.
  private Path goThatBuilds(String body) throws IOException {
    return script("printf '#!/bin/sh\\n%s\\n' '" + body + "' > \"$4\"; chmod 755 \"$4\"");
  }

  private static Trouble trouble(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Unavailable.class);
    return ((Outcome.Unavailable) outcome).trouble();
  }

  private static String spoken(Outcome outcome) {
    assertThat(outcome).as("%s", outcome).isInstanceOf(Outcome.Spoke.class);
    return ((Outcome.Spoke) outcome).output();
  }

  @Test
  void theRealGoCompilesItOnceAndKeepsIt() throws Exception {
    String first = spoken(run(bench.go(), environment()));
    String second = spoken(run(bench.go(), environment()));

    assertThat(first).contains("\"ev\":\"start\"", "connection refused", "\"ev\":\"end\"");
    assertThat(second).contains("\"ev\":\"end\"");
    assertThat(stages).containsExactly(Stage.COMPILING, Stage.RUNNING, Stage.RUNNING);
    try (var left = Files.list(folder.resolve("app"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void settingsThatWouldSpoilTheCompilationDoNotReachIt() throws Exception {
    Environment hostile = environment().with("GOFLAGS", "-mod=vendor").with("GOOS", "plan9").with("GOARCH", "arm")
        .with("GO111MODULE", "off").with("GOWORK", "/nowhere/go.work").with("GOEXPERIMENT", "nonsense")
        .with("GOENV", "/nowhere/env");

    assertThat(spoken(run(bench.go(), hostile))).contains("\"ev\":\"end\"");
  }

  @Test
  void aGoModAboveTheFolderDoesNotImposeItsDefaults() throws Exception {
    Files.writeString(folder.resolve("go.mod"), "module example.test/home\n\ngo 1.20\n");

    assertThat(spoken(run(bench.go(), environment()))).contains("\"ev\":\"end\"");
    // The defaults of 1.20 would show as GODEBUG settings baked into the binary; the shield leaves none behind.
    assertThat(bakedSettings()).doesNotContain("tlsmlkem=0");
  }

  private String bakedSettings() throws Exception {
    try (var files = Files.list(folder.resolve("app"))) {
      Path binary =
          files.filter(file -> file.getFileName().toString().startsWith("goprobe-")).findFirst().orElseThrow();
      return new String(Files.readAllBytes(binary), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void theProbeActsByTheDefaultsThatTheGoCommandOfItsReleaseWasBuiltWith() throws Exception {
    Path go = goThatBuilds("echo \"$GODEBUG\"");
    Outcome outcome = probe.run(go, "go1.23.5", environment().with("GODEBUG", "http2client=0"),
        new GoProbe.Request(CLOSED_PORT, true, LIMIT), COMPILE, stages::add);

    assertThat(spoken(outcome)).contains("tlskyber=0").contains("tlsrsakex=1").endsWith("http2client=0\n");
    assertThat(spoken(run(go, environment().with("GODEBUG", "http2client=0")))).isEqualTo("http2client=0\n");
  }

  @Test
  void aSettingThatGoItselfDoesNotSurviveIsTold() throws Exception {
    Path go = goThatBuilds("echo \"fatal error: removed GODEBUG\" >&2; exit 2");

    Outcome outcome = run(go, environment());

    assertThat(trouble(outcome)).isEqualTo(Trouble.CRASHED);
    assertThat(((Outcome.Unavailable) outcome).failure().raw()).isEqualTo("fatal error: removed GODEBUG");
  }

  @Test
  void aBinaryThatIsTakenAwayWhileItIsBuiltHasVanished() throws Exception {
    assertThat(trouble(run(script("exit 0"), environment()))).isEqualTo(Trouble.VANISHED);
  }

  @Test
  void aBinaryThatIsTakenAwayWhileItRunsHasVanished() throws Exception {
    assertThat(trouble(run(goThatBuilds("rm \"$0\"; exit 1"), environment()))).isEqualTo(Trouble.VANISHED);
  }

  @Test
  void aBinaryThatIsEndedFromOutsideIsBlocked() throws Exception {
    assertThat(trouble(run(goThatBuilds("kill -9 $$"), environment()))).isEqualTo(Trouble.BLOCKED);
  }

  @Test
  void aBinaryThatTheSystemDoesNotStartIsBlocked() throws Exception {
    Path go = script("printf 'no program' > \"$4\"; chmod 644 \"$4\"");

    assertThat(trouble(run(go, environment()))).isEqualTo(Trouble.BLOCKED);
  }

  /// On Windows a scanner that still reads the fresh program keeps go from removing its folder for the work.
  @Test
  void aFolderThatCouldNotBeTidiedAwayIsNoProgramThatCouldNotBeBuilt() throws Exception {
    String end = "; printf '%s\n' 'go: unlinkat C:\\x\\go-build39\\b001\\exe\\a.out.exe: Access is denied.' >&2; exit 1";
    String built = "printf '#!/bin/sh\\necho said\\n' > \"$4\"; chmod 755 \"$4\"";
    assertThat(spoken(run(script(built + end), environment()))).isEqualTo("said\n");
    Files.delete(Files.list(folder.resolve("app")).findFirst().orElseThrow());
    assertThat(trouble(run(script("true" + end), environment()))).as("nothing was built")
        .isEqualTo(Trouble.NOT_COMPILED);
    assertThat(trouble(run(script(built + "; echo 'go: copying a.out: no space left' >&2" + end), environment())))
        .isEqualTo(Trouble.NOT_COMPILED);
  }

  @Test
  void aCompilerThatRefusesIsQuoted() throws Exception {
    Outcome outcome = run(script("echo 'package net/http is not in std' >&2; exit 1"), environment());

    assertThat(trouble(outcome)).isEqualTo(Trouble.NOT_COMPILED);
    assertThat(((Outcome.Unavailable) outcome).failure().raw()).isEqualTo("package net/http is not in std");
  }

  @Test
  void aCompilationThatNeverEndsIsEnded() throws Exception {
    Outcome outcome = probe.run(script("exec sleep 60"), "go1.26.8", environment(),
        new GoProbe.Request(CLOSED_PORT, true, LIMIT), Duration.ofMillis(300), stages::add);

    assertThat(trouble(outcome)).isEqualTo(Trouble.COMPILED_TOO_LONG);
  }

  @Test
  void aGoThatIsNotThereIsTold() throws Exception {
    assertThat(trouble(run(folder.resolve("missing/go"), environment()))).isEqualTo(Trouble.NO_GO);
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws Exception {
    Files.writeString(folder.resolve("app"), "a file is in the way");

    assertThat(trouble(run(script("exit 0"), environment()))).isEqualTo(Trouble.NO_FOLDER);
  }

  @Test
  void anInterruptEndsTheCompilation() throws Exception {
    Path go = script("exec sleep 60");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run(go, environment())).isInstanceOf(InterruptedException.class);
  }
}
