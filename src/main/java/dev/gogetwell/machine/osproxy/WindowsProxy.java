package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.RegistryValues;
import dev.gogetwell.machine.ToolRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The proxy of the Windows internet settings, as `reg query` prints it.
final class WindowsProxy implements SystemProxy {
  private static final String KEY =
      "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

  private final ToolRun tools;

  WindowsProxy(ToolRun tools) {
    this.tools = tools;
  }

  @Override
  public Map<String, String> read(Environment environment) throws InterruptedException {
    return parse(tools.printed(List.of("reg", "query", KEY), environment));
  }

  /// ProxyServer is `host:port` for all, or `http=host:port;https=host:port`.
  static Map<String, String> parse(String printed) {
    Map<String, String> values = RegistryValues.parse(printed);
    String server = values.getOrDefault("ProxyServer", "");
    if (!values.getOrDefault("ProxyEnable", "0x0").equals("0x1") || server.isEmpty()) {
      return Map.of();
    }
    Map<String, String> proxies = new LinkedHashMap<>();
    for (String part : server.split(";")) {
      int equals = part.indexOf('=');
      String address = part.substring(equals + 1);
      String url = address.contains("://") ? address : "http://" + address;
      switch (equals < 0 ? "" : part.substring(0, equals)) {
        case "http" -> proxies.put("HTTP_PROXY", url);
        case "https" -> proxies.put("HTTPS_PROXY", url);
        case "socks" -> proxies.put("ALL_PROXY", "socks5://" + address);
        case "" -> {
          proxies.put("HTTP_PROXY", url);
          proxies.put("HTTPS_PROXY", url);
        }
        default -> {
          // ftp and gopher carry no module.
        }
      }
    }
    return proxies;
  }
}
