package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.text.Language;
import dev.gogetwell.ui.port.Preferences.Look;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Compares every page with its kept picture. A picture is no proof of beauty; it is a proof that nobody changed a page
/// without looking at it and drawing it anew with [Screenshots].
class PictureTest {
  private static final Path FOLDER = Path.of("assets/screenshots");
  private static final Path OTHERWISE = Path.of("target/pictures");

  /// Words that are wider or narrower in any other font or other version of these, and the width at 100 points that
  /// they had when the pictures were drawn. With other fonts every line breaks elsewhere and nothing can be compared.
  private static final Map<String, Double> WIDTHS = Map.of(
      "Inter", 1552.8, "JetBrains Mono", 1780.0, "Noto Sans CJK SC", 1470.6);
  private static final String SAMPLE = "go get 试用修复 x509: 0123 WiLg";

  /// A difference that the palette of the kept pictures and another anti-aliasing can make.
  private static final int SAME_COLOUR = 40;

  /// The share of pixels that may differ: about one line of text.
  private static final double TOLERATED = 0.01;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  @RegisterExtension
  final CssWatch css = new CssWatch();

  @ParameterizedTest
  @CsvSource({"ENGLISH,LIGHT", "ENGLISH,DARK", "CHINESE,LIGHT", "CHINESE,DARK"})
  void everyPageLooksAsInItsPicture(Language language, Look look) throws Exception {
    FxToolkit.registerPrimaryStage();
    Map<String, Double> here = new TreeMap<>(WaitForAsyncUtils.waitForAsyncFx(10_000, PictureTest::widths));
    assumeTrue(WIDTHS.entrySet().stream().allMatch(e -> Math.abs(here.get(e.getKey()) - e.getValue()) < 0.5),
        "The pictures were drawn with other fonts than this machine has: " + WIDTHS + ", here " + here);
    List<String> others = new ArrayList<>();
    new Tour(language, look, (name, screen) -> compare(name, screen, others))
        .walk(Screenshots.WIDTH, Screenshots.HEIGHT);
    assertThat(others).as("pages that look otherwise; as they are now they lie in " + OTHERWISE).isEmpty();
  }

  private static Map<String, Double> widths() {
    Map<String, Double> widths = new HashMap<>();
    for (String family : List.of("Inter", "JetBrains Mono", "Noto Sans CJK SC")) {
      Text text = new Text(SAMPLE);
      text.setFont(Font.font(family, 100));
      widths.put(family, text.getLayoutBounds().getWidth());
    }
    return widths;
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
