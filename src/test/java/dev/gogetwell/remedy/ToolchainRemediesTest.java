package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolchainRemediesTest {
  private static Settings with(String value, Origin.Kind kind) {
    Settings plain = new FactsBuilder().report().settings();
    Map<String, Setting> env = new HashMap<>(plain.goEnv());
    env.put("GOTOOLCHAIN", new Setting("GOTOOLCHAIN", value, new Origin(kind, ""), List.of()));
    return new Settings(plain.source(), plain.os(), plain.go(), plain.git(), env, plain.environment(),
        plain.gitConfig(), plain.elsewhere(), plain.problems());
  }

  private static boolean isOffered(String value, CauseCode cause) {
    return ToolchainRemedies.of(with(value, Origin.Kind.GO_ENV_FILE), cause).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "go1.21.0", "local+path"})
  void whatForbidsANewerVersionIsTakenBack(String value) {
    assertThat(isOffered(value, CauseCode.TOOLCHAIN_GO_TOO_OLD)).isEqualTo(!value.endsWith("path"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"go1.20.14", "1.22", "path", "go1.99.0+auto", "nonsense"})
  void whatAsksForAVersionThatNobodyHasIsTakenBack(String value) {
    assertThat(isOffered(value, CauseCode.TOOLCHAIN_UNAVAILABLE)).isTrue();
  }

  /// Then the project or the module wants it, and another setting does not help.
  @ParameterizedTest
  @ValueSource(strings = {"", "auto"})
  void theDefaultIsNotInTheWay(String value) {
    assertThat(isOffered(value, CauseCode.TOOLCHAIN_GO_TOO_OLD)).isFalse();
    assertThat(isOffered(value, CauseCode.TOOLCHAIN_UNAVAILABLE)).isFalse();
    assertThat(isOffered("local", CauseCode.NETWORK_REFUSED)).isFalse();
  }

  @Test
  void itIsWrittenWhereItCounts() {
    assertThat(ToolchainRemedies.of(with("local", Origin.Kind.ENVIRONMENT), CauseCode.TOOLCHAIN_GO_TOO_OLD)
        .orElseThrow().changes()).containsExactly(
            new Change.UserEnvironment("GOTOOLCHAIN", Optional.of("auto"), Optional.of("local")));
    // An installer that forbids it for everybody is overruled for this user.
    assertThat(ToolchainRemedies.of(with("local", Origin.Kind.GOROOT_GO_ENV), CauseCode.TOOLCHAIN_GO_TOO_OLD)
        .orElseThrow().changes()).containsExactly(
            new Change.GoEnv("GOTOOLCHAIN", Optional.of("auto"), Optional.empty()));
  }
}
