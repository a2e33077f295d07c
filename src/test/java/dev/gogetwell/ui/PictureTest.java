package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Preferences.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares every page with its kept picture. A picture is no proof of beauty; it is a proof that nobody changed a page
/// without looking at it and drawing it anew with [Screenshots].
@EnabledOnOs(value = OS.LINUX, disabledReason = "The pictures show letters as Linux draws them")
class PictureTest {
  private static final Path FOLDER = Path.of("assets/screenshots");
  private static final Path OTHERWISE = Path.of("target/pictures");

  /// A difference that the palette of the kept pictures and another anti-aliasing can make.
  private static final int SAME_COLOUR = 40;

  /// The share of pixels that may differ: about one line of text.
  private static final double TOLERATED = 0.01;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  @ParameterizedTest
  @CsvSource({"ENGLISH,DARK"})
  void everyPageLooksAsInItsPicture(Language language, Look look) throws Exception {
    compareAll(language, look);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"ENGLISH,LIGHT", "CHINESE,LIGHT", "CHINESE,DARK"})
  void everyPageLooksAsInItsPictureInEveryOtherWayToo(Language language, Look look) throws Exception {
    compareAll(language, look);
  }

  private static void compareAll(Language language, Look look) throws Exception {
    List<String> others = new ArrayList<>();
    new Tour(Tour.choices(language, look), BroughtFonts.USUAL, (name, screen) -> compare(name, screen, others))
        .walk(Screenshots.WIDTH, Screenshots.HEIGHT);
    assertThat(others).as("pages that look otherwise; as they are now they lie in " + OTHERWISE).isEmpty();
  }

  /// A page comes to rest by itself; it is looked at until it fits or patience ends.
  private static void compare(String name, Screen screen, List<String> others) throws IOException {
    Image kept;
    try (InputStream in = Files.newInputStream(FOLDER.resolve(name + ".png"))) {
      kept = new Image(in);
    }
    int[] wanted = Png.pixels(kept);
    Instant end = Instant.now().plus(PATIENCE);
    Image drawn;
    double share;
    do {
      drawn = screen.picture();
      share = Png.otherPixels(wanted, Png.pixels(drawn), SAME_COLOUR);
    } while (share > TOLERATED && Instant.now().isBefore(end));
    if (share > TOLERATED) {
      Files.createDirectories(OTHERWISE);
      Png.write(OTHERWISE.resolve(name + ".png"), (int) drawn.getWidth(), (int) drawn.getHeight(), Png.pixels(drawn));
      others.add("%s: %.1f %% of the pixels".formatted(name, 100 * share));
    }
  }
}
