package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// The page of the dependencies on the real window, over fakes.
final class DependenciesBench {
  static final Duration PATIENCE = Duration.ofSeconds(10);
  static final Path PROJECT = Path.of("/home/lin/src/checkout");

  final Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
  private Optional<Screen> open = Optional.empty();

  Screen openPage(Optional<Path> project) throws TimeoutException {
    project.ifPresent(folder -> fakes.memory.kept = fakes.memory.kept.with(folder));
    Screen screen = Screen.open(fakes, 1180, 780);
    open = Optional.of(screen);
    screen.press("dependencies");
    return screen;
  }

  Screen looked() throws TimeoutException {
    Screen screen = openPage(Optional.of(PROJECT));
    screen.press("primary");
    await().atMost(PATIENCE).until(() -> screen.find("#tools").isPresent());
    return screen;
  }

  void close() throws TimeoutException {
    fakes.dependencies.held.countDown();
    if (open.isPresent()) {
      open.get().close();
    }
  }

  static void awaitText(Screen screen, String... words) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(screen.texts()).contains(words));
  }
}
