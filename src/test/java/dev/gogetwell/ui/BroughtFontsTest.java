package dev.gogetwell.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BroughtFontsTest {
  /// Where the script that makes the fonts says which ideographs they have; all else they have by range.
  private static final String CHARACTERS = "/fonts/characters.txt";
  private static final int FIRST_IDEOGRAPH = 0x3400;

  @Test
  void theyHaveEveryIdeographOfTheBundles() throws IOException {
    Set<Integer> kept;
    try (InputStream in = BroughtFontsTest.class.getResourceAsStream(CHARACTERS)) {
      kept = ideographs(new String(in.readAllBytes(), StandardCharsets.UTF_8)).collect(Collectors.toSet());
    }
    String lacking = Texts.AREAS.stream().map(area -> Texts.readArea(area, Language.CHINESE))
        .flatMap(BroughtFontsTest::values).flatMap(BroughtFontsTest::ideographs)
        .filter(character -> !kept.contains(character)).collect(Collectors.toCollection(TreeSet::new)).stream()
        .map(Character::toString).collect(Collectors.joining());
    assertThat(lacking).as("characters in assets/messages that the fonts of the tests lack; make the fonts anew with "
        + "src/test/scripts/subset-fonts.py, as .github/CONTRIBUTING.md tells").isEmpty();
  }

  private static Stream<String> values(Properties texts) {
    return texts.stringPropertyNames().stream().map(texts::getProperty);
  }

  private static Stream<Integer> ideographs(String text) {
    return text.codePoints().filter(character -> character >= FIRST_IDEOGRAPH && Character.isIdeographic(character))
        .boxed();
  }
}
