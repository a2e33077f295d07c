package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.RegistryValues;
import dev.gogetwell.machine.ToolRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The proxy of the Windows internet settings: what WinHTTP says of this user; where it knows of nothing, what stands in
/// the registry, since a service that was switched off or a Wine says "nothing" too. A policy may make the machine's
/// settings hold for every user; WinHTTP heeds it by itself. Blocking; any thread.
final class WindowsProxy implements SystemProxy {
  private static final String SETTINGS = "\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
  private static final String POLICY =
      "HKLM\\Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";

  private final ToolRun tools;
  private final Asked asked;
  private final ProxyScript scripts;

  /// @param asked what Windows itself says
  WindowsProxy(ToolRun tools, Asked asked, ProxyScript scripts) {
    this.scripts = scripts;
    this.tools = tools;
    this.asked = asked;
  }

  /// Asks Windows itself.
  @FunctionalInterface
  interface Asked {
    /// What it tells.
    ///
    /// @throws IOException if it does not tell
    Config config() throws IOException;
  }

  /// What the internet settings hold; empty texts for what is not set.
  ///
  /// @param server `host:port` for all, or `http=host:port;https=host:port`
  /// @param bypass the exceptions, with `;` between them
  /// @param script the URL of a script that decides instead
  /// @param detects whether the network is asked for such a script
  record Config(String server, String bypass, String script, boolean detects) {
    Offered offered() {
      return new Offered.Told(proxies(server), SystemProxyExceptions.of(List.of(bypass.split("[;,\\s]+"))), script,
          detects)
          .offered();
    }
  }

  @Override
  public Offered read(Environment environment, ScriptVisit visit) throws InterruptedException {
    Config config = config(environment);
    return scripts.asked(config.offered(), config.script(), visit);
  }

  private Config config(Environment environment) throws InterruptedException {
    boolean detects = false;
    try {
      Config told = asked.config();
      if (!told.server().isEmpty() || !told.script().isEmpty()) {
        return told;
      }
      detects = told.detects();
    } catch (IOException _) {
      // The registry is asked below.
    }
    boolean ofMachine = RegistryValues.parse(tools.printed(List.of("reg", "query", POLICY), environment))
        .getOrDefault("ProxySettingsPerUser", "0x1").equals("0x0");
    Config kept =
        parse(tools.printed(List.of("reg", "query", (ofMachine ? "HKLM" : "HKCU") + SETTINGS), environment));
    return new Config(kept.server(), kept.bypass(), kept.script(), detects);
  }

  /// What `reg query` printed. Whether the network is asked stands in a block of bytes that nobody documented.
  static Config parse(String printed) {
    Map<String, String> values = RegistryValues.parse(printed);
    boolean on = values.getOrDefault("ProxyEnable", "0x0").equals("0x1");
    return new Config(on ? values.getOrDefault("ProxyServer", "") : "",
        on ? values.getOrDefault("ProxyOverride", "") : "", values.getOrDefault("AutoConfigURL", ""), false);
  }

  private static Map<String, String> proxies(String server) {
    Map<String, String> proxies = new LinkedHashMap<>();
    for (String part : server.strip().split("[;\\s]+", -1)) {
      int equals = part.indexOf('=');
      String address = part.substring(equals + 1);
      if (address.isEmpty()) {
        continue;
      }
      String url = address.contains("://") ? address : "http://" + address;
      switch (equals < 0 ? "" : part.substring(0, equals).toLowerCase(Locale.ROOT)) {
        case "http" -> proxies.put("HTTP_PROXY", url);
        case "https" -> proxies.put("HTTPS_PROXY", url);
        case "socks" -> proxies.put("ALL_PROXY", address.contains("://") ? address : "socks5://" + address);
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
