package dev.gogetwell.machine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Linux systems inside a Windows (WSL). A `go` in one of them has settings, root certificates and name servers of
/// its own, so that what is found out here says nothing about it. None of them is started or looked into: even a look
/// at `\\wsl$` starts one. Blocking, bounded by the limit of the [ToolRun]; any thread.
///
/// The user's registry is asked in place of `wsl.exe --list`: where nothing is installed, that program is a stand-in of
/// Windows which prints a sentence or its usage in the language and encoding of its version, and a newer one offers to
/// install on the next key.
public final class LinuxInWindows {
  private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Lxss";
  private static final int MOST = 8;

  private final ToolRun tools;

  public LinuxInWindows(ToolRun tools) {
    this.tools = tools;
  }

  /// Their names; none on another system, or where there is no WSL.
  public List<String> names(Environment environment) throws InterruptedException {
    return environment.os() != OperatingSystem.WINDOWS ? List.of()
        : parse(tools.printed(List.of("reg", "query", KEY, "/s"), environment));
  }

  /// A key for each, headed by its own line.
  static List<String> parse(String printed) {
    return Stream.of(printed.split("(?m)^(?=HKEY_)", -1)).map(RegistryValues::parse).filter(LinuxInWindows::isInstalled)
        .map(values -> values.getOrDefault("DistributionName", "")).filter(name -> name.matches("[\\w.-]{1,80}"))
        // Docker's own systems have no go of the user's.
        .filter(name -> !name.startsWith("docker-desktop")).distinct().limit(MOST).toList();
  }

  /// Not one that is just being installed, converted or taken away.
  private static boolean isInstalled(Map<String, String> values) {
    return values.getOrDefault("State", "0x1").equals("0x1");
  }
}
