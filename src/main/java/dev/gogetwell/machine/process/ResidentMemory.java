package dev.gogetwell.machine.process;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What this process holds in memory, files that it maps included, as Linux counts it (proc_pid_status(5): VmRSS, VmHWM).
///
/// @param now in kilobytes
/// @param most since the start, in kilobytes
public record ResidentMemory(long now, long most) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern LINES = Pattern.compile("(?ms)^VmHWM:\\s+(\\d{1,15}) kB$.*^VmRSS:\\s+(\\d{1,15}) kB$");

  /// As it is now; empty where the system does not tell in this way.
  public static Optional<ResidentMemory> ofThisProcess() {
    try {
      return parse(RegularFile.at(STATUS).text(InputLimit.SYSTEM_TABLE));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  static Optional<ResidentMemory> parse(String status) {
    Matcher lines = LINES.matcher(status);
    return lines.find() ? Optional.of(new ResidentMemory(Long.parseLong(lines.group(2)), Long.parseLong(lines.group(1))))
        : Optional.empty();
  }
}
