package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.cli.ExitCode;
import dev.gogetwell.machine.process.ProcessResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Homes with names beyond ASCII: found and used where they can be spelled, refused where they cannot, and always seen
/// by `go` as they are. A script stands for `go` and writes down what it sees.
@EnabledOnOs(OS.LINUX)
@Timeout(value = 120, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HomeNameTest {
  /// What the start script gives the JVM in the C locale; see StartScriptTest.
  private static final Map<String, String> OF_START_SCRIPT =
      Map.of("LC_ALL", "C.UTF-8", "GOGETWELL_CALLERS_LC_ALL", "=C", "GDK_GL", "disable", "GOGETWELL_OWN_GDK_GL", "1");

  /// Makes a home whose name no encoding spells, and starts the words in it.
  private static final String UNSPELLABLE =
      "HOME=$PWD/$(printf 'h\\377\\376'); export HOME; mkdir -p \"$HOME\"; exec \"$@\"";

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();

  @BeforeEach
  void makeAMachine() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.setPosixFilePermissions(Files.writeString(bin.resolve("go"),
        "#!/bin/sh\nprintf %s \"$HOME\" > '" + folder + "/seen-home'\nenv > '" + folder + "/seen'\nexit 1\n"),
        PosixFilePermissions.fromString("rwxr-xr-x"));
    variables.putAll(Map.of("PATH", bin + ":/usr/bin:/bin", "SHELL", "/bin/sh", "GOPROXY", "https://127.0.0.1:9",
        "GOSUMDB", "off"));
    variables.putAll(OF_START_SCRIPT);
  }

  private ProcessResult check(List<String> before, String... more) throws IOException, InterruptedException {
    List<String> words = new java.util.ArrayList<>(List.of("check", "rsc.io/quote@v1.5.2", "--only-go-hosts",
        "--timeout", "15s"));
    words.addAll(List.of(more));
    return new Program(folder, variables).start(before, words.toArray(String[]::new));
  }

  @Test
  void aChineseHomeInTheCLocaleIsUsedAndGoSeesTheCallersLocale() throws Exception {
    Path home = Files.createDirectory(folder.resolve("家"));
    variables.put("HOME", home.toString());
    ProcessResult result = check(List.of());
    assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.PROBLEM);
    assertThat(home.resolve(".local/state/gogetwell/last-run.json")).isRegularFile();
    assertThat(folder.resolve("seen-home")).hasContent(home.toString());
    assertThat(Files.readAllLines(folder.resolve("seen"))).contains("LC_ALL=C")
        .noneMatch(line -> line.startsWith("GOGETWELL") || line.startsWith("GDK_GL"));
    assertThat(names()).containsExactlyInAnyOrder("bin", "家", "seen", "seen-home");
  }

  @Test
  void aHomeThatNoEncodingSpellsIsRefusedAndGoStillSeesIt() throws Exception {
    List<String> before = List.of("/bin/sh", "-c", UNSPELLABLE, "sh");
    Path report = folder.resolve("report.json");
    ProcessResult result = check(before, "--json", report.toString());
    assertThat(result.exitCode()).as("check goes on").isEqualTo(ExitCode.PROBLEM);
    assertThat(result.err()).containsOnlyOnce("The name of the home folder has bytes");
    byte[] seen = Files.readAllBytes(folder.resolve("seen-home"));
    assertThat(new String(seen, StandardCharsets.ISO_8859_1)).endsWith("/h\u00ff\u00fe");
    Files.delete(folder.resolve("seen"));
    Files.delete(folder.resolve("seen-home"));
    for (String action : List.of("apply", "try")) {
      ProcessResult fix = new Program(folder, variables).start(before, "fix", action, "--from", report.toString());
      assertThat(fix.exitCode()).as(fix.out() + fix.err()).isEqualTo(ExitCode.USAGE);
      assertThat(fix.err()).contains("The name of the home folder has bytes").doesNotContain("Exception");
      assertThat(fix.out()).doesNotContain("Written", "Verified");
    }
    try (Stream<Path> below = Files.list(folder)) {
      assertThat(below.filter(path -> path.getFileName().toString().startsWith("h"))).as("no stray folder beside it")
          .hasSize(1);
    }
  }

  @Test
  void withoutAHomeNothingIsApplied() throws Exception {
    Path report = folder.resolve("report.json");
    assertThat(check(List.of(), "--json", report.toString()).exitCode()).isEqualTo(ExitCode.PROBLEM);
    ProcessResult fix = new Program(folder, variables).run("fix", "apply", "--from", report.toString());
    assumeTrue(!fix.err().contains("no fix"), "no remedy was offered");
    assertThat(fix.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(fix.err()).contains("There is no home folder here");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> below = Files.list(folder)) {
      return below.map(path -> path.getFileName().toString()).toList();
    }
  }
}
