package dev.gogetwell.ui;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.story.NameFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    Stage stage = Pauses.onFx(() -> {
      Stage made = new Stage();
      new GoGetWellWindow(fakes.services(), owner -> new NoDialogs(), BroughtFonts.USUAL.load()).show(made);
      return made;
    });
    String log = log();
    Pauses.onFx(() -> {
      ClipboardContent content = new ClipboardContent();
      content.putString(log);
      return Clipboard.getSystemClipboard().setContent(content);
    });
    Pauses measured = Pauses.begin();
    List<Double> pauses = new ArrayList<>();
    List<Double> works = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Pauses.onFx(() -> {
        box(stage).clear();
        return true;
      });
      TimeUnit.SECONDS.sleep(1);
      measured.forget();
      long start = System.nanoTime();
      double call = Pauses.onFx(() -> {
        long before = Pauses.workOfThread();
        box(stage).paste();
        return (Pauses.workOfThread() - before) / 1e6;
      });
      while (!Pauses.onFx(() -> Optional.ofNullable(stage.getScene().lookup(".text-answer")).isPresent())) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
      double answer = (System.nanoTime() - start) / 1e6;
      TimeUnit.MILLISECONDS.sleep(500);
      pauses.add(measured.longest());
      works.add(measured.work());
      System.out.printf("to paste %.0f ms of work, the most at a time %.0f ms; answer after %.0f ms, longest pause "
          + "%.0f ms%n", call, works.getLast(), answer, pauses.getLast());
    }
    Collections.sort(pauses);
    Collections.sort(works);
    System.out.printf("%d rounds: longest pause, median %.0f ms, most %.0f ms; work at a time, median %.0f ms, most "
        + "%.0f ms%n", ROUNDS, pauses.get(ROUNDS / 2), pauses.getLast(), works.get(ROUNDS / 2), works.getLast());
    Runtime.getRuntime().halt(0);
  }

  private static TextInputControl box(Stage stage) {
    return (TextInputControl) stage.getScene().lookup("#paste");
  }

  private static String log() {
    StringBuilder log = new StringBuilder(11_000_000);
    for (int i = 0; log.length() < 10_000_000; i++) {
      log.append("2026-11-23T09:41:00.000Z level=info msg=\"nothing of interest\" step=").append(i).append('\n');
    }
    return log.append(NameFilter.PASTE).append('\n').toString();
  }
}
