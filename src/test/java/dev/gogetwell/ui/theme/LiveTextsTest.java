package dev.gogetwell.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Message;
import dev.gogetwell.text.HostileStrings;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import dev.gogetwell.ui.part.Widgets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The two ways of a text into the window: bound, and as it is.
class LiveTextsTest {
  private final LiveTexts texts = new LiveTexts(Texts::load, Language.ENGLISH);

  @ParameterizedTest
  @MethodSource("dev.gogetwell.text.HostileStrings#all")
  void whateverTheWindowSaysIsInert(String hostile) {
    for (String shown : new String[] {texts.of("ui.what.lookup", hostile).get(), Widgets.inert(hostile),
        texts.of(Message.of("ui.what.lookup", hostile)).get(), texts.compute(t -> t.get("ui.ms", "1") + hostile).get(),
        texts.now("ui.what.lookup", hostile)}) {
      assertThat(HostileStrings.firstDanger(shown)).isEmpty();
      assertThat(shown).contains("[U+");
    }
  }
}
