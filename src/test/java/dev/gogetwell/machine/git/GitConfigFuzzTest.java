package dev.gogetwell.machine.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.gorules.GitConfigList;
import dev.gogetwell.gorules.GoUrl;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.Setting;
import dev.gogetwell.net.FuzzCorpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes as what `git config --list --show-origin -z` prints.
class GitConfigFuzzTest {
  private static final GoUrl URL =
      ((GoUrl.Result.Parsed) GoUrl.parse("https://user@a.example:8443/x/y", GoVersion.DEVEL)).url();

  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] input) {
    anyOutputHasEntries(input);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyOutputHasEntries(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Path nowhere = Path.of("no-such-folder");
    for (boolean scoped : new boolean[] {false, true}) {
      List<Setting> settings = GitConfigOutput.parse(text, scoped, nowhere);
      assertThat(settings.size()).isLessThanOrEqualTo(text.length() + 1);
    }
    GitConfigList list = GitConfigList.parse(text);
    list.http("sslverify", URL);
    list.http("proxy", URL);
    list.value("core.sshcommand");
  }
}
