package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.FallThrough.Attempt;
import dev.gogetwell.gorules.FallThrough.Outcome;
import dev.gogetwell.model.Separator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoProxyListTest {
  private static final GoVersion GO = new GoVersion(1, 26, 8, "");

  @Test
  void theSeparatorBelongsToTheEntryBeforeItAndNothingCountsBehindDirect() {
    GoProxyList.Result.Valid list =
        (GoProxyList.Result.Valid) GoProxyList.parse(" https://a.test |, b.test/x ,direct,https://late.test", GO);
    assertThat(list.entries()).extracting(GoProxyList.Entry::separator)
        .containsExactly(Separator.PIPE, Separator.COMMA, Separator.COMMA);
    assertThat(((GoProxyList.Entry.Url) list.entries().get(1)).raw()).isEqualTo("https://b.test/x");
    assertThat(list.entries().get(2)).isInstanceOf(GoProxyList.Entry.Direct.class);
    assertThat(list.ignored()).isEqualTo("https://late.test");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
      "',' ; GOPROXY list is not the empty string, but contains no entries",
      "ftp://a.test/ ; 'invalid proxy URL scheme (must be https, http, file): ftp://a.test/'",
      "goproxy ; invalid proxy URL missing scheme: goproxy",
      "file://host/x ; invalid file:// proxy URL with non-path elements: file://host/x",
      "https://a b.test ; 'parse \"https://a b.test\": invalid character \" \" in host name'",
      "https://a.test:port ; 'parse \"https://a.test:port\": invalid port \":port\" after host'"})
  void errorsHaveGosWords(String value, String message) {
    assertThat(((GoProxyList.Result.Malformed) GoProxyList.parse(value, GO)).message()).isEqualTo(message);
  }

  @Test
  void aCommaForgivesOnlyNotFoundAndAPipeForgivesAll() {
    assertThat(FallThrough.goesOn(Separator.COMMA, FallThrough.ofStatus(410))).isTrue();
    assertThat(FallThrough.goesOn(Separator.COMMA, FallThrough.ofStatus(403))).isFalse();
    assertThat(FallThrough.goesOn(Separator.PIPE, Outcome.OTHER_FAILURE)).isTrue();
    assertThat(FallThrough.goesOn(Separator.END, Outcome.NOT_FOUND)).isFalse();
  }

  @Test
  void goPrintsTheMostUsefulError() {
    Attempt notFound = new Attempt(false, Separator.COMMA, Outcome.NOT_FOUND);
    Attempt broken = new Attempt(false, Separator.PIPE, Outcome.OTHER_FAILURE);
    Attempt direct = new Attempt(true, Separator.END, Outcome.NOT_FOUND);
    assertThat(FallThrough.printed(List.of(broken, notFound))).hasValue(0);
    assertThat(FallThrough.printed(List.of(broken, notFound, direct))).hasValue(2);
    assertThat(FallThrough.printed(List.of(notFound, notFound))).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"https://a,https://b|direct 0 https://a,https://b|direct",
      "https://a,https://b|direct 1 https://b|direct", ",,https://a,|https://b,off 1 |https://b,off",
      "https://a,direct 1 direct", "https://a,direct 7 ''"})
  void theRestOfAListBeginsAtAnEntryThatGoCounts(String list, int entry, String rest) {
    assertThat(GoProxyList.from(list, entry)).isEqualTo(rest);
  }
}
