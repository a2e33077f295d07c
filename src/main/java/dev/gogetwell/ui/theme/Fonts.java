package dev.gogetwell.ui.theme;

import dev.gogetwell.text.Language;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;

/// Chooses font families. JavaFX CSS takes one family and no fall-back list, so the first installed one is named; in
/// Chinese a Chinese face must lead, else quotes and dashes come out narrow. Monospaced faces without ligatures come
/// first: `:=` and `//` must look as typed. Immutable; any thread.
public final class Fonts {
  private static final List<String> LATIN =
      List.of("Segoe UI", "SF Pro Text", ".SF NS", "Inter", "Ubuntu", "Noto Sans", "DejaVu Sans");
  private static final List<String> CHINESE =
      List.of("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei");
  private static final List<String> MONO = List.of(
      "Cascadia Mono", "Menlo", "JetBrains Mono NL", "Consolas", "JetBrains Mono", "Ubuntu Mono", "DejaVu Sans Mono",
      "Liberation Mono");

  private final String latin;
  private final String chinese;
  private final String mono;

  private Fonts(String latin, String chinese, String mono) {
    this.latin = latin;
    this.chinese = chinese;
    this.mono = mono;
  }

  /// The fonts of this machine.
  public static Fonts installed() {
    Set<String> installed = new HashSet<>(Font.getFamilies());
    return new Fonts(first(LATIN, installed, "System"), first(CHINESE, installed, "System"),
        first(MONO, installed, "Monospaced"));
  }

  /// These families, whatever else the machine has.
  public static Fonts of(String latin, String chinese, String mono) {
    return new Fonts(latin, chinese, mono);
  }

  /// A style sheet, as a data address, that names the families for a language.
  public String styleSheet(Language language) {
    String text = language == Language.CHINESE ? chinese : latin;
    String rules = ".root { -fx-font-family: \"%s\"; } .mono, .mono .text { -fx-font-family: \"%s\"; }"
        .formatted(text, mono);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
  }

  private static String first(List<String> wanted, Set<String> installed, String otherwise) {
    return wanted.stream().filter(installed::contains).findFirst().orElse(otherwise);
  }
}
