package dev.gogetwell.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordingTest {
  @ParameterizedTest
  @EnumSource(EnvironmentSource.Kind.class)
  void everyKindOfEnvironmentHasAName(EnvironmentSource.Kind kind) {
    for (Language language : Language.values()) {
      Texts texts = Texts.load(language);
      assertThat(Wording.source(texts, new EnvironmentSource(kind, "zsh"))).as("%s %s", language, kind)
          .doesNotContain("ui.source").satisfies(name -> assertThat(name.contains("zsh"))
              .as("the name of a practice network gives the answer away")
              .isEqualTo(kind != EnvironmentSource.Kind.PRACTICE));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theTerminalOfARunMayBeOnAnotherComputer(Language language) {
    Texts texts = Texts.load(language);
    EnvironmentSource here = new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, "");
    String thisOne = Wording.source(texts, here);
    assertThat(Wording.judged(texts, here)).isNotEqualTo(thisOne).doesNotContain("«");
    assertThat(texts.get("report.source.this-process")).isNotEqualToIgnoringCase(thisOne).doesNotContain("«");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void aRunThatNamedNothingWasAPastedText(Language language) {
    Texts texts = Texts.load(language);
    assertThat(Wording.asked(texts, "rsc.io/quote")).isEqualTo("rsc.io/quote");
    assertThat(Wording.asked(texts, "")).isNotBlank().doesNotContain("«");
    assertThat(Wording.run(texts, Instant.EPOCH, "")).endsWith(" · " + Wording.asked(texts, ""));
  }
}
