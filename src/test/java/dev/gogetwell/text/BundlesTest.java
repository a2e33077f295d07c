package dev.gogetwell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class BundlesTest {
  static final List<String> AREAS = Texts.AREAS;

  @ParameterizedTest
  @FieldSource("AREAS")
  void bothLanguagesHaveTheSameKeys(String area) {
    Set<String> english = keys(area, Language.ENGLISH);
    Set<String> chinese = keys(area, Language.CHINESE);
    assertThat(missing(english, chinese)).as("paste these into %s_zh_CN.properties", area).isEmpty();
    assertThat(missing(chinese, english)).as("paste these into %s_en.properties", area).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("AREAS")
  void noKeyStandsTwiceInABundle(String area) throws IOException {
    for (String language : List.of("en", "zh_CN")) {
      Set<String> seen = new HashSet<>();
      assertThat(Files.readAllLines(Path.of("assets/messages", area + "_" + language + ".properties")).stream()
          .filter(line -> line.contains("=") && !line.startsWith("#")).map(line -> line.substring(0, line.indexOf('=')))
          .filter(key -> !seen.add(key))).as("the first of two would count for nothing").isEmpty();
    }
  }

  @ParameterizedTest
  @FieldSource("AREAS")
  void noKeyStandsInTwoBundles(String area) {
    for (String other : AREAS) {
      if (!other.equals(area)) {
        assertThat(keys(area, Language.ENGLISH)).as("which of both counts would depend on what was asked before")
            .doesNotContainAnyElementsOf(keys(other, Language.ENGLISH));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("AREAS")
  void everyTextIsFoundByItsKey(String area) {
    for (Language language : Language.values()) {
      Texts texts = Texts.load(language);
      for (String key : keys(area, language)) {
        assertThat(texts.get(key)).as(key).isEqualTo(Texts.readArea(area, language).getProperty(key));
      }
    }
  }

  @Test
  void textsGivenBesideTheBundlesWin() {
    Texts texts = Texts.load(Language.ENGLISH).with(java.util.Map.of("ui.start.title", "other", "mine", "new"));
    assertThat(List.of(texts.get("ui.start.title"), texts.get("mine"))).containsExactly("other", "new");
    assertThat(texts.get("no-such")).isEqualTo("«no-such»");
  }

  @ParameterizedTest
  @FieldSource("AREAS")
  void bothLanguagesUseTheSameArguments(String area) {
    Properties english = Texts.readArea(area, Language.ENGLISH);
    Properties chinese = Texts.readArea(area, Language.CHINESE);
    for (String key : keys(area, Language.ENGLISH)) {
      assertThat(arguments(chinese.getProperty(key, ""))).as("arguments of %s", key)
          .isEqualTo(arguments(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @FieldSource("AREAS")
  void everyTextWithArgumentsIsAValidPattern(String area) {
    for (Language language : Language.values()) {
      Properties texts = Texts.readArea(area, language);
      for (String key : keys(area, language)) {
        String text = texts.getProperty(key);
        if (!arguments(text).isEmpty()) {
          assertThat(new MessageFormat(text).format(new Object[] {"A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7"}))
              .as("%s in %s: an apostrophe beside a placeholder must be doubled", key, language)
              .doesNotContain("{");
        }
      }
    }
  }

  private static Set<String> keys(String area, Language language) {
    return new TreeSet<>(Texts.readArea(area, language).stringPropertyNames());
  }

  private static Set<String> missing(Set<String> from, Set<String> in) {
    return from.stream().filter(key -> !in.contains(key)).map(key -> key + "=")
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> arguments(String text) {
    return java.util.regex.Pattern.compile("\\{(\\d+)").matcher(text).results().map(r -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
