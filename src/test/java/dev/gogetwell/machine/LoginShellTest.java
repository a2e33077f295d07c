package dev.gogetwell.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LoginShellTest {
  @TempDir private Path folder;

  private Environment environment(OperatingSystem os, String shell) {
    return Environment.of(os, Map.of("HOME", folder.toString(), "SHELL", shell, "SECRET", "of this process"));
  }

  private static Environment told(Environment environment) throws InterruptedException {
    Answer<Environment> answer = new LoginShell(Bench.tools()).ask(environment);
    assertThat(answer).isInstanceOf(Answer.Value.class);
    return ((Answer.Value<Environment>) answer).value();
  }

  /// Tells with which words it was started.
  private String recording(String name) throws Exception {
    Path shell = folder.resolve(name);
    Files.writeString(shell, "#!/bin/sh\nexport WORDS=\"$1 $2\"\nfor last; do :; done\neval \"$last\"\n");
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwxr-xr-x"));
    return shell.toString();
  }

  @Test
  void onMacOsZshIsAskedAsATerminalStartsIt() throws Exception {
    String zsh = recording("zsh");
    assertThat(told(environment(OperatingSystem.DARWIN, zsh)).value("WORDS")).isEqualTo("+m -ilc");
    assertThat(told(environment(OperatingSystem.LINUX, zsh)).value("WORDS")).startsWith("-lc ");
    assertThat(told(environment(OperatingSystem.DARWIN, recording("bash"))).value("WORDS")).startsWith("-lc ");
    assertThat(told(environment(OperatingSystem.DARWIN, zsh)).get("SECRET")).isEmpty();
  }

  /// Its usage: `env [-iv] [-P altpath] [-S string] [-u name] …`.
  @Test
  void onAnOlderMacOsWhoseEnvDoesNotEndEntriesByNulAwkPrintsThem() throws Exception {
    Path shell = folder.resolve("bash");
    Files.writeString(shell, """
        #!/bin/sh
        export LINES='one
        GOPROXY=two' EMPTY= QUOTED="it's \\n %s"
        for last; do :; done
        eval "$(printf %s "$last" | sed 's#/usr/bin/env -0#{ echo usage: env >\\&2; false; }#')"
        """);
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(told(environment(OperatingSystem.DARWIN, shell.toString())).variables())
        .containsEntry("LINES", "one\nGOPROXY=two").containsEntry("EMPTY", "").containsEntry("QUOTED", "it's \\n %s")
        .doesNotContainKey("GOPROXY");
  }

  @Test
  void everyStartFileOfZshCounts() throws Exception {
    Path zsh = List.of(Path.of("/bin/zsh"), Path.of("/usr/bin/zsh")).stream().filter(Files::isExecutable).findFirst()
        .orElse(Path.of("none"));
    assumeTrue(zsh.isAbsolute(), "skipped: there is no zsh on this machine");
    Files.writeString(folder.resolve(".zshenv"), "export A=env B=env C=env\n");
    Files.writeString(folder.resolve(".zprofile"), "echo noise\nexport B=profile C=profile\n");
    Files.writeString(folder.resolve(".zshrc"), "export C=rc\n");
    Environment told = told(environment(OperatingSystem.DARWIN, zsh.toString()));
    assertThat(told.variables()).containsEntry("A", "env").containsEntry("B", "profile").containsEntry("C", "rc");
  }

  @Test
  void whatLaunchctlExportsIsRead() {
    assertThat(LoginShell.exported("""
        PATH="/usr/bin:/bin"; export PATH;
        HTTPS_PROXY="http://p.test:1"; export HTTPS_PROXY;
        SAID="a "quoted" word"; export SAID;
        OTHER="x"; export ANOTHER;
        usage: launchctl export
        """)).isEqualTo(Map.of("PATH", "/usr/bin:/bin", "HTTPS_PROXY", "http://p.test:1", "SAID", "a \"quoted\" word"));
  }
}
