package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptChangesTest {
  private static String revived(String os, String file, String... variables) {
    Map<String, Setting> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], new Setting(variables[i], variables[i + 1],
          new Origin(Origin.Kind.ENVIRONMENT, ""), List.of()));
    }
    Settings now = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), os, Optional.empty(),
        Optional.empty(), Map.of(), environment, List.of(), List.of(), List.of());
    Remedy kept = new Remedy("R1", CauseCode.CERT_MITM, Harm.NONE, Message.of("t"), Message.of("w"), List.of(
        new Change.GitConfig("http.proxy", Optional.empty(), Optional.empty(), Optional.of(file))), List.of());
    Change change = new KeptChanges(now, new Redactor(Secrets.of(now, new Target("",
        Optional.empty(), List.of(), Optional.empty())))).revive(kept).changes().getFirst();
    return ((Change.GitConfig) change).file().orElseThrow();
  }

  @Test
  void theHomeThatWasTakenOutIsPutBackOnEverySystem() {
    assertThat(revived("windows", "<home>\\.gitconfig", "USERPROFILE", "C:\\Users\\li"))
        .isEqualTo("C:\\Users\\li\\.gitconfig");
    assertThat(revived("windows", "<home>/.gitconfig", "USERPROFILE", "C:\\Users\\li", "HOME", "D:\\git"))
        .as("what is taken out is the profile").isEqualTo("C:\\Users\\li/.gitconfig");
    assertThat(revived("linux", "<home>/.gitconfig", "HOME", "/home/li")).isEqualTo("/home/li/.gitconfig");
  }

  /// Two redactors number what they find by first sight.
  @Test
  void aPrivateNameThatHasAnotherNumberTodayIsPutBack() {
    Target target = new Target("m", Optional.empty(), List.of(), Optional.empty());
    Settings now = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(), Map.of(), Map.of("GOPRIVATE", setting("GOPRIVATE", "git.corp.test"),
            "NO_PROXY", setting("NO_PROXY", "localhost,git.corp.test")), List.of(), List.of(), List.of());
    Remedy kept = new Remedy("R1", CauseCode.CERT_MITM, Harm.NONE, Message.of("t"), Message.of("w"), List.of(
        new Change.UserEnvironment("NO_PROXY", Optional.of("localhost,<private host 7>"), Optional.empty())), List.of());
    assertThat(KeptChanges.isRedacted(kept)).isTrue();
    Change change = new KeptChanges(now, new Redactor(Secrets.of(now, target))).revive(kept).changes().getFirst();
    assertThat(((Change.UserEnvironment) change).value()).contains("localhost,git.corp.test");
  }

  /// What a remedy writes that spells a value rightly stands nowhere on this machine.
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"GOPRIVATE | https://git.corp.test | git.corp.test",
      "GOPRIVATE | https://git.corp.test,me@code.corp.test/team | git.corp.test,code.corp.test/team",
      "GONOSUMDB | ' git.corp.test' | git.corp.test"})
  void aValueThatIsOnlySpelledRightlyIsPutBackAlthoughItNamesPrivateHosts(String name, String wrong, String right) {
    Target target = new Target("git.corp.test/team/lib@v1.0.0", Optional.empty(), List.of(), Optional.empty());
    Map<String, Setting> goEnv = new HashMap<>();
    goEnv.put("GOPRIVATE", setting("GOPRIVATE", "git.corp.test,code.corp.test"));
    goEnv.put(name, setting(name, wrong));
    Settings now = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(), goEnv, Map.of(), List.of(), List.of(), List.of());
    Redactor then = new Redactor(Secrets.of(now, target));
    Remedy kept = new Remedy("R1", CauseCode.CONFIG_PATTERN_NEVER_MATCHES, Harm.NONE, Message.of("t"), Message.of("w"),
        List.of(new Change.GoEnv(name, Optional.of(then.setting(name, right)), Optional.of(then.setting(name, wrong)))),
        List.of());
    assertThat(KeptChanges.isRedacted(kept)).isTrue();
    assertThat(new KeptChanges(now, new Redactor(Secrets.of(now, target))).whole(kept)).get()
        .extracting(remedy -> remedy.changes().getFirst())
        .isEqualTo(new Change.GoEnv(name, Optional.of(right), Optional.of(wrong)));
  }

  private static Setting setting(String name, String value) {
    return new Setting(name, value, new Origin(Origin.Kind.ENVIRONMENT, ""), List.of());
  }
}
