package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.WindowMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A window comes back as it was left.
class RememberedWindowTest {
  @RegisterExtension
  final CssWatch css = new CssWatch();

  @TempDir Path project;

  @Test
  void sizeAndLastProjectAreKeptWhenTheWindowCloses() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Screen first = Screen.open(fakes, 1000, 700);
    assertThat(first.find("#project-again")).isEmpty();
    first.does(() -> first.window().checkProject(project));
    first.does(() -> first.stage().setWidth(900));
    first.close();

    WindowMemory.Kept kept = fakes.memory.kept;
    assertThat(kept.project()).contains(project);
    assertThat(kept.placement()).get().satisfies(place -> assertThat(place.width()).isEqualTo(900));
    Screen second = Screen.open(fakes, 1000, 700);
    await().atMost(Duration.ofSeconds(10)).until(() -> second.find("#project-again").isPresent());
    second.close();
  }

  @Test
  void theStarsOfPracticeAreThereAfterARestart() throws Exception {
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    fakes.memory.kept = fakes.memory.kept.guessed(Map.of("tls-reset", true, "gone-since", true));
    Screen screen = Screen.open(fakes, 1000, 700);
    screen.press("practice");
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find("#stars").isPresent());
    assertThat(screen.texts()).contains("1 of 1");
    screen.close();
    assertThat(fakes.memory.kept.guesses()).containsExactly(Map.entry("tls-reset", true));
  }
}
