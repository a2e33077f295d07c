package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.model.Report;
import dev.gogetwell.text.Language;
import dev.gogetwell.ui.page.Place;
import dev.gogetwell.ui.port.Preferences.Look;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.javafx.FontIcon;

/// The contrast of every text as it is drawn, measured on the picture: the colour of its letters against the commonest
/// colour around them. What the tables of colours promise does not hold where a text lies on a ground that nobody
/// thought of.
@Tag("slow")
class ContrastTest {
  /// Of a shape beside a word (WCAG 2.2, 1.4.11).
  private static final double SHAPE = 3;

  /// Letters that move or are switched off are no text to read.
  private static final double SHOWN = 0.99;

  /// Higher than most pages are, so that they lie in the picture whole.
  private static final int HEIGHT = 1500;

  /// High contrast is dark with stronger colours: of that look the stored reports are enough.
  @ParameterizedTest
  @CsvSource({"LIGHT,4.5", "DARK,4.5"})
  void everyTextOfEveryPageAndStateCanBeReadOnItsGround(Look look, double least) throws Exception {
    Set<String> faint = new TreeSet<>();
    Set<String> pages = new TreeSet<>();
    new Tour(Tour.choices(Language.ENGLISH, look), BroughtFonts.USUAL, (page, screen) -> {
      pages.add(page);
      measure(page, screen, least, faint);
    }).walk(1180, HEIGHT);
    assertThat(pages).hasSizeGreaterThan(35);
    assertThat(faint).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"LIGHT,4.5", "DARK,4.5", "HIGH_CONTRAST,7"})
  void everyTextOfStoredReportsCanBeReadOnItsGround(Look look, double least) throws Exception {
    Set<String> faint = new TreeSet<>();
    Fakes fakes = new Fakes(Fakes.nameFilter(), Tour.choices(Language.ENGLISH, look));
    Screen screen = Screen.open(fakes, 1180, HEIGHT);
    places("dns-hijack", screen, List.of(Place.values()), least, faint);
    places("goproxy-no-fallthrough", screen, List.of(Place.MODULES, Place.NETWORK, Place.OVERVIEW), least, faint);
    places("proxy-refuses-mirror", screen, List.of(Place.PROXY, Place.OVERVIEW), least, faint);
    places("healthy-ipv6-black-hole", screen, List.of(Place.NETWORK, Place.OVERVIEW), least, faint);
    screen.close();
    assertThat(faint).isEmpty();
  }

  private static void places(String name, Screen screen, List<Place> places, double least, Set<String> faint)
      throws Exception {
    Report report = Corpus.read(name);
    screen.does(() -> screen.window().open(MailedReportTest.mailed(report)));
    for (Place place : places) {
      screen.goTo(place);
      measure(name + " " + place.id(), screen, least, faint);
    }
  }

  private static void measure(String page, Screen screen, double least, Set<String> faint) {
    List<Node> nodes = screen.visible();
    Image picture = screen.picture();
    int[] pixels = Png.pixels(picture);
    for (Node node : nodes) {
      if (node instanceof Text text && text.getFill() instanceof Color fill && !text.getText().isBlank()
          && isShown(text)) {
        Bounds area = text.localToScene(text.getLayoutBounds());
        Color ground = ground(pixels, (int) picture.getWidth(), (int) picture.getHeight(), area);
        double wanted = text instanceof FontIcon ? SHAPE : least;
        if (ground != null && contrast(fill, ground) < wanted - 0.05) {
          faint.add("%s: %.2f %s on %s: %s".formatted(page, contrast(fill, ground), fill, ground, text.getText()));
        }
      }
    }
  }

  private static boolean isShown(Node node) {
    double opacity = 1;
    for (Node each = node; each != null; each = each.getParent()) {
      opacity *= each.getOpacity();
    }
    return opacity >= SHOWN && !node.isDisabled();
  }

  /// Null where less than the whole text lies in the picture.
  private static Color ground(int[] pixels, int width, int height, Bounds area) {
    int left = (int) Math.floor(area.getMinX()) - 2;
    int top = (int) Math.floor(area.getMinY());
    int right = (int) Math.ceil(area.getMaxX()) + 2;
    int bottom = (int) Math.ceil(area.getMaxY());
    if (left < 0 || top < 0 || right >= width || bottom >= height || right <= left || bottom <= top) {
      return null;
    }
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        counts.merge(pixels[y * width + x], 1, Integer::sum);
      }
    }
    int common = counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    return Color.rgb(common >> 16 & 0xff, common >> 8 & 0xff, common & 0xff);
  }

  private static double contrast(Color one, Color two) {
    double a = luminance(one);
    double b = luminance(two);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /// WCAG 2.2, relative luminance.
  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }
}
