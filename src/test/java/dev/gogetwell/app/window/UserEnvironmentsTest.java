package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.registry.RegistryValue;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.remedy.KeptVariables;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserEnvironmentsTest {
  @TempDir private Path folder;

  private UserEnvironments environments(boolean here, KeptVariables registry) {
    Environment own = Environment.of(OperatingSystem.WINDOWS, Map.of("GOPROXY", "https://typed.test", "Path", "p"));
    StateFolder state = StateFolder.of(Environment.of(OperatingSystem.LINUX, Map.of("HOME", folder.toString())),
        _ -> { });
    Workbench.Tools tools = new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> {
      throw new AssertionError("nobody reads a symptom");
    }, state, ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues());
    return new UserEnvironments(tools, own, here, Optional.of(registry),
        new Rest(Runnable::run, () -> { }));
  }

  @Test
  void onWindowsAWindowJudgesWhatAProgramGetsThatIsStartedNow() {
    KeptVariables registry = new KeptVariables(folder);
    registry.user.put("GOPROXY", RegistryValue.text(RegistryValue.TEXT, "https://setx.test"));
    UserEnvironments environments = environments(false, registry);
    assertThat(environments.sources()).extracting(EnvironmentSource::kind)
        .containsExactly(Kind.USER_REGISTRY, Kind.THIS_PROCESS);
    assertThat(environments(true, registry).sources()).extracting(EnvironmentSource::kind)
        .as("started for its environment").containsExactly(Kind.THIS_PROCESS, Kind.USER_REGISTRY);
    assertThat(environments.ofNewLogin().value("GOPROXY")).isEqualTo("https://setx.test");
    assertThat(environments.ofNewLogin().value("PATH")).isEqualTo("p");
  }
}
