package dev.gogetwell.ui;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.part.Pressable;
import dev.gogetwell.ui.port.Preferences;
import dev.gogetwell.ui.port.Preferences.Look;
import dev.gogetwell.ui.story.CompanyProxy;
import dev.gogetwell.ui.story.NameFilter;
import dev.gogetwell.ui.story.Story;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

/// Draws every page in both languages, light and dark, as PNG. A program, not a test: the pictures are for looking at.
/// Arguments: the folder, then optionally the width and height.
public final class Screenshots {
  private final Path folder;
  private final int width;
  private final int height;

  private Screenshots(Path folder, int width, int height) {
    this.folder = folder;
    this.width = width;
    this.height = height;
  }

  /// Draws all pictures.
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args.length > 0 ? args[0] : "target/screenshots");
    Files.createDirectories(folder);
    CountDownLatch started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    Platform.setImplicitExit(false);
    Screenshots shots = new Screenshots(folder, args.length > 2 ? Integer.parseInt(args[1]) : 1180,
        args.length > 2 ? Integer.parseInt(args[2]) : 780);
    try {
      shots.everything(args);
    } finally {
      Platform.exit();
    }
  }

  private void everything(String[] args) throws Exception {
    for (Language language : Language.values()) {
      for (Look look : args.length > 3 ? List.of(Look.valueOf(args[3])) : List.of(Look.LIGHT, Look.DARK)) {
        all(language, look);
      }
    }
  }

  private void all(Language language, Look look) throws Exception {
    String suffix = "-" + (language == Language.ENGLISH ? "en" : "zh") + "-" + look.name().toLowerCase();
    run(CompanyProxy.story(), CompanyProxy.PASTE, "a", suffix, language, look);
    run(NameFilter.story(), NameFilter.PASTE, "b", suffix, language, look);
  }

  private void run(Story story, String paste, String name, String suffix, Language language, Look look)
      throws Exception {
    Fakes fakes = new Fakes(story, Preferences.Choices.defaults(language).withLook(look).withReduceMotion(true));
    fakes.runs.save(CompanyProxy.story().report());
    fakes.runs.markFixed(fakes.runs.save(NameFilter.story().report()));
    AtomicReference<Stage> stage = new AtomicReference<>();
    AtomicReference<GoGetWellWindow> window = new AtomicReference<>();
    fx(() -> {
      Stage shown = new Stage();
      GoGetWellWindow made = new GoGetWellWindow(fakes.services());
      made.show(shown);
      shown.setWidth(width);
      shown.setHeight(height);
      stage.set(shown);
      window.set(made);
      return null;
    });
    settle();
    fx(() -> {
      ((TextArea) find(stage.get(), "#paste")).setText(paste);
      return null;
    });
    if (name.equals("a")) {
      shot(stage.get(), "start" + suffix);
      press(stage.get(), "#practice");
      press(stage.get(), "#scenario-tls-reset");
      shot(stage.get(), "practice" + suffix);
      press(stage.get(), "#back");
      press(stage.get(), "#settings");
      shot(stage.get(), "settings" + suffix);
      press(stage.get(), "#back");
      press(stage.get(), "#compare-runs");
      shot(stage.get(), "compare" + suffix);
      press(stage.get(), "#back");
      fx(() -> {
        ((TextArea) find(stage.get(), "#paste")).setText(paste);
        return null;
      });
    }
    press(stage.get(), "#find");
    fakes.engine.allow(name.equals("b") ? 44 : 20);
    settle();
    settle();
    shot(stage.get(), "running-" + name + suffix);
    fakes.engine.runFreely();
    settle();
    settle();
    shot(stage.get(), "verdict-" + name + suffix);
    for (Place place : Place.values()) {
      if (place != Place.OVERVIEW && place != Place.FIX) {
        press(stage.get(), "#rail-" + place.id());
        shot(stage.get(), place.id() + "-" + name + suffix);
        if (place == Place.HANDSHAKE) {
          fx(() -> {
            window.get().flow().ifPresent(flow -> flow.screen().page(Place.HANDSHAKE).toggleCompare());
            return null;
          });
          settle();
          shot(stage.get(), "handshake-compare-" + name + suffix);
        }
      }
    }
    press(stage.get(), "#primary");
    settle();
    press(stage.get(), "#primary");
    settle();
    shot(stage.get(), "fix-" + name + suffix);
    fx(() -> {
      stage.get().close();
      return null;
    });
  }

  private void press(Stage stage, String selector) throws Exception {
    fx(() -> {
      Node node = find(stage, selector);
      switch (node) {
        case Button button -> button.fire();
        case Pressable pressable -> pressable.fire();
        default -> throw new IllegalStateException(selector + " cannot be pressed");
      }
      return null;
    });
    settle();
  }

  private static Node find(Stage stage, String selector) {
    return Optional.ofNullable(stage.getScene().getRoot().lookup(selector))
        .orElseThrow(() -> new IllegalStateException("no " + selector));
  }

  private void shot(Stage stage, String name) throws Exception {
    settle();
    fx(() -> {
      WritableImage image = stage.getScene().snapshot(null);
      int w = (int) image.getWidth();
      int h = (int) image.getHeight();
      int[] pixels = new int[w * h];
      image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
      Png.write(folder.resolve(name + ".png"), w, h, pixels);
      return null;
    });
  }

  /// Waits until three pulses have passed, so that background work has come back and layout is done.
  private static void settle() throws Exception {
    for (int i = 0; i < 5; i++) {
      fx(() -> null);
      TimeUnit.MILLISECONDS.sleep(25);
    }
  }

  private static <T> T fx(Callable<T> work) throws Exception {
    AtomicReference<T> result = new AtomicReference<>();
    AtomicReference<Exception> failure = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(() -> {
      try {
        result.set(work.call());
      } catch (Exception e) {
        failure.set(e);
      } finally {
        done.countDown();
      }
    });
    if (!done.await(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the window hangs");
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return result.get();
  }
}
