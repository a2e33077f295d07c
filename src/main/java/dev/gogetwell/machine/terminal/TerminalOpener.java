package dev.gogetwell.machine.terminal;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.process.ProcessSpec;
import dev.gogetwell.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Opens a terminal and believes that it is there when the script in it has begun. The terminal is nobody's child: it
/// stays when this program ends. Blocking, cancelled by interrupt; any thread.
public final class TerminalOpener {
  /// Hands the rest over and ends at once; what opens no terminal leaves a mark.
  private static final String ASIDE = "{ \"$@\" || : > \"$0\"; } > /dev/null 2>&1 < /dev/null &";
  private static final Duration START = Duration.ofSeconds(10);
  private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
  private static final long LOOK_MILLIS = 40;
  private static final String FRESH = "module gogetwell.scratch\n\ngo 1.17\n";

  private final Processes processes;
  private final Environment own;
  private final Duration patience;

  /// @param own the variables of this process, which tell of its display
  /// @param patience how long a terminal may take to begin
  public TerminalOpener(Processes processes, Environment own, Duration patience) {
    this.processes = processes;
    this.own = own;
    this.patience = patience;
  }

  /// Opens one.
  ///
  /// @param temporary for the script, and for the command if it needs no project; its files are gone with it
  /// @return whether there is a terminal that began
  /// @throws IOException if nothing can be written there
  public boolean open(Repeated repeated, Path temporary) throws IOException, InterruptedException {
    Path place = Files.createTempDirectory(temporary, "term").toRealPath();
    Path folder = folder(repeated.command(), place);
    if (own.os() == OperatingSystem.WINDOWS) {
      return onWindows(repeated, folder);
    }
    boolean mac = own.os() == OperatingSystem.DARWIN;
    Path script = place.resolve(mac ? "again.command" : "again.sh");
    for (List<String> line : mac ? TerminalLines.mac(script) : TerminalLines.linux(script)) {
      Optional<List<String>> found = found(line);
      if (found.isPresent() && begins(found.get(), script, TerminalScript.of(repeated, own, folder))) {
        return true;
      }
    }
    Files.deleteIfExists(script);
    return false;
  }

  private static Path folder(PlainCommand command, Path place) throws IOException {
    Optional<Path> project = command.folder().map(Path::of).filter(Files::isDirectory);
    if (project.isPresent()) {
      return project.get().toAbsolutePath();
    }
    Path fresh = Files.createDirectory(place.resolve("work"));
    Files.writeString(fresh.resolve("go.mod"), FRESH);
    return fresh;
  }

  private Optional<List<String>> found(List<String> line) {
    if (line.getFirst().startsWith("/")) {
      return Optional.of(line).filter(words -> Files.isExecutable(Path.of(words.getFirst())));
    }
    return ProgramSearch.find(line.getFirst(), own, List.of()).map(program -> {
      List<String> words = new ArrayList<>(line);
      words.set(0, program.toString());
      return words;
    });
  }

  private boolean begins(List<String> line, Path script, String text) throws IOException, InterruptedException {
    Path failed = script.resolveSibling("failed");
    Files.deleteIfExists(failed);
    Files.deleteIfExists(script);
    Files.writeString(Files.createFile(script, PosixFilePermissions.asFileAttribute(OWNERS)), text);
    List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", ASIDE, failed.toString()));
    words.addAll(line);
    processes.run(ProcessSpec.of(words, own, script.resolveSibling("."), START));
    long end = System.nanoTime() + patience.toNanos();
    while (Files.exists(script) && System.nanoTime() < end && !Files.exists(failed)) {
      Thread.sleep(LOOK_MILLIS);
    }
    return !Files.exists(script);
  }

  /// The variables are handed on with the process. A program of the project's folder must not be taken for `go`.
  private boolean onWindows(Repeated repeated, Path folder) throws IOException, InterruptedException {
    // What stands between percent signs would be read as a variable once more.
    Optional<Path> tool = repeated.tool().filter(path -> path.toString().indexOf('%') < 0);
    Environment seen = repeated.over(own).with("NoDefaultCurrentDirectoryInExePath", "1")
        .with(TerminalLines.TOOL, tool.map(Path::toString).orElse(""));
    List<String> line = TerminalLines.windows(repeated.command(), own.value("SystemRoot"), tool.isPresent());
    return processes.run(ProcessSpec.of(line, seen, folder, START)).exitCode() == 0;
  }
}
