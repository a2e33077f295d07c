package dev.gogetwell.ui;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;

/// Pastes ten megabytes of log with the keys' own method, again and again, and prints how long the window's thread was
/// held up and when the answer stood there. A program for a quiet machine, not a timed test. One line a round.
public final class PastedLogScript {
  private static final int ROUNDS = 12;

  private PastedLogScript() {}

  /// Runs it.
  public static void main(String[] args) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Fakes fakes = new Fakes(Fakes.nameFilter(), Language.ENGLISH);
    Stage stage = onFx(() -> {
      Stage made = new Stage();
      new GoGetWellWindow(fakes.services(), owner -> new NoDialogs(), BroughtFonts.USUAL.load()).show(made);
      return made;
    });
    String log = log();
    onFx(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(log);
      return Clipboard.getSystemClipboard().setContent(content);
    });
    AtomicLong longest = new AtomicLong();
    AtomicLong work = new AtomicLong();
    Thread.ofPlatform().daemon().start(() -> beat(longest, work));
    List<Double> pauses = new ArrayList<>();
    List<Double> works = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      onFx(() -> {
        box(stage).clear();
        return true;
      });
      TimeUnit.SECONDS.sleep(1);
      longest.set(0);
      work.set(0);
      long start = System.nanoTime();
      double call = onFx(() -> {
        long before = workOfThread();
        box(stage).paste();
        return (workOfThread() - before) / 1e6;
      });
      while (!onFx(() -> Optional.ofNullable(stage.getScene().lookup(".text-answer")).isPresent())) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      double answer = (System.nanoTime() - start) / 1e6;
      TimeUnit.MILLISECONDS.sleep(500);
      pauses.add(longest.get() / 1e6);
      works.add(work.get() / 1e6);
      System.out.printf("to paste %.0f ms of work, the most at a time %.0f ms; answer after %.0f ms, longest pause "
          + "%.0f ms%n", call, works.getLast(), answer, pauses.getLast());
    }
    Collections.sort(pauses);
    Collections.sort(works);
    System.out.printf("%d rounds: longest pause, median %.0f ms, most %.0f ms; work at a time, median %.0f ms, most "
        + "%.0f ms%n", ROUNDS, pauses.get(ROUNDS / 2), pauses.getLast(), works.get(ROUNDS / 2), works.getLast());
    Runtime.getRuntime().halt(0);
  }

  /// What the thread itself did; on a busy machine a pause is longer than the work in it.
  private static long workOfThread() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// How long something waits that the thread of the window shall do, and what that thread did meanwhile.
  private static void beat(AtomicLong longest, AtomicLong work) {
    long before = Long.MAX_VALUE;
    while (true) {
      try {
        long asked = System.nanoTime();
        long now = onFx(PastedLogScript::workOfThread);
        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
        work.accumulateAndGet(now - Math.min(before, now), Math::max);
        before = now;
        TimeUnit.MILLISECONDS.sleep(1);
      } catch (Exception e) {
        return;
      }
    }
  }

  private static TextInputControl box(Stage stage) {
    return (TextInputControl) stage.getScene().lookup("#paste");
  }

  private static <T> T onFx(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    return task.get();
  }

  private static String log() {
    StringBuilder log = new StringBuilder(11_000_000);
    for (int i = 0; log.length() < 10_000_000; i++) {
      log.append("2026-11-23T09:41:00.000Z level=info msg=\"nothing of interest\" step=").append(i).append('\n');
    }
    return log.append(NameFilter.PASTE).append('\n').toString();
  }
}
