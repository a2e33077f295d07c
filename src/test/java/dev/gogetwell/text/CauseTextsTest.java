package dev.gogetwell.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CauseTextsTest {
  private static final List<String> KINDS = List.of("title", "sentence", "next");

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyCauseHasItsThreeTexts(Language language) {
    Texts texts = Texts.load(language);
    TreeSet<String> missing = new TreeSet<>();
    for (CauseCode code : CauseCode.values()) {
      for (String kind : KINDS) {
        String key = code.messageKey() + "." + kind;
        if (!texts.has(key) || texts.get(key).isBlank()) {
          missing.add(key + "=");
        }
      }
    }
    assertThat(missing).as("paste these into causes_%s.properties", language.tag()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void onlySentencesHaveAPlaceholderAndOnlyOne(Language language) {
    Texts texts = Texts.load(language);
    for (CauseCode code : CauseCode.values()) {
      assertThat(texts.get(code.messageKey() + ".title")).doesNotContain("{", "'");
      assertThat(texts.get(code.messageKey() + ".next")).doesNotContain("{", "'");
      assertThat(texts.get(code.messageKey() + ".sentence").replace("{0}", "")).doesNotContain("{", "'");
    }
  }
}
