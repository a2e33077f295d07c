package dev.gogetwell.gorules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The judge is ssh itself: `ssh -G` prints what it makes of a file.
class SshConfigTextTest {
  private static final SshConfigText GITHUB = new SshConfigText("github.com", "ssh.github.com", 443);

  @TempDir private Path folder;

  private String shown(byte[] file, String host) throws Exception {
    Path ssh = Path.of("/usr/bin/ssh");
    assumeTrue(Files.isExecutable(ssh), "skipped: no ssh");
    Path config = Files.write(folder.resolve("config"), file);
    ProcessResult result = new Processes().run(ProcessSpec.of(List.of(ssh.toString(), "-F", config.toString(), "-G",
        host), Environment.ofThisProcess(), folder, Duration.ofSeconds(20)));
    assertThat(result.ok()).as(result.err()).isTrue();
    return result.out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Port 2222\nUser me\n", "Host *\n  Port 22\n  HostName elsewhere.test",
      "Host github.com\r\n  HostName github.com\r\n  Port 22\r\n", "# caf\u00e9\nMatch host github.com\n  Port 8022\n"})
  void sshGoesThereWhateverTheFileSaysAndTheOtherHostsStayAsTheyWere(String file) throws Exception {
    byte[] before = file.getBytes(StandardCharsets.ISO_8859_1);
    byte[] after = GITHUB.before(before);
    assertThat(GITHUB.isEffective(shown(before, "github.com"))).isFalse();
    assertThat(GITHUB.isEffective(shown(after, "github.com"))).isTrue();
    assertThat(shown(after, "gitlab.corp.test")).isEqualTo(shown(before, "gitlab.corp.test"));
    assertThat(new String(after, StandardCharsets.ISO_8859_1)).endsWith(file);
  }

  @Test
  void aSecondTimeReplacesTheFirst() {
    byte[] once = GITHUB.before("User me\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(GITHUB.before(once)).isEqualTo(once);
    assertThat(new String(new SshConfigText("gitlab.com", "altssh.gitlab.com", 443).before(once),
        StandardCharsets.US_ASCII)).endsWith(new String(once, StandardCharsets.US_ASCII)).contains("Host gitlab.com\n");
  }

  @Test
  void aPlaceIsReadBack() {
    assertThat(SshConfigText.of("github.com", GITHUB.place())).contains(GITHUB);
    for (String place : List.of("", "ssh.github.com", "ssh.github.com:", "a b:1", "a:123456", "a:b:1")) {
      assertThat(SshConfigText.of("github.com", place)).as(place).isEmpty();
    }
  }
}
