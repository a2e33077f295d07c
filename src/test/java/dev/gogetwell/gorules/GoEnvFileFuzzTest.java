package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.model.Setting;
import dev.gogetwell.net.FuzzCorpus;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes as the file of `go env -w`.
class GoEnvFileFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] input) {
    anyFileHasValuesAndLints(input);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyFileHasValuesAndLints(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    GoEnvFile file = GoEnvFile.parse(text);
    assertThat(file.values().size() + file.lints().size()).isLessThanOrEqualTo(3 * text.length() + 1);
    for (String name : file.values().keySet()) {
      Setting setting = GoEnvFile.resolve(name, Map.of(), file, "env", GoEnvFile.parse(""), "x");
      assertThat(setting.name()).isEqualTo(name);
      String value = setting.value();
      GoProxyList.parse(value, GoVersion.DEVEL);
      PrivatePatterns.parse(value).matches("a.example/b");
      SumDbSetting.parse(value, GoVersion.DEVEL);
      GoUrl.parse(value, GoVersion.DEVEL);
      NoProxyList.match(value, "10.1.2.3", 443);
    }
  }
}
