package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The hosts file of the system: it comes before every resolver, and a line in it is easily forgotten. Read as `go`
/// reads it (net/hosts.go: readHosts): an address, then names; `#` begins a comment. Immutable; any thread.
public final class HostsFile {
  private final String path;
  private final List<String> lines;

  HostsFile(String path, List<String> lines) {
    this.path = path;
    this.lines = List.copyOf(lines);
  }

  /// The file of this system; without a line if it cannot be read.
  public static HostsFile of(Environment environment) {
    String path = environment.os() == OperatingSystem.WINDOWS
        ? environment.get("SystemRoot").orElse("C:\\Windows") + "\\System32\\drivers\\etc\\hosts" : "/etc/hosts";
    try {
      return new HostsFile(path, RegularFile.at(Path.of(path)).text(InputLimit.SYSTEM_TABLE).lines().toList());
    } catch (IOException _) {
      return new HostsFile(path, List.of());
    }
  }

  /// What the file says of a name, with the first line that names it; empty if none does.
  public Optional<NameLookup> lookup(String host) {
    String wanted = folded(host);
    List<String> addresses = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).replaceFirst("#.*", "").strip().split("\\s+", -1);
      boolean named = false;
      for (int f = 1; f < fields.length; f++) {
        named |= folded(fields[f]).equals(wanted);
      }
      Optional<String> address = named ? address(fields[0]) : Optional.empty();
      if (address.isPresent()) {
        addresses.add(address.get());
        first = first == 0 ? i + 1 : first;
      }
    }
    return addresses.isEmpty() ? Optional.empty() : Optional.of(new NameLookup(
        new Resolver(Resolver.Kind.HOSTS_FILE, path + ":" + first), host, addresses, Optional.empty()));
  }

  private static String folded(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /// Written as every lookup writes it: an address of IPv6 can be spelled in many ways.
  private static Optional<String> address(String text) {
    try {
      return Optional.of(InetAddress.ofLiteral(text).getHostAddress());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
