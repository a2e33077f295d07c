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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabWordsTest {
  @Test
  void wholeWordsAreFilledInAndAllElseIsAsItWasTyped() {
    Environment network = Environment.of(OperatingSystem.LINUX,
        Map.of("LAB_MODULE", "a.test/b@v1.0.0", "PATH", "/bin", "LAB_HOSTS", "/tmp/x y/hosts.json"));
    assertThat(LabRunner.filled(
        List.of("gogetwell", "check", "%LAB_MODULE%", "--hosts", "%LAB_HOSTS%", "%PATH%", "%LAB_OTHER%", "100%",
            "echo %LAB_MODULE%"), network))
        .containsExactly("gogetwell", "check", "a.test/b@v1.0.0", "--hosts", "/tmp/x y/hosts.json", "%PATH%",
            "%LAB_OTHER%", "100%", "echo %LAB_MODULE%");
  }

  /// With a screen ssh and git ask for a password there: nothing but our own window may get it.
  @Test
  void onlyTheWindowOfThisProgramGetsTheScreen(@TempDir Path home) throws Exception {
    Files.createFile(home.resolve(".Xauthority"));
    Environment outer = Environment.of(OperatingSystem.LINUX, Map.of("DISPLAY", ":7", "WAYLAND_DISPLAY", "wayland-0",
        "HOME", home.toString(), "HTTPS_PROXY", "http://proxy.test:1", "SSH_ASKPASS", "/bin/ask"));
    Environment network = Environment.of(OperatingSystem.LINUX, Map.of("HOME", "/practice", "PATH", "/bin"));
    LabRunner runner = new LabRunner(new Processes(), outer, new Launcher(Optional.empty(), "java", "lib", "Main"),
        new Lab(new Processes(), outer, new Launcher(Optional.empty(), "java", "lib", "Main"), Clock.systemUTC(),
            StateFolder.of(outer.with("XDG_STATE_HOME", home.toString()), _ -> { }), ScratchArea.below(() -> home)));
    assertThat(runner.seenBy(List.of("gogetwell"), network).variables()).containsExactlyInAnyOrderEntriesOf(Map.of(
        "HOME", "/practice", "PATH", "/bin", "DISPLAY", ":7", "WAYLAND_DISPLAY", "wayland-0",
        "XAUTHORITY", home.resolve(".Xauthority").toString()));
    for (List<String> other : List.of(List.of("gogetwell", "check", "a.test/b"), List.of("go", "get", "a.test/b"),
        List.of("git", "ls-remote"), List.of("bash"))) {
      assertThat(runner.seenBy(other, network)).as("%s", other).isEqualTo(network);
    }
  }

  /// Who types `$LAB_HOSTS` or `%LAB_HOSTS%` without quotes names the file however the home folder is called.
  @Test
  void theListOfHostsIsOneWordOfEveryShell(@TempDir Path folder) throws Exception {
    for (String name : List.of("plain", "空 格", "O'Brien & Co", "100% #1;!")) {
      Environment outer = Environment.ofThisProcess();
      Path home = Files.createDirectories(folder.resolve(name));
      try (BrokenNetwork network = new Lab(new Processes(), outer,
          new Launcher(Optional.empty(), "java", "lib", "Main"), Clock.systemUTC(), StateFolder.of(outer.with("XDG_STATE_HOME", home.toString()), _ -> { }),
          ScratchArea.below(() -> home)).start(Scenarios.named("network-refused").orElseThrow(), 7)) {
        String hosts = network.environment().value("LAB_HOSTS");
        assertThat(hosts).matches("[A-Za-z0-9_./\\\\:~+-]+");
        assertThat(network.project().resolve(hosts).normalize()).isEqualTo(network.hostsFile()).exists();
        assertThat(Path.of(hosts).isAbsolute()).isEqualTo(name.equals("plain"));
      }
    }
  }
}
