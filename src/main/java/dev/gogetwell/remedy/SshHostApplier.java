package dev.gogetwell.remedy;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The user's own ssh configuration, believed only when ssh itself shows what it makes of it: ssh asks the list of
/// users where the home is, and no variable.
final class SshHostApplier implements Applier<Change.SshHost> {
  private static final List<String> OWN_WAYS = List.of("GIT_SSH_COMMAND", "GIT_SSH");

  private final SettingTools tools;
  private final Environment environment;

  SshHostApplier(SettingTools tools, Environment environment) {
    this.tools = tools;
    this.environment = environment;
  }

  private static SshConfigText text(Change.SshHost change) {
    return new SshConfigText(change.name(), change.server(), change.port());
  }

  private Path file() throws RemedyException {
    return environment.gitHome().orElseThrow(() -> RemedyErrors.of("no-home")).resolve(".ssh").resolve("config");
  }

  @Override
  public void plan(Change.SshHost change, Draft draft, Path folder) throws RemedyException {
    Draft.Edit edit = draft.file(file(), text(change).inOneLine());
    // No command writes it.
    edit.change(Optional.of(text(change).before(edit.after().orElse(new byte[0]))), "");
  }

  /// A file that ssh is given by name replaces the user's own and the one of the machine, so that is included.
  @Override
  public Environment overriding(Change.SshHost change, Draft draft, Environment seen, Path folder)
      throws RemedyException, IOException {
    Path copy = folder.resolve("ssh-config-tried");
    Path machine = environment.os() == OperatingSystem.WINDOWS
        ? Path.of(environment.value("ProgramData"), "ssh", "ssh_config") : Path.of("/etc/ssh/ssh_config");
    byte[] own = draft.file(file(), "").after().orElse(new byte[0]);
    byte[] tail = Files.exists(machine)
        ? ("\nHost *\nInclude \"" + machine + "\"\n").getBytes(StandardCharsets.UTF_8) : new byte[0];
    byte[] all = new byte[own.length + tail.length];
    System.arraycopy(own, 0, all, 0, own.length);
    System.arraycopy(tail, 0, all, own.length, tail.length);
    Files.write(copy, all);
    return seen.with("GIT_SSH_COMMAND", "ssh -F " + ShellWords.posix(copy.toString().replace('\\', '/'))
        + " -o BatchMode=yes");
  }

  @Override
  public List<String> overriddenBy(Change.SshHost change) {
    return OWN_WAYS.stream().flatMap(name -> environment.get(name).map(value -> name + "=" + value).stream()).toList();
  }

  @Override
  public void requireEffective(Change.SshHost change) throws RemedyException, InterruptedException {
    Path ssh = ProgramSearch.find("ssh", environment, usual())
        .orElseThrow(() -> RemedyErrors.of("tool-missing", "ssh", ""));
    Path folder = environment.gitHome().orElseThrow(() -> RemedyErrors.of("no-home"));
    String told = tools.require(List.of(ssh.toString(), "-G", change.name()), environment, folder).out();
    if (!text(change).isEffective(told)) {
      throw RemedyErrors.of("not-effective", "ssh " + change.name(), told.lines()
          .filter(line -> line.startsWith("hostname ") || line.startsWith("port ")).reduce((a, b) -> a + ", " + b)
          .orElse(""));
    }
  }

  private List<Path> usual() {
    return environment.os() != OperatingSystem.WINDOWS ? List.of(Path.of("/usr/bin"), Path.of("/usr/local/bin"))
        : Stream.of("SystemRoot").flatMap(name -> environment.get(name).stream())
            .map(root -> Path.of(root, "System32", "OpenSSH")).toList();
  }
}
