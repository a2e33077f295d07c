package dev.gogetwell.ui;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Preferences.Choices;
import dev.gogetwell.ui.port.Preferences.Look;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.image.Image;

/// Draws every page in both languages, light and dark, as PNG: the pictures that the README shows and that
/// [PictureTest] compares with. A program, not a test. Arguments: the folder, then optionally width, height, a look or
/// `ALL`, how large in per cent, which of the [BroughtFonts], and the pages that are wanted, parted by commas, if not
/// all.
///
/// ``` FONTCONFIG_FILE=$PWD/src/test/resources/fonts/fonts.conf ./mvnw -q test-compile exec:exec
/// -Dexec.classpathScope=test -Dmain.class=dev.gogetwell.ui.Screenshots \
///   "-Djvm.more=-Dglass.platform=Headless -Dprism.order=sw" \
///   -Dgogetwell.args=assets/screenshots
/// ```
public final class Screenshots {
  static final int WIDTH = 1180;
  static final int HEIGHT = 780;

  /// The share of a page that the digits of a clock take.
  private static final double CLOCK = 0.001;

  private Screenshots() {}

  /// Draws all pictures.
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/screenshots"));
    int width = args.length > 2 ? Integer.parseInt(args[1]) : WIDTH;
    int height = args.length > 2 ? Integer.parseInt(args[2]) : HEIGHT;
    boolean both = args.length < 4 || args[3].equals("ALL");
    List<Look> looks = both ? List.of(Look.LIGHT, Look.DARK) : List.of(Look.valueOf(args[3]));
    double scale = args.length > 4 ? Integer.parseInt(args[4]) / 100.0 : 1;
    BroughtFonts fonts = args.length > 5 ? BroughtFonts.valueOf(args[5]) : BroughtFonts.USUAL;
    List<String> wanted = args.length > 6 ? List.of(args[6].split(",")) : List.of();
    for (Language language : Language.values()) {
      for (Look look : looks) {
        Choices choices = Tour.choices(language, look).withScale(scale);
        new Tour(choices, fonts, (name, screen) -> {
          if (wanted.isEmpty() || wanted.stream().anyMatch(page -> name.startsWith(page + "-"))) {
            draw(folder.resolve(name + ".png"), screen);
          }
        }).walk(width, height);
      }
    }
    System.exit(0);
  }

  /// Waits until two pictures in a row are the same but for a running clock: background work has come back and layout
  /// is done.
  private static void draw(Path file, Screen screen) throws Exception {
    int[] before = {};
    for (int i = 0; i < 50; i++) {
      TimeUnit.MILLISECONDS.sleep(80);
      Image image = screen.picture();
      int[] now = Png.pixels(image);
      if (Png.otherPixels(before, now, 0) < CLOCK) {
        Png.write(file, (int) image.getWidth(), (int) image.getHeight(), now);
        return;
      }
      before = now;
    }
    throw new IllegalStateException(file + ": the page does not come to rest");
  }
}
