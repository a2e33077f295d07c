package dev.gogetwell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VisibleTest {
  @ParameterizedTest
  @MethodSource("dev.gogetwell.text.HostileStrings#all")
  void whatHasNoShapeIsShownByItsNumber(String hostile) {
    String shown = Visible.text(hostile);
    assertThat(HostileStrings.firstDanger(shown)).isEmpty();
    assertThat(shown).contains("[U+").startsWith("a").endsWith("z");
    assertThat(Visible.text(shown)).as("done twice").isEqualTo(shown);
    assertThat(Visible.line(hostile)).isEqualTo(shown);
  }

  @ParameterizedTest
  @MethodSource("dev.gogetwell.text.HostileStrings#all")
  void jsonKeepsTheValueAndShowsNothing(String hostile) {
    String json = JsonMapper.shared().writeValueAsString(hostile);
    String safe = Visible.json(json);
    assertThat(HostileStrings.firstDanger(safe)).isEmpty();
    assertThat(JsonMapper.shared().readValue(safe, String.class))
        .isEqualTo(JsonMapper.shared().readValue(json, String.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"中文，全角。", "héllo עברית", "👩‍💻 works", "👨‍👩‍👧‍👦", "👍🏽", "❤️‍🔥", "1️⃣", "🏴‍☠️", "葛󠄀城", "नमस्ते", "line\nline\tx",
      "C:\\Users\\x", "a\r\nb"})
  void whatPeopleWriteStaysReadable(String text) {
    assertThat(Visible.text(text)).isEqualTo(text);
  }

  @Test
  void aJoinerBetweenLettersIsShown() {
    assertThat(Visible.text("pay\u200dpal 👩\u200dx")).isEqualTo("pay[U+200D]pal 👩[U+200D]x");
  }

  @Test
  void aNameStaysInItsLine() {
    assertThat(Visible.line("a\n✓ all is well\r\nb\tc")).isEqualTo("a[U+000A]✓ all is well[U+000D][U+000A]b[U+0009]c");
  }

  @Test
  void noArgumentOfASentenceCanForgetIt() {
    Texts texts = Texts.load(Language.ENGLISH).with(Map.of("x", "{0} of {1,number}"));
    assertThat(texts.get("x", "a\u202eb", 1000)).isEqualTo("a[U+202E]b of 1,000");
    assertThat(texts.get("no-such-key", "a\u001b[31m")).doesNotContain("\u001b");
  }

  @Test
  void onAScreenNoWordIsLongerThanAnAddressAndNothingElseIsTouched() {
    String sentence = "go: https://example.test/" + "a".repeat(270) + "\n\tno such host  ";
    assertThat(Visible.screen(sentence, 4000)).isEqualTo(sentence);
    String shown = Visible.screen("a " + "y".repeat(3000) + "\u202e b\n" + "z".repeat(700), 10_000);
    assertThat(shown).startsWith("a yyy").contains("y… [+2608] b\n").endsWith("z… [+300]");
    assertThat(Visible.screen(shown, 10_000)).isEqualTo(shown);
    assertThat(Visible.screen("b ".repeat(5000), 4000)).hasSizeLessThan(4020).endsWith("… [+6000]");
    assertThat(Visible.screen("", 10)).isEmpty();
  }
}
