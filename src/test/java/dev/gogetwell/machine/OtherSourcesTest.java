package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.osproxy.Offered;
import dev.gogetwell.machine.osproxy.ScriptVisit;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings.Elsewhere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no login shell")
class OtherSourcesTest {
  @TempDir Path folder;
  private Path judged;
  private final WithheldValues withheld = new WithheldValues();

  @BeforeEach
  void prepare() throws IOException {
    judged = go("judged", "go1.26.8");
  }

  private Path go(String root, String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve(root).resolve("bin"));
    Files.writeString(folder.resolve(root).resolve("VERSION"), version + "\n");
    Path go = Files.writeString(bin.resolve("go"), "#!/bin/sh\nexit 9\n");
    assertThat(go.toFile().setExecutable(true)).isTrue();
    return go;
  }

  private Environment environment(OperatingSystem os) {
    return Environment.of(os, Map.of("HOME", folder.toString(), "SHELL", "/bin/sh",
        "PATH", judged.getParent() + ":/usr/bin:/bin"));
  }

  private List<Elsewhere> told(Environment environment) throws InterruptedException {
    return new OtherSources(new LoginShell(Bench.tools()), (_, _) -> Offered.NOTHING, withheld, Optional.empty())
        .read(new EnvironmentSource(Kind.THIS_PROCESS, ""), environment, Optional.empty(), ScriptVisit.NONE,
            Optional.of(judged));
  }

  @Test
  void anotherGoInThePathOfTheLoginShellIsTold() throws Exception {
    Path old = go("old", "go1.19.13");
    Files.writeString(folder.resolve(".profile"), "PATH=" + old.getParent() + ":$PATH\n");
    assertThat(told(environment(OperatingSystem.LINUX))).containsExactly(new Elsewhere(
        new EnvironmentSource(Kind.LOGIN_SHELL, "/bin/sh"), Map.of(),
        List.of(Message.of("path.note.go", old, "go1.19.13"))));
    Files.writeString(folder.resolve(".profile"), "PATH=/nowhere:" + judged.getParent() + "\n");
    assertThat(told(environment(OperatingSystem.LINUX))).as("another PATH and the same go").isEmpty();
  }

  /// What launchd gives has none of the folders of a profile.
  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "its launchd may have a go in its PATH")
  void aProgramFromAnIconOfAMacHasAPoorPath() throws Exception {
    Files.writeString(folder.resolve(".profile"), "PATH=" + judged.getParent() + ":$PATH\n");
    assertThat(told(environment(OperatingSystem.DARWIN))).contains(new Elsewhere(
        new EnvironmentSource(Kind.DESKTOP, ""), Map.of(), List.of(Message.of("path.note.no-go"))));
  }

  @Test
  void whatAnEditorSetsIsToldWhereItDiffersFromWhatCountsHere() throws Exception {
    Path file = folder.resolve(".config/VSCodium/User/settings.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"http.proxy\": \"http://u:secret77@p.corp:1\", \"go.toolsEnvVars\": {"
        + "\"GOPROXY\": \"https://same.test\", \"GOSUMDB\": \"off\", \"MY_TOKEN\": \"hidden88\"}}");
    Path goEnv = Files.createDirectories(folder.resolve(".config/go")).resolve("env");
    Files.writeString(goEnv, "GOPROXY=https://same.test\n");
    Environment here = environment(OperatingSystem.LINUX).with("https_proxy", "http://u:secret77@p.corp:1");
    assertThat(told(here)).filteredOn(other -> other.source().kind() == Kind.EDITOR).singleElement()
        .satisfies(other -> {
          assertThat(other.source().detail()).isEqualTo("VSCodium, " + file);
          assertThat(other.variables())
              .isEqualTo(Map.of("HTTP_PROXY", "http://u:secret77@p.corp:1", "GOSUMDB", "off"));
        });
    assertThat(withheld.values()).as("so that no text may show them").contains("secret77", "hidden88");
  }
}
