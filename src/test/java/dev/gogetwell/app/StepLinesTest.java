package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.text.Language;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepLinesTest {
  @TempDir private Path home;

  @Test
  void aVerdictInATerminalHasOneLineAStepAndOneCrossAmongThem() {
    Headless program = new Headless(Language.ENGLISH, Map.of("HOME", home.toString(), "PATH", ""), new byte[0]);
    program.run("check", "--from", Corpus.file("cert-mitm").toString());
    assertThat(program.out().lines().skip(3).takeWhile(line -> !line.startsWith("Why")).filter(line -> !line.isBlank()))
        .hasSize(8).anyMatch(line -> line.startsWith("  ✗ Certificate"))
        .anyMatch(line -> line.startsWith("  ✓ Network")).filteredOn(line -> line.startsWith("  ✗")).hasSize(1);
  }
}
