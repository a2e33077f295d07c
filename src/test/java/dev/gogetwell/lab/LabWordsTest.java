package dev.gogetwell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
