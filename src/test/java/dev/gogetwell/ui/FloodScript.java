package dev.gogetwell.ui;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import dev.gogetwell.ui.story.Story;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/// Sends ten thousand events a second at the window for five seconds and prints the gaps between frames. A program for
/// a quiet machine, not a timed test. Prints one line.
public final class FloodScript {
  private static final int PER_SECOND = 10_000;
  private static final int SECONDS = 5;

  private FloodScript() {}

  /// Runs it.
  public static void main(String[] args) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Story story = flooded(NameFilter.story());
    Fakes fakes = new Fakes(story, Language.ENGLISH);
    List<Long> gaps = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch shown = new CountDownLatch(1);
    AnimationTimer frames = gapsInto(gaps);
    Platform.runLater(() -> {
      Stage stage = new Stage();
      new GoGetWellWindow(fakes.services(), owner -> new NoDialogs(), BroughtFonts.USUAL.load()).show(stage);
      ((TextInputControl) stage.getScene().lookup("#module")).setText("github.com/gin-gonic/gin");
      ((javafx.scene.control.Button) stage.getScene().lookup("#check")).fire();
      shown.countDown();
    });
    shown.await();
    TimeUnit.SECONDS.sleep(2);
    Platform.runLater(frames::start);
    for (int i = 0; i < SECONDS * 100; i++) {
      fakes.engine.allow(PER_SECOND / 100);
      LockSupport.parkNanos(10_000_000);
    }
    Platform.runLater(frames::stop);
    TimeUnit.MILLISECONDS.sleep(300);
    List<Long> sorted = new ArrayList<>(gaps);
    Collections.sort(sorted);
    System.out.printf("frames %d, gap p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n", sorted.size(),
        at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1.0));
    System.exit(0);
  }

  /// Writes down the time between one frame and the next.
  private static AnimationTimer gapsInto(List<Long> gaps) {
    return new AnimationTimer() {
      private long before;

      @Override
      public void handle(long now) {
        long real = System.nanoTime();
        if (before != 0) {
          gaps.add(real - before);
        }
        before = real;
      }
    };
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * share))) / 1e6;
  }

  private static Story flooded(Story story) {
    List<RunEvent> events = new ArrayList<>(story.events().subList(0, story.events().size() - 2));
    Evidence sample = story.report().evidence().getFirst();
    int total = PER_SECOND * SECONDS;
    for (int i = 0; i < total; i++) {
      Duration at = Duration.ofMillis(i / 10);
      switch (i % 4) {
        case 0 -> events.add(new RunEvent.WaitStarted(at, "w" + i, dev.gogetwell.model.Message.of("wait.lookup", i),
            Duration.ofSeconds(3)));
        case 1 -> events.add(new RunEvent.StepsChanged(at, story.report().steps()));
        case 2 -> events.add(new RunEvent.WaitEnded(at, "w" + (i - 2)));
        default -> events.add(new RunEvent.EvidenceAdded(at, new Evidence(new EvidenceId("F" + i), sample.hop(),
            Optional.empty(), at, Duration.ofMillis(1), sample.measurement())));
      }
    }
    events.addAll(story.events().subList(story.events().size() - 2, story.events().size()));
    return new Story(events, story.report(), story.english(), story.chinese());
  }
}
