package dev.gogetwell.ui.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.engine.EntryWalk.Answer;
import dev.gogetwell.engine.EntryWalk.Onward;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalkWordsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void everythingThatComesOfAnEntryHasItsWords(Language language) {
    Texts texts = Texts.load(language);
    Stream<String> answers = Arrays.stream(Answer.values()).map(Enum::name).flatMap(name ->
        Stream.of("ui.walk.badge." + word(name)));
    Stream<String> ends = Arrays.stream(Answer.values()).filter(answer -> answer != Answer.NOT_ASKED)
        .map(answer -> "ui.walk.end." + word(answer.name()));
    Stream<String> onward = Arrays.stream(Onward.values()).filter(each -> each != Onward.NONE)
        .map(each -> "ui.walk.onward." + word(each.name()));
    assertThat(Stream.of(answers, ends, onward).flatMap(keys -> keys)).allMatch(texts::has);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
