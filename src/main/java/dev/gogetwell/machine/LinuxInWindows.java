package dev.gogetwell.machine;

import dev.gogetwell.machine.process.ProcessResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The Linux systems inside a Windows (WSL). A `go` in one of them has settings, roots and name servers of its own, so
/// that what is found out here says nothing about it. Blocking, bounded by the limit of the [ToolRun]; any thread.
public final class LinuxInWindows {
  private static final int MOST = 8;

  private final ToolRun tools;

  public LinuxInWindows(ToolRun tools) {
    this.tools = tools;
  }

  /// Their names; none on another system, or where there is no WSL. `wsl.exe` stands on every newer Windows and ends with
  /// an error where nothing is installed.
  public List<String> names(Environment environment) throws InterruptedException {
    if (environment.os() != OperatingSystem.WINDOWS) {
      return List.of();
    }
    Path directory = environment.folder("SystemRoot").orElse(Path.of(System.getProperty("java.io.tmpdir")));
    return tools.ask(List.of("wsl.exe", "--list", "--quiet"), environment, directory)
        instanceof Answer.Value<ProcessResult>(ProcessResult result) ? parse(result.stdout()) : List.of();
  }

  /// One name a line, in UTF-16 unless WSL_UTF8 says otherwise.
  static List<String> parse(byte[] printed) {
    boolean wide = printed.length > 1 && (printed[1] == 0 || (printed[0] & 0xff) == 0xff);
    String text = new String(printed, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8).replace("\uFEFF", "");
    // Docker's own systems have no go of the user's.
    return text.lines().map(String::strip).filter(name -> name.matches("[\\w.-]{1,80}"))
        .filter(name -> !name.startsWith("docker-desktop")).limit(MOST).toList();
  }
}
