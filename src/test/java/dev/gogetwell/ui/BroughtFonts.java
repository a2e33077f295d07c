package dev.gogetwell.ui;

import dev.gogetwell.ui.theme.Fonts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The fonts that the tests bring, so that what they measure does not depend on the machine. Made by
/// `src/test/scripts/subset-fonts.py`, under names that no installed font has. JavaFX may have to be started before.
enum BroughtFonts {
  /// As the pictures are drawn.
  USUAL("GoGetWell Sans", "GoGetWell Chinese"),
  /// DejaVu Sans, the widest of the common fonts, in both languages: what a machine without a Chinese font of ours shows.
  WIDE("GoGetWell Wide", "GoGetWell Wide");

  private static final List<String> FILES = List.of(
      "Sans-Regular.otf", "Sans-Bold.otf", "Wide-Regular.ttf", "Wide-Bold.ttf", "Mono-Regular.ttf", "Mono-Bold.ttf",
      "Chinese-Regular.otf", "Chinese-Bold.otf");

  private final String latin;
  private final String chinese;

  BroughtFonts(String latin, String chinese) {
    this.latin = latin;
    this.chinese = chinese;
  }

  /// The families, loaded.
  Fonts load() {
    Loaded.check();
    return Fonts.of(latin, chinese, "GoGetWell Mono");
  }

  /// Once for a process.
  private static final class Loaded {
    private static final List<Font> FONTS = FILES.stream().map(Loaded::font).toList();

    private Loaded() {}

    static void check() {
      if (FONTS.size() != FILES.size()) {
        throw new IllegalStateException("not all fonts were loaded");
      }
    }

    private static Font font(String file) {
      try (InputStream in = BroughtFonts.class.getResourceAsStream("/fonts/" + file)) {
        Font font = Font.loadFont(in, 14);
        if (font == null) {
          throw new IllegalStateException(file + " cannot be used as a font");
        }
        return font;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
