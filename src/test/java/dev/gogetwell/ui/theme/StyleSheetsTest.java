package dev.gogetwell.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StyleSheetsTest {
  private static final Pattern COLOUR = Pattern.compile("(-color-[a-z-]+):\\s*(#[0-9a-f]{6})\\b");

  private static String read(String file) throws IOException {
    try (var in = StyleSheetsTest.class.getResourceAsStream("/gogetwell/style/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base.css", "controlsfx.css", "shell.css", "cards.css", "pages.css", "ladder.css"})
  void rulesNameRolesAndNeverAColour(String file) throws IOException {
    assertThat(read(file)).doesNotContainPattern("#[0-9a-fA-F]{3,8}\\b").doesNotContain("rgb(");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens-light.css", "tokens-dark.css"})
  void textsReach45To1(String file) throws IOException {
    assertContrast(file, 4.5);
  }

  @Test
  void highContrastReaches7To1() throws IOException {
    assertContrast("tokens-contrast.css", 7);
  }

  private static void assertContrast(String file, double least) throws IOException {
    Map<String, String> table = new TreeMap<>();
    Matcher found = COLOUR.matcher(read(file));
    while (found.find()) {
      table.put(found.group(1), found.group(2));
    }
    for (String ground : new String[] {"-color-bg-default", "-color-bg-subtle"}) {
      for (String text : new String[] {"-color-fg-default", "-color-fg-muted", "-color-fg-subtle", "-color-accent-fg",
          "-color-success-fg", "-color-warning-fg", "-color-danger-fg"}) {
        assertThat(contrast(table.get(text), table.get(ground))).as("%s: %s on %s", file, text, ground)
            .isGreaterThanOrEqualTo(least);
      }
    }
    for (String role : new String[] {"success", "warning", "danger", "accent"}) {
      assertThat(contrast(table.get("-color-" + role + "-fg"), table.get("-color-" + role + "-subtle")))
          .as("%s: %s badge", file, role).isGreaterThanOrEqualTo(least);
    }
  }

  private static double contrast(String one, String two) {
    double a = luminance(one);
    double b = luminance(two);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  /// WCAG 2.2, relative luminance.
  private static double luminance(String hex) {
    double sum = 0;
    double[] weights = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
      double channel = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
