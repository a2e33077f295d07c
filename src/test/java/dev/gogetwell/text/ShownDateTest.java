package dev.gogetwell.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ShownDateTest {
  private static final Instant AT = Instant.parse("2026-11-03T09:41:00Z");

  @Test
  void inChineseAFigureIsPartedFromTheWordBehindIt() {
    assertThat(ShownDate.longDay(Language.CHINESE, AT, ZoneOffset.UTC)).isEqualTo("2026 年 11 月 3 日");
    assertThat(ShownDate.day(Language.CHINESE, AT, ZoneOffset.UTC)).isEqualTo("2026 年 11 月 3 日");
    assertThat(ShownDate.dayAndTime(Language.CHINESE, AT)).startsWith("2026 年 11 月 ").contains(":41");
  }

  @Test
  void inEnglishADateIsThatOfItsLocale() {
    assertThat(ShownDate.longDay(Language.ENGLISH, AT, ZoneOffset.UTC)).isEqualTo("November 3, 2026");
    assertThat(ShownDate.day(Language.ENGLISH, AT, ZoneOffset.UTC)).isEqualTo("Nov 3, 2026");
  }

  @Test
  void aMomentInASentenceIsThatOfAPersonAndOfOneZone() {
    Message until = Message.of("ruled-out.expired", AT);
    assertThat(Texts.load(Language.ENGLISH).get(until)).matches("valid until Nov 3, 2026, 9:41\\hAM UTC\\.");
    assertThat(Texts.load(Language.CHINESE).get(until)).isEqualTo("有效期到 2026 年 11 月 3 日 09:41 UTC。");
    assertThat(Texts.load(Language.ENGLISH).get(Message.of("ruled-out.expired", "2026-02-31T00:00:00Z")))
        .as("no day at all").contains("2026-02-31T00:00:00Z");
  }

  @Test
  void theDayIsThatOfTheZone() {
    assertThat(ShownDate.day(Language.ENGLISH, AT, ZoneOffset.ofHours(-12))).isEqualTo("Nov 2, 2026");
  }
}
