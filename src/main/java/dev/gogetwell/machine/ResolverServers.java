package dev.gogetwell.machine;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Endpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.ResolverConfig;

/// The resolvers that the system is set to ask. Reads the system; any thread.
public final class ResolverServers {
  private ResolverServers() {}

  /// In the order in which they are asked; empty if the system does not tell.
  public static List<Endpoint> of(OperatingSystem os) {
    if (os == OperatingSystem.LINUX) {
      try {
        return parse(RegularFile.at(Path.of("/etc/resolv.conf")).text(InputLimit.SYSTEM_TABLE).lines().toList());
      } catch (IOException e) {
        return List.of();
      }
    }
    return ResolverConfig.getCurrentConfig().servers().stream()
        .map(server -> new Endpoint(
            server.getAddress() == null ? server.getHostString() : server.getAddress().getHostAddress(),
            server.getPort()))
        .toList();
  }

  /// The `nameserver` lines; like Go, the first three count (net/dnsconfig_unix.go: dnsReadConfig).
  static List<Endpoint> parse(List<String> lines) {
    List<Endpoint> servers = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 1 && words[0].equals("nameserver") && servers.size() < 3) {
        servers.add(new Endpoint(words[1], 53));
      }
    }
    return servers;
  }
}
