package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets are planted wherever go and git keep them; nothing that the program says or keeps may hold one.
@Tag("slow")
class PlantedSecretsTest {
  private static final List<String> SECRETS = List.of("PLANTED-", "UExBTlRFRD", "planted-airship", "planted-corp",
      "zeppelina");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"healthy-behind-proxy", "cert-mitm", "proxy-auth-required", "goproxy-404", "env-override"})
  void noPlantedSecretIsSaidOrKept(String scenario) throws IOException, InterruptedException {
    plantIn(scenario, "no");
    assertNothingSlipped();
  }

  @Test
  void noCommandTellsAPlantedSecret() throws IOException, InterruptedException {
    plantIn("tls-reset", "yes");
    assertThat(out().resolve("fix-show.out")).content().contains("GOPROXY");
    assertNothingSlipped();
  }

  /// GOPRIVATE is read from the go env file; there is neither go nor git, and no process is started.
  @Test
  void explainHidesPrivateNamesWithoutAskingAnybody() throws IOException {
    Path home = Files.createDirectory(folder.resolve(Plants.USER));
    Files.writeString(folder.resolve("goenv"), "GOPRIVATE=*.hidden.test\n");
    Files.writeString(folder.resolve("said"), "go: git.hidden.test/a/b@v1.0.0: open " + home + "/go/x: dial tcp: lookup "
        + "git.hidden.test: no such host\nzeppelina");
    Map<String, String> bare = Map.of("HOME", home.toString(), "USER", Plants.USER, "PATH", "/nowhere", "GOENV",
        folder.resolve("goenv").toString());
    for (String form : List.of("explain", "explain --json")) {
      Headless program = new Headless(Language.ENGLISH, bare, new byte[0]);
      program.run((form + " " + folder.resolve("said")).split(" "));
      assertThat(program.out()).contains("<private ").doesNotContain("hidden.test", Plants.USER, home.toString());
    }
  }

  private void plantIn(String scenario, String all) throws IOException, InterruptedException {
    Map<String, String> variables = new LinkedHashMap<>(System.getenv());
    variables.put("OUT", Files.createDirectories(out()).toString());
    Path script = folder.resolve("plant.sh");
    try (InputStream in = PlantedSecretsTest.class.getResourceAsStream("planted-secrets.sh")) {
      Files.copy(in, script);
    }
    ProcessResult result = new Program(folder, variables).run("lab", "run", scenario, "--", "env", "OUT=" + out(),
        "ALL=" + all, "sh", script.toString());
    assumeTrue(result.exitCode() != 3, "this practice network cannot be had here: " + result.err());
    assumeTrue(!result.err().contains("go: not found"), "there is no go in PATH");
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(out().resolve("check.json")).as("what check said: %s",
        Files.readString(out().resolve("check.err"))).isNotEmptyFile();
    assertThat(out().resolve("state/gogetwell/last-run.json")).isNotEmptyFile();
  }

  private void assertNothingSlipped() throws IOException {
    try (Stream<Path> files = Files.walk(out())) {
      for (Path file : files.filter(Files::isRegularFile).filter(PlantedSecretsTest::isShown).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String secret : SECRETS) {
          assertThat(text).as("%s in %s: %s", secret, out().relativize(file), around(text, secret))
              .doesNotContain(secret);
        }
      }
    }
  }

  /// A backup must be the very bytes of the user's file, and it lies in the user's own folder, for the user alone.
  private static boolean isShown(Path file) {
    return !file.toString().contains("journal");
  }

  private static String around(String text, String secret) {
    int at = text.indexOf(secret);
    return at < 0 ? "" : text.substring(Math.max(0, at - 80), Math.min(text.length(), at + 40));
  }

  private Path out() {
    return folder.resolve("out");
  }
}
