package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetrcFileTest {
  @TempDir private Path home;

  private List<String> misses(String netrc, String goproxy) throws IOException {
    Path file = Files.writeString(home.resolve("netrc"), netrc);
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(),
        Map.of("GOPROXY", new Setting("GOPROXY", goproxy, new Origin(Origin.Kind.GO_ENV_FILE, ""), List.of())),
        Map.of(), List.of(), List.of(), List.of());
    return NetrcFile.nearMisses(settings, Environment.of(OperatingSystem.LINUX,
        Map.of("HOME", home.toString(), "NETRC", file.toString())), "").stream().map(Failure::raw).toList();
  }

  @Test
  void anEntryOfTheSameHostThatGoDoesNotTakeIsToldWithoutItsPassword() throws IOException {
    assertThat(misses("machine localhost login u password secret-word", "https://localhost:8443/go,direct"))
        .containsExactly(home.resolve("netrc") + ": machine localhost; go looks for machine localhost:8443");
    assertThat(misses("machine localhost:8443 login u password secret-word", "https://localhost"))
        .containsExactly(home.resolve("netrc") + ": machine localhost:8443; go looks for machine localhost");
  }

  @Test
  void anEntryThatFitsOrIsForAnotherHostIsNone() throws IOException {
    assertThat(misses("machine localhost:8443 login u password p", "https://localhost:8443/go")).isEmpty();
    assertThat(misses("machine other login u password p", "https://localhost:8443")).isEmpty();
    assertThat(misses("machine localhost login u password p", "https://me:pw@localhost:8443")).isEmpty();
    assertThat(misses("machine localhost login u password p", "http://localhost:8443")).isEmpty();
  }

  @Test
  void anEntryThatGitWouldTakeFromAnotherFileOrCodingIsNamed() throws IOException {
    Settings settings = new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), "linux",
        Optional.empty(), Optional.empty(), Map.of(), Map.of(), List.of(), List.of(), List.of());
    Environment linux = Environment.of(OperatingSystem.LINUX, Map.of("HOME", home.toString()));
    String entry = "machine git.corp.test login u password secret-word\n";
    Path other = Files.writeString(home.resolve("_netrc"), entry);
    assertThat(NetrcFile.nearMisses(settings, linux, "git.corp.test/m@v1.0.0")).extracting(Failure::raw)
        .containsExactly(other + ": machine git.corp.test; git looks for machine git.corp.test (elsewhere)");
    Path own = Files.write(home.resolve(".netrc"), ("\uFEFF" + entry).getBytes(StandardCharsets.UTF_16LE));
    assertThat(NetrcFile.nearMisses(settings, linux, "git.corp.test/m@v1.0.0")).extracting(Failure::raw)
        .containsExactly(own + ": machine git.corp.test; git looks for machine git.corp.test (wide)");
    Files.writeString(own, entry);
    assertThat(NetrcFile.nearMisses(settings, linux, "git.corp.test/m@v1.0.0")).isEmpty();
    assertThat(NetrcFile.nearMisses(settings, linux, "other.test/m@v1.0.0")).isEmpty();
  }

  @Test
  void windowsHasANameOfItsOwn() throws IOException {
    Files.writeString(home.resolve(".netrc"), "machine a login u password p");
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of("USERPROFILE", home.toString()));
    assertThat(NetrcFile.of(windows, GoVersion.parse("go1.23").orElseThrow()).entries()).isEmpty();
    assertThat(NetrcFile.of(windows, GoVersion.parse("go1.24").orElseThrow()).entries()).hasSize(1);
    Files.writeString(home.resolve("_netrc"), "");
    assertThat(NetrcFile.of(windows, GoVersion.parse("go1.24").orElseThrow()).entries()).isEmpty();
  }
}
