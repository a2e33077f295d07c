package dev.gogetwell.ui;

import static org.awaitility.Awaitility.await;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.story.NameFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// One window over fakes, and the first steps in it that many ways share.
final class WindowBench {
  private Optional<Screen> open = Optional.empty();

  Screen open(Fakes fakes) throws TimeoutException {
    return open(fakes, 1000);
  }

  Screen open(Fakes fakes, int width) throws TimeoutException {
    Screen screen = Screen.open(fakes, width, 700);
    open = Optional.of(screen);
    return screen;
  }

  Screen openAndFindTheCause(Fakes fakes) throws TimeoutException {
    Screen screen = open(fakes);
    screen.paste(fakes.story.report().target().pasted().orElseThrow());
    fakes.engine.runFreely();
    screen.press("find");
    screen.awaitPrimary("Try the fix");
    return screen;
  }

  Screen reopenARun(Fakes fakes) throws TimeoutException {
    fakes.runs.save(fakes.story.report());
    Screen screen = open(fakes);
    await().atMost(Duration.ofSeconds(10)).until(() -> screen.find(".recent-run").isPresent());
    screen.does(() -> ((Pressable) screen.find(".recent-run").orElseThrow()).fire());
    screen.awaitPrimary("Try the fix");
    return screen;
  }

  /// As far as the first verdict of the name filter; the run goes on.
  static void runToTheFirstVerdict(Fakes fakes, Screen screen) {
    screen.paste(NameFilter.PASTE);
    fakes.engine.runAlmost();
    screen.press("find");
    screen.awaitVerdict("cuts every connection that names proxy.golang.org");
  }

  void close() throws TimeoutException {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  static String word(Language language, String english, String chinese) {
    return language == Language.ENGLISH ? english : chinese;
  }
}
