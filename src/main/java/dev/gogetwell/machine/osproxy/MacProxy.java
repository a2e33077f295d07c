package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The proxy of the macOS network settings, as `scutil --proxy` prints it. Blocking; any thread.
final class MacProxy implements SystemProxy {
  private final ToolRun tools;
  private final ProxyScript scripts;

  MacProxy(ToolRun tools, ProxyScript scripts) {
    this.tools = tools;
    this.scripts = scripts;
  }

  @Override
  public Offered read(Environment environment, ScriptVisit visit) throws InterruptedException {
    Offered.Told told = parse(tools.printed(List.of("/usr/sbin/scutil", "--proxy"), environment));
    return scripts.asked(told.offered(), told.script(), visit);
  }

  /// Lines such as `  HTTPSProxy : proxy.corp`; an array or a dictionary opens a level. What holds for one interface only
  /// stands below `__SCOPED__` and is left out.
  static Offered.Told parse(String printed) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> exceptions = new ArrayList<>();
    List<String> levels = new ArrayList<>();
    for (String line : printed.lines().map(String::strip).toList()) {
      int colon = line.indexOf(" : ");
      if (line.endsWith("{")) {
        levels.add(colon > 0 ? line.substring(0, colon) : "");
      } else if (line.equals("}")) {
        if (!levels.isEmpty()) {
          levels.removeLast();
        }
      } else if (colon > 0 && levels.size() == 1) {
        values.put(line.substring(0, colon), line.substring(colon + 3).strip());
      } else if (colon > 0 && levels.size() == 2 && levels.getLast().equals("ExceptionsList")) {
        exceptions.add(line.substring(colon + 3));
      }
    }
    if (isOn(values, "ExcludeSimpleHostnames")) {
      exceptions.add(SystemProxyExceptions.LOCAL_NAMES);
    }
    Map<String, String> proxies = new LinkedHashMap<>();
    add(proxies, "HTTP_PROXY", "http", "HTTP", values);
    add(proxies, "HTTPS_PROXY", "http", "HTTPS", values);
    add(proxies, "ALL_PROXY", "socks5", "SOCKS", values);
    String script = isOn(values, "ProxyAutoConfigEnable")
        ? values.getOrDefault("ProxyAutoConfigURLString", "") : "";
    return new Offered.Told(proxies, SystemProxyExceptions.of(exceptions), script,
        isOn(values, "ProxyAutoDiscoveryEnable"));
  }

  private static boolean isOn(Map<String, String> values, String name) {
    return values.getOrDefault(name, "0").equals("1");
  }

  private static void add(Map<String, String> to, String name, String scheme, String kind, Map<String, String> from) {
    String host = from.getOrDefault(kind + "Proxy", "");
    if (isOn(from, kind + "Enable") && !host.isEmpty()) {
      to.put(name, scheme + "://" + host + ":" + from.getOrDefault(kind + "Port", "80"));
    }
  }
}
