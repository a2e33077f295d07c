package dev.gogetwell.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The script of the composite action, with a program in place of ours that says what it is called with.
@EnabledOnOs(OS.LINUX)
class ExplainActionTest {
  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void makeARunner() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    log = Files.writeString(folder.resolve("a log; touch injected"), "x");
    Files.createFile(folder.resolve("output"));
    Files.createFile(folder.resolve("summary"));
  }

  private String run(String json, Map<String, String> more) throws IOException, InterruptedException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path answer = Files.writeString(folder.resolve("answer.json"), json);
    Path program = Files.writeString(bin.resolve("gogetwell"), "#!/bin/sh\n[ \"$3\" = json ] && exec cat '" + answer
        + "'\necho \"$*\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder builder = new ProcessBuilder("/bin/bash",
        Path.of(".github/actions/explain/explain.sh").toAbsolutePath().toString()).directory(folder.toFile());
    builder.environment().putAll(Map.of("PATH", bin + ":/usr/bin:/bin", "LOG", log.getFileName().toString(),
        "GITHUB_OUTPUT", folder.resolve("output").toString(), "GITHUB_STEP_SUMMARY",
        folder.resolve("summary").toString()));
    builder.environment().putAll(more);
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  @Test
  void everyFormGoesWhereTheRunnerReadsIt() throws Exception {
    Path sarif = folder.resolve("s.sarif");
    String said = run("{\n  \"kind\" : \"infrastructure\",\n  \"code\" : \"network.timeout\",\n}",
        Map.of("SARIF", sarif.toString()));
    assertThat(said).contains("explain --format github " + log);
    assertThat(folder.resolve("summary")).content().contains("explain --format step-summary");
    assertThat(sarif).content().contains("explain --format sarif");
    assertThat(folder.resolve("output")).content().isEqualTo("kind=infrastructure\ncode=network.timeout\n");
    assertThat(folder.resolve("injected")).doesNotExist();
  }

  @Test
  void whatIsNoWordOfOursBecomesNoOutput() throws Exception {
    run("{\n  \"kind\" : \"x\\nPATH=/evil\",\n  \"code\" : \"$(touch injected)\",\n  \"title\" : \"kind\"\n}", Map.of());
    assertThat(folder.resolve("output")).content().isEqualTo("kind=\ncode=\n");
    assertThat(folder.resolve("injected")).doesNotExist();
  }
}
