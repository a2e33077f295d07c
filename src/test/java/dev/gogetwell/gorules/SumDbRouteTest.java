package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.FallThrough.Outcome;
import dev.gogetwell.gorules.SumDbRoute.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumDbRouteTest {
  private static final GoVersion GO = new GoVersion(1, 26, 8, "");
  private static final SumDbSetting.Database KNOWN =
      (SumDbSetting.Database) SumDbSetting.parse("sum.golang.org", GO);

  @ParameterizedTest
  @CsvSource({"'',missing GOSUMDB", "a b c,invalid GOSUMDB: too many fields",
      "example.test,invalid GOSUMDB: malformed verifier id",
      "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8,invalid GOSUMDB: invalid verifier hash",
      "sum.golang.org+033de0ae+Ac4zctda0e5eza,invalid GOSUMDB: malformed verifier id", "'off\r',invalid GOSUMDB: malformed verifier id"})
  void errorsHaveGosWords(String value, String message) {
    assertThat(SumDbSetting.parse(value, GO)).isEqualTo(new SumDbSetting.Malformed(message));
  }

  @Test
  void theChineseAliasHasTheKnownKeyAndItsOwnUrl() {
    SumDbSetting.Database alias = (SumDbSetting.Database) SumDbSetting.parse("sum.golang.google.cn", GO);
    assertThat(alias.key()).isEqualTo(KNOWN.key());
    assertThat(alias.url()).hasValue("https://sum.golang.google.cn");
    assertThat(next(alias, "https://a.test,direct")).isEqualTo(new Step.Use(-1, "https://sum.golang.google.cn"));
  }

  @Test
  void theWalkFollowsTheSeparators() {
    assertThat(next(KNOWN, "https://a.test,direct"))
        .isEqualTo(new Step.Ask(0, "https://a.test/sumdb/sum.golang.org/supported"));
    assertThat(next(KNOWN, "https://a.test,direct", Outcome.FOUND))
        .isEqualTo(new Step.Use(0, "https://a.test/sumdb/sum.golang.org"));
    assertThat(next(KNOWN, "https://a.test,direct", Outcome.NOT_FOUND))
        .isEqualTo(new Step.Use(-1, "https://sum.golang.org"));
    assertThat(next(KNOWN, "https://a.test,direct", Outcome.OTHER_FAILURE)).isEqualTo(new Step.Fatal(0));
    assertThat(next(KNOWN, "https://a.test|direct", Outcome.OTHER_FAILURE))
        .isEqualTo(new Step.Use(-1, "https://sum.golang.org"));
    assertThat(next(KNOWN, "https://a.test|https://b.test", Outcome.OTHER_FAILURE, Outcome.NOT_FOUND))
        .isEqualTo(new Step.Fatal(0));
  }

  @Test
  void theToolchainIsAlwaysChecked() {
    PrivatePatterns all = PrivatePatterns.parse("*");
    assertThat(SumDbRoute.needed("golang.org/toolchain", "off", all, GO)).isTrue();
    assertThat(SumDbRoute.needed("golang.org/toolchain", "off", all, new GoVersion(1, 20, 0, ""))).isFalse();
    assertThat(SumDbRoute.needed("a.test/m", "sum.golang.org", PrivatePatterns.parse("a.test"), GO)).isFalse();
  }

  private static Step next(SumDbSetting.Database database, String goproxy, Outcome... answers) {
    GoProxyList.Result.Valid list = (GoProxyList.Result.Valid) GoProxyList.parse(goproxy, GO);
    return SumDbRoute.next(database, list.entries(), List.of(answers));
  }
}
