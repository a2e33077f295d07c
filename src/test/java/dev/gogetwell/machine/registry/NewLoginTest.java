package dev.gogetwell.machine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.remedy.KeptVariables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NewLoginTest {
  private final KeptVariables registry = new KeptVariables(Path.of("profile"));
  private final Map<String, RegistryValue> user = registry.user;
  private final Map<String, RegistryValue> machine = registry.machine;

  private static Environment windows(Map<String, String> variables) {
    return Environment.of(OperatingSystem.WINDOWS, variables);
  }

  private NewLogin login(Map<String, String> own) throws IOException {
    return NewLogin.read(windows(own), registry);
  }

  private static RegistryValue text(String text) {
    return RegistryValue.text(RegistryValue.TEXT, text);
  }

  private static RegistryValue expanded(String text) {
    return RegistryValue.text(RegistryValue.EXPANDED_TEXT, text);
  }

  @Test
  void theUsersPathStandsBehindTheMachinesAndNamesAreFilledIn() throws Exception {
    machine.put("Path", expanded("%SystemRoot%\\system32;C:\\Program Files\\Go\\bin;"));
    user.put("PATH", expanded("%USERPROFILE%\\go\\bin;%GOBIN%;%NOBODY%\\x"));
    user.put("GOBIN", text("D:\\$1\\bin"));
    NewLogin login = login(Map.of("SystemRoot", "C:\\Windows", "USERPROFILE", "C:\\Users\\甲", "Path", "Z:\\terminal"));
    assertThat(login.environment().value("path")).isEqualTo("C:\\Windows\\system32;C:\\Program Files\\Go\\bin;"
        + "C:\\Users\\甲\\go\\bin;D:\\$1\\bin;%NOBODY%\\x");
  }

  @Test
  void whatWasTypedInTheTerminalIsLeftOutAndWhatSetxWroteIsThere() throws Exception {
    user.put("GOPROXY", text("https://new.test"));
    machine.put("GOPROXY", text("https://machine.test"));
    machine.put("HTTPS_PROXY", text("http://proxy.test:1"));
    NewLogin login = login(
        Map.of("GOPROXY", "https://typed.test", "GOFLAGS", "-x", "USERPROFILE", "C:\\u", "Path", "p"));
    assertThat(login.environment().variables()).containsOnlyKeys("GOPROXY", "HTTPS_PROXY", "USERPROFILE", "Path")
        .containsEntry("GOPROXY", "https://new.test").containsEntry("Path", "p");
    assertThat(login.keyOf("goproxy", "https://new.test")).contains("HKCU\\Environment");
    assertThat(login.keyOf("goproxy", "https://typed.test")).isEmpty();
    assertThat(login.keyOf("HTTPS_PROXY", "http://proxy.test:1").orElseThrow()).startsWith("HKLM\\");
    assertThat(login.keyOf("USERPROFILE", "C:\\u")).as("the logon gives it").isEmpty();
  }

  @Test
  void whatIsNoTextIsNoVariable() throws Exception {
    user.put("GOFLAGS", new RegistryValue(4, new byte[] {1, 0, 0, 0}));
    user.put("", text("default value"));
    assertThat(login(Map.of()).environment().variables()).isEmpty();
  }
}
