package dev.gogetwell.machine.go;

import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Whether another version of Go may run a command than the installed one: where GOTOOLCHAIN names one, or the project
/// wants a newer one and it may be used (cmd/go/internal/toolchain/select.go). Says it too often rather than too
/// rarely; go itself decides. Any thread.
public final class WantedToolchain {
  private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(?:go|toolchain)[ \\t]+(\\S{1,40})");
  private static final int SINCE = 21;

  private WantedToolchain() {}

  /// Whether go has to be asked which version it is in this folder.
  ///
  /// @param choice the value of GOTOOLCHAIN
  /// @param installed the version of the installed go
  public static boolean mayBeAnother(String choice, String installed, Path folder) {
    GoVersion here = GoVersion.parse(installed).orElse(GoVersion.DEVEL);
    if (!here.atLeast(SINCE) || choice.equals("local")) {
      return false;
    }
    if (!List.of("", "auto", "path").contains(choice)) {
      return true;
    }
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      if (isNewer(at.resolve("go.mod"), here) || isNewer(at.resolve("go.work"), here)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNewer(Path file, GoVersion here) {
    try {
      return Files.isRegularFile(file) && LINE.matcher(RegularFile.at(file).text(InputLimit.MODULE_FILE)).results()
          .flatMap(line -> GoVersion.parse(line.group(1)).stream()).anyMatch(wanted -> wanted.compareTo(here) > 0);
    } catch (IOException _) {
      return false; // go cannot read it either.
    }
  }
}
