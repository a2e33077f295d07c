package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.go.ProbeProgram;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ProbeCommandTest {
  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), to, to, false, Texts.load(Language.ENGLISH));
    return new CommandLine(new ProbeCommand(terminal, ProbeProgram.shipped())).setErr(new java.io.PrintWriter(to))
        .execute(words);
  }

  @Test
  void theWholeProgramIsOneFileThatSaysHowItIsUsed() throws Exception {
    Path file = folder.resolve("look.go");

    assertThat(run("--export", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(file)).startsWith("// GoGetWell probe").contains("go run probe.go https://",
        "package main", "func main()");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("go run " + file);
  }

  @Test
  void anotherEndingThanGoIsWrongUsage() {
    assertThat(run("--export", folder.resolve("look.txt").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("look.txt")).doesNotExist();
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    assertThat(run("--export", folder.resolve("missing/look.go").toString())).isEqualTo(ExitCode.OURS);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("missing");
  }
}
