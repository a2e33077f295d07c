package dev.gogetwell.machine.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The variables of a real Windows. They are changed only where nobody else uses them: see
/// `src/test/scripts/windows-tests.sh`.
@EnabledOnOs(OS.WINDOWS)
class RealUserVariablesTest {
  private static final String NAME = "GOGETWELL_TEST";

  private final Environment here = Environment.ofThisProcess();
  private final UserVariables registry = UserVariables.of(here).orElseThrow();

  @Test
  void aNewProgramGetsAPathAndNoReferenceIsLeftInIt() throws Exception {
    NewLogin login = NewLogin.read(here, registry);
    assertThat(login.environment().value("PATH").toLowerCase(java.util.Locale.ROOT)).contains("system32")
        .doesNotContain("%systemroot%");
    assertThat(login.environment().value("USERPROFILE")).isEqualTo(here.value("USERPROFILE"));
    assertThat(login.owners()).as("of the user, where he has one of his own").containsKey("PATH");
  }

  @Test
  void whatIsWrittenNowIsThereForTheNextProgramAndNotHere() throws Exception {
    assumeTrue(Boolean.getBoolean("gogetwell.windows.throw-away"), "these variables belong to somebody");
    Optional<RegistryValue> value =
        Optional.of(RegistryValue.text(RegistryValue.EXPANDED_TEXT, "%SystemRoot%\\工具\\go"));
    registry.replace(NAME, registry.read(NAME), value);
    NewLogin login = NewLogin.read(here, registry);
    String expected = here.value("SystemRoot") + "\\工具\\go";
    assertThat(login.environment().value(NAME)).isEqualTo(expected);
    assertThat(login.keyOf(NAME, expected)).contains("HKCU\\Environment");
    assertThat(here.get(NAME)).isEmpty();
    registry.replace(NAME, value, Optional.empty());
    assertThat(NewLogin.read(here, registry).environment().get(NAME)).isEmpty();
  }
}
