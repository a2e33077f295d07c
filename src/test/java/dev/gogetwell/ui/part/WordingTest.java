package dev.gogetwell.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
  @ParameterizedTest
  @EnumSource(EnvironmentSource.Kind.class)
  void everyKindOfEnvironmentHasAName(EnvironmentSource.Kind kind) {
    for (Language language : Language.values()) {
      Texts texts = Texts.load(language);
      assertThat(Wording.source(texts, new EnvironmentSource(kind, "zsh"))).as("%s %s", language, kind)
          .contains("zsh").doesNotContain("ui.source");
    }
  }
}
