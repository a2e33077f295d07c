package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginFileTest {
  @TempDir Path home;

  @Test
  void bashReadsTheFirstOfThreeThatExists() throws Exception {
    assertThat(LoginFile.of("/bin/bash", home, "", "").path()).isEqualTo(home.resolve(".profile"));
    Files.createFile(home.resolve(".bash_login"));
    assertThat(LoginFile.of("/bin/bash", home, "", "").path()).isEqualTo(home.resolve(".bash_login"));
    Files.createFile(home.resolve(".bash_profile"));
    assertThat(LoginFile.of("/bin/bash", home, "", "").path()).isEqualTo(home.resolve(".bash_profile"));
  }

  @Test
  void zshAndFishHaveFilesAndWordsOfTheirOwn() {
    assertThat(LoginFile.of("/usr/bin/zsh", home, "", "").path()).isEqualTo(home.resolve(".zprofile"));
    assertThat(LoginFile.of("/bin/zsh", home, "", "/x y").path()).isEqualTo(Path.of("/x y/.zprofile"));
    LoginFile fish = LoginFile.of("/usr/bin/fish", home, "", "");
    assertThat(fish.path()).isEqualTo(home.resolve(".config/fish/conf.d/gogetwell.fish"));
    assertThat(fish.line("A", Optional.of("it's"))).isEqualTo("set -gx A 'it\\'s'");
    assertThat(fish.line("A", Optional.empty())).isEqualTo("set -e A");
  }

  @Test
  void theBlockMovesToTheEndAndKeepsOtherVariables() {
    LoginFile file = LoginFile.of("/bin/sh", home, "", "");
    byte[] one = file.edit("first".getBytes(StandardCharsets.UTF_8), "A", Optional.of("1"));
    byte[] more = (new String(one, StandardCharsets.UTF_8) + "last\n").getBytes(StandardCharsets.UTF_8);
    assertThat(new String(file.edit(more, "B", Optional.of("it's")), StandardCharsets.UTF_8)).isEqualTo(
        "first\nlast\n# >>> gogetwell >>>\nexport A='1'\nexport B='it'\\''s'\n# <<< gogetwell <<<\n");
  }
}
