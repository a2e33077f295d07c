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

  private final Set<String> installed;

  private Fonts(Set<String> installed) {
    this.installed = installed;
  }

  /// The fonts of this machine.
  public static Fonts installed() {
    return new Fonts(new HashSet<>(Font.getFamilies()));
  }

  /// A style sheet, as a data address, that names the families for a language.
  public String styleSheet(Language language) {
    String text = first(language == Language.CHINESE ? CHINESE : LATIN, "System");
    String mono = first(MONO, "Monospaced");
    String rules = ".root { -fx-font-family: \"%s\"; } .mono, .mono .text { -fx-font-family: \"%s\"; }"
        .formatted(text, mono);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(rules.getBytes(StandardCharsets.UTF_8));
  }

  private String first(List<String> wanted, String otherwise) {
    return wanted.stream().filter(installed::contains).findFirst().orElse(otherwise);
  }
}
