package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.ToolRun;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The proxy of GNOME and its relatives, as `gsettings` tells it. Blocking; any thread.
final class GnomeProxy {
  private static final String ROOT = "org.gnome.system.proxy";

  private GnomeProxy() {}

  static Offered.Told read(ToolRun tools, Environment environment) throws InterruptedException {
    Optional<Path> gsettings = ProgramSearch.find("gsettings", environment, List.of(Path.of("/usr/bin")));
    return parse(gsettings.isEmpty() ? ""
        : tools.printed(List.of(gsettings.get().toString(), "list-recursively", ROOT), environment));
  }

  /// Lines such as `org.gnome.system.proxy.https host 'proxy.corp'`.
  static Offered.Told parse(String printed) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : printed.lines().toList()) {
      String[] words = line.strip().split("\\s+", 3);
      if (words.length == 3) {
        values.put(words[0].substring(words[0].startsWith(ROOT) ? ROOT.length() : 0) + " " + words[1],
            words[2].replace("'", ""));
      }
    }
    String mode = values.getOrDefault(" mode", "none");
    if (mode.equals("auto")) {
      String script = values.getOrDefault(" autoconfig-url", "");
      return new Offered.Told(Map.of(), SystemProxyExceptions.NONE, script, script.isEmpty());
    }
    if (!mode.equals("manual")) {
      return new Offered.Told(Map.of(), SystemProxyExceptions.NONE, "", false);
    }
    Map<String, String> proxies = new LinkedHashMap<>();
    add(proxies, "HTTP_PROXY", "http", "http", values);
    add(proxies, "HTTPS_PROXY", "http", "https", values);
    add(proxies, "ALL_PROXY", "socks5", "socks", values);
    String exceptions = values.getOrDefault(" ignore-hosts", "").replaceAll("^@as|[\\[\\]]", "");
    return new Offered.Told(proxies, SystemProxyExceptions.of(List.of(exceptions.split(","))), "", false);
  }

  private static void add(Map<String, String> to, String name, String scheme, String kind, Map<String, String> from) {
    String host = from.getOrDefault("." + kind + " host", "");
    String port = from.getOrDefault("." + kind + " port", "0");
    if (!host.isEmpty() && !port.equals("0")) {
      to.put(name, scheme + "://" + host + ":" + port);
    }
  }
}
