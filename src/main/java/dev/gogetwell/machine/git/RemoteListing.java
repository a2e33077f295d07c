package dev.gogetwell.machine.git;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.NetrcFile;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Lets the user's git list a repository, the first thing for which `go` runs it, and with the same prompts off
/// (cmd/go/internal/modfetch/codehost/git.go:loadRefs, modload/init.go:Init). It reads, and writes nothing.
///
/// Blocking; cancelled by interrupt; any thread.
public final class RemoteListing {
  private static final int KEEP = 4 * 1024 * 1024;
  private static final int LONGEST = 8 * 1024;
  private static final Map<String, String> WHERE_UNSET =
      Map.of("GIT_TERMINAL_PROMPT", "0", "GCM_INTERACTIVE", "never", "GIT_ASKPASS", "");

  private final Processes processes;
  private final Environment environment;
  private final ScratchArea scratch;

  /// @param environment the judged one
  /// @param scratch where an empty folder is made: in another one, the settings of a repository would count
  public RemoteListing(Processes processes, Environment environment, ScratchArea scratch) {
    this.processes = processes;
    this.environment = environment;
    this.scratch = scratch;
  }

  /// How it ended.
  ///
  /// @param exitCode -1 if it was ended by us
  /// @param output the end of what it said, without the list itself
  /// @param lacksTag whether it listed the repository, to its end, without a tag of the wanted name
  /// @param listsNothing whether the list was empty: git takes any page without a line of a list for one
  public record Heard(int exitCode, boolean timedOut, String output, boolean lacksTag, boolean listsNothing) {
    /// Whether the repository was listed.
    public boolean passed() {
      return exitCode == 0 && !timedOut;
    }
  }

  /// Runs `command`, whose first word is the path of git; empty where it cannot be run at all.
  ///
  /// @param tag what the list is searched for, at the root or in a folder of tags; empty for nothing
  /// @param limit after this it is ended with everything that it has started
  public Optional<Heard> run(List<String> command, String tag, Duration limit) throws InterruptedException {
    try (var folder = scratch.folder("git")) {
      ProcessResult result =
          processes.run(ProcessSpec.of(command, quiet(folder.path()), folder.path(), limit).withKeep(KEEP));
      String said = result.err();
      return Optional.of(new Heard(result.timedOut() ? -1 : result.exitCode(), result.timedOut(),
          said.length() > LONGEST ? said.substring(said.length() - LONGEST) : said,
          !tag.isEmpty() && result.ok() && result.stdout().length < KEEP && lacks(result.out(), tag),
          result.ok() && result.out().isBlank()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean lacks(String list, String tag) {
    return list.lines().noneMatch(line -> line.contains("\trefs/tags/") && (line.endsWith("/" + tag)
        || line.endsWith("/" + tag + "^{}")));
  }

  /// Whether the netrc file that libcurl reads has a login for a host: the one of the home folder, whatever NETRC says,
  /// and for any port (curl lib/netrc.c).
  public boolean hasLogin(String host) {
    return NetrcFile.of(environment.without("NETRC"), GoVersion.DEVEL).entries().stream()
        .anyMatch(entry -> entry.machine().equalsIgnoreCase(host));
  }

  /// Nobody is asked anything, and nobody translates. ssh of its own would ask at the terminal for a word about a new
  /// host or a key; told to ask a program, which then says no, it does not (ssh(1), SSH_ASKPASS_REQUIRE).
  private Environment quiet(Path folder) {
    Path ceiling = Objects.requireNonNullElse(folder.getParent(), folder);
    Environment quiet = environment.with("LC_ALL", "C").with("GIT_CEILING_DIRECTORIES", ceiling.toString());
    for (Map.Entry<String, String> one : WHERE_UNSET.entrySet()) {
      quiet = quiet.get(one.getKey()).isPresent() ? quiet : quiet.with(one.getKey(), one.getValue());
    }
    return quiet.os() == OperatingSystem.WINDOWS ? quiet
        : quiet.with("SSH_ASKPASS", "/bin/false").with("SSH_ASKPASS_REQUIRE", "force");
  }

}
