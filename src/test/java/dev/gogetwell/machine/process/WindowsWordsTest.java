package dev.gogetwell.machine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsWordsTest {
  private static final String SHELL = "C:\\Windows\\System32\\cmd.exe";

  private static List<String> of(String... command) throws IOException {
    return WindowsWords.of(Arrays.asList(command), SHELL);
  }

  @Test
  void wordsOfAProgramAreQuotedByTheRulesOfItsRuntime() throws Exception {
    assertThat(of("C:\\Program Files\\Go\\bin\\go.exe", "get", "a b", "", "say \"hi\"",
        "C:\\x\\", "C:\\x y\\", "a\\\"b"))
        .containsExactly("C:\\Program Files\\Go\\bin\\go.exe", "get", "\"a b\"", "\"\"", "\"say \\\"hi\\\"\"",
            "C:\\x\\", "\"C:\\x y\\\\\"", "\"a\\\\\\\"b\"");
  }

  @Test
  void aBatchFileIsRunByTheShellAndItsArgumentsCannotBecomeCommands() throws Exception {
    assertThat(of("C:\\a b\\go.cmd", "x&calc", "50%PATH%", "a\"&calc", "C:\\d\\"))
        .containsExactly(SHELL, "/e:ON", "/v:OFF", "/d", "/s", "/c", "\"\"C:\\a b\\go.cmd\" \"x&calc\" "
            + "\"50%%cd:~,%PATH%%cd:~,%\" \"a\"\"&calc\" \"C:\\d\\\\\"\"");
    assertThatThrownBy(() -> of("C:\\go.bat", "a\r\ncalc")).isInstanceOf(IOException.class);
  }

  @Test
  void whatTheShellIsGivenArrivesAsItWasTyped() throws Exception {
    assertThat(of(SHELL, "/c", "gogetwell check \"%LAB_MODULE%\" --hosts %LAB_HOSTS%"))
        .containsExactly(SHELL, "/c", "\"gogetwell check \"%LAB_MODULE%\" --hosts %LAB_HOSTS%\"");
    assertThat(of(SHELL, "/d", "/C", "echo", "a b")).containsExactly(SHELL, "/d", "/C", "\"echo \"a b\"\"");
  }
}
