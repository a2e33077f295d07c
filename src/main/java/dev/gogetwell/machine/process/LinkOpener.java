package dev.gogetwell.machine.process;

import dev.gogetwell.machine.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Shows an address in the browser of this user. The address is a word of its own for every program on the way, and the
/// browser is no child of this program. Blocking; any thread.
public final class LinkOpener {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String ASIDE = "\"$@\" > /dev/null 2>&1 < /dev/null &";

  private final Processes processes;
  private final Environment own;

  /// @param own the variables of this process, which tell of its display
  public LinkOpener(Processes processes, Environment own) {
    this.processes = processes;
    this.own = own;
  }

  /// Opens it.
  ///
  /// @throws IOException if there is no program for that
  public void open(URI address) throws IOException, InterruptedException {
    Path folder = own.home().orElse(Path.of(".")).toAbsolutePath();
    if (processes.run(ProcessSpec.of(line(own, address), own, folder, LIMIT)).exitCode() != 0) {
      throw new IOException("no browser was opened");
    }
  }

  /// The command line of each system.
  static List<String> line(Environment own, URI address) {
    return switch (own.os()) {
      case WINDOWS -> List.of("rundll32.exe", "url.dll,FileProtocolHandler", address.toString());
      case DARWIN -> List.of("/usr/bin/open", address.toString());
      case LINUX -> List.of("/bin/sh", "-c", "command -v \"$1\" > /dev/null || exit 1; " + ASIDE, "sh", "xdg-open",
          address.toString());
    };
  }
}
