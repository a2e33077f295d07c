package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a practising user of Windows has in the environment; the rules are those of the environment, not of this
/// system.
class PracticeOnWindowsTest {
  @TempDir private Path folder;

  private BrokenNetwork start() throws Exception {
    return start("network-refused");
  }

  private BrokenNetwork start(String scenario) throws Exception {
    Environment outer = Environment.of(OperatingSystem.WINDOWS, Map.of("Path", "/tools", "PROGRAMFILES", "/programs",
        "SystemRoot", "/windows", "AppData", "/roaming", "LocalAppData", folder.resolve("local").toString(),
        "SSL_CERT_FILE", "/roots.pem", "HTTPS_PROXY", "http://proxy.corp:1"));
    StateFolder state = StateFolder.of(outer, _ -> { });
    return new Lab(new Processes(), outer, new Launcher(Optional.empty(), "java", "lib", "Main"), Clock.systemUTC(),
        state, ScratchArea.below(state::path)).start(Scenarios.named(scenario).orElseThrow(), 7);
  }

  @Test
  void practiceSeesPathAndProgramFilesHoweverTheyAreSpelled() throws Exception {
    try (BrokenNetwork network = start()) {
      assertThat(network.environment().value("PATH")).endsWith("/tools");
      assertThat(network.environment().variables().keySet())
          .filteredOn(name -> name.equalsIgnoreCase("path")).hasSize(1);
      assertThat(network.environment().value("ProgramFiles")).isEqualTo("/programs");
      assertThat(network.environment().get("https_proxy")).isEmpty();
    }
  }

  @Test
  void thePractisingUserHasAProfileOfItsOwn() throws Exception {
    try (BrokenNetwork network = start()) {
      Environment user = network.environment();
      Path home = user.home().orElseThrow();
      assertThat(user.folder("APPDATA").orElseThrow()).startsWith(home).isDirectory();
      assertThat(user.folder("LOCALAPPDATA").orElseThrow()).startsWith(home).isDirectory();
      assertThat(user.goEnvFile().orElseThrow()).isEqualTo(user.folder("AppData").orElseThrow().resolve("go/env"))
          .exists();
      assertThat(user.folder("AppData").orElseThrow().resolve("go/telemetry/mode")).exists();
      assertThat(Files.exists(home.resolve(".profile"))).isFalse();
      assertThat(user.get("SHELL")).isEmpty();
    }
  }

  @Test
  void whatIsNotAboutTlsIsServedWithoutItSinceGoTrustsNoPracticeRootThere() throws Exception {
    try (BrokenNetwork network = start("healthy")) {
      assertThat(Files.readString(network.environment().goEnvFile().orElseThrow()))
          .contains("GOPROXY=http://127.0.0.1:");
    }
    try (BrokenNetwork network = start("cert-expired")) {
      assertThat(Files.readString(network.environment().goEnvFile().orElseThrow())).contains("GOPROXY=https://");
    }
  }

  /// go reads another variable for what it asks without TLS.
  @Test
  void theHealthyNetworkBehindAProxyIsOneForGoToo() throws Exception {
    try (BrokenNetwork network = start("healthy-behind-proxy")) {
      assertThat(network.environment().value("HTTP_PROXY")).startsWith("http://127.0.0.1:");
      assertThat(network.environment().get("HTTPS_PROXY")).isEmpty();
      assertThat(Files.readString(network.environment().goEnvFile().orElseThrow())).contains("GOPROXY=http://");
    }
  }

  @Test
  void goIsLeftOutOfWhatItWouldSeeOtherwise() {
    assertThat(Scenarios.named("healthy").orElseThrow().isSeenByGo(false)).isTrue();
    assertThat(Scenarios.named("healthy-behind-proxy").orElseThrow().isSeenByGo(false)).isTrue();
    assertThat(Scenarios.named("cert-expired").orElseThrow().isSeenByGo(false)).isFalse();
    assertThat(Scenarios.named("tls-not-tls").orElseThrow().isSeenByGo(false)).isTrue();
    assertThat(Scenarios.all()).filteredOn(scenario -> scenario.goCanSee() == GoCanSee.ALL)
        .allMatch(scenario -> scenario.isSeenByGo(true));
  }
}
