package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The proxy of the macOS network settings, as `scutil --proxy` prints it.
final class MacProxy implements SystemProxy {
  private final ToolRun tools;

  MacProxy(ToolRun tools) {
    this.tools = tools;
  }

  @Override
  public Map<String, String> read(Environment environment) throws InterruptedException {
    return parse(tools.printed(List.of("/usr/sbin/scutil", "--proxy"), environment));
  }

  /// Lines such as `  HTTPSProxy : proxy.corp`.
  static Map<String, String> parse(String printed) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : printed.lines().toList()) {
      int colon = line.indexOf(" : ");
      if (colon > 0) {
        values.put(line.substring(0, colon).strip(), line.substring(colon + 3).strip());
      }
    }
    Map<String, String> proxies = new LinkedHashMap<>();
    add(proxies, "HTTP_PROXY", "http", "HTTP", values);
    add(proxies, "HTTPS_PROXY", "http", "HTTPS", values);
    add(proxies, "ALL_PROXY", "socks5", "SOCKS", values);
    return proxies;
  }

  private static void add(Map<String, String> to, String name, String scheme, String kind, Map<String, String> from) {
    String host = from.getOrDefault(kind + "Proxy", "");
    if (from.getOrDefault(kind + "Enable", "0").equals("1") && !host.isEmpty()) {
      to.put(name, scheme + "://" + host + ":" + from.getOrDefault(kind + "Port", "80"));
    }
  }
}
