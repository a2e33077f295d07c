package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.process.ProcessResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole way at the real window in a practice network, with the real go: paste, verdict, try, write, close the
/// program, start it anew, undo. The settings of go are compared byte for byte.
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class WholeWayTest {
  private static final String WALK = """
      cp "$GOENV" "$OUT/before"
      "$@" fix "go: $LAB_MODULE: Get \\"https://mirror.test/\\": dial tcp 192.0.2.1:443: i/o timeout" || exit 1
      cp "$GOENV" "$OUT/fixed"
      "$@" undo || exit 1
      cp "$GOENV" "$OUT/undone"
      """;

  @TempDir
  Path folder;

  @Test
  void whatWasPastedIsFoundFixedAndTakenBackAfterTheProgramWasStartedAnew() throws Exception {
    Map<String, String> variables = new LinkedHashMap<>(System.getenv());
    variables.put("OUT", folder.toString());
    List<String> words = Program.wordsOf(WholeWayScript.class, List.of("-Dglass.platform=Headless",
        "-Dprism.order=sw"));
    List<String> line = new ArrayList<>(List.of("lab", "run", "goproxy-no-fallthrough", "--", "env",
        "OUT=" + folder, "sh", "-c", WALK, "walk"));
    line.addAll(words);
    ProcessResult result = new Program(folder, variables).run(line.toArray(String[]::new));
    assumeTrue(result.exitCode() != 3, "this practice network cannot be had here: " + result.err());
    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("verdict: After a comma, go tries the next entry only for 404 and 410",
        "fixed", "undone");
    assertThat(Files.readAllBytes(folder.resolve("fixed"))).as("written").isNotEqualTo(
        Files.readAllBytes(folder.resolve("before")));
    assertThat(folder.resolve("undone")).as("taken back byte for byte")
        .hasSameBinaryContentAs(folder.resolve("before"));
  }
}
