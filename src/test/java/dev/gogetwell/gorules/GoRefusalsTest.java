package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words are those of go 1.26.8 under each setting (SettingsAgainstGoTest runs it).
class GoRefusalsTest {
  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "GOFLAGS ~ -insecure ~ -insecure flag is no longer supported; use GOINSECURE instead",
      "GOFLAGS ~ -x -insecure=true ~ -insecure flag is no longer supported; use GOINSECURE instead",
      "GOFLAGS ~ -nosuchflag=1 ~ parsing $GOFLAGS: unknown flag -nosuchflag",
      "GOFLAGS ~ mod=mod ~ parsing $GOFLAGS: non-flag \"mod=mod\"",
      "GOFLAGS ~ \"-mod=mod ~ parsing $GOFLAGS: unterminated \" string",
      "GO111MODULE ~ off ~ modules disabled by GO111MODULE=off; see 'go help modules'",
      "GO111MODULE ~ yes ~ unknown environment setting GO111MODULE=yes",
      "GOTOOLCHAIN ~ nonsense ~ invalid GOTOOLCHAIN \"nonsense\"",
      "GOTOOLCHAIN ~ go1.22+x ~ invalid GOTOOLCHAIN \"go1.22+x\": only version suffixes are +auto and +path"})
  void goStopsBeforeItAsks(String name, String value, String words) {
    assertThat(GoRefusals.beforeTheFirstRequest(settings("go1.26.8", name, value))).contains(words);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
      "GOFLAGS ~ -mod=mod", "GOFLAGS ~ --mod=vendor  -modcacherw", "GOFLAGS ~ '-ldflags=-s -w' -trimpath",
      "GOFLAGS ~ -insecure=false", "GO111MODULE ~ on", "GO111MODULE ~ auto", "GOTOOLCHAIN ~ local",
      "GOTOOLCHAIN ~ go1.22rc1+auto", "GOTOOLCHAIN ~ path"})
  void goBegins(String name, String value) {
    assertThat(GoRefusals.beforeTheFirstRequest(settings("go1.26.8", name, value))).isEmpty();
  }

  @Test
  void anOldGoHasAWayWithoutModulesAndKnowsNoToolchains() {
    assertThat(GoRefusals.beforeTheFirstRequest(settings("go1.19.8", "GO111MODULE", "off"))).isEmpty();
    assertThat(GoRefusals.beforeTheFirstRequest(settings("go1.20.14", "GOTOOLCHAIN", "nonsense"))).isEmpty();
  }

  private static Settings settings(String go, String name, String value) {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.PASTED, ""), "linux",
        Optional.of(new Tool("go", go)), Optional.empty(),
        Map.of(name, new Setting(name, value, new Origin(Origin.Kind.ENVIRONMENT, ""), List.of())), Map.of(),
        List.of(), List.of(), List.of());
  }
}
