package dev.gogetwell.machine.osproxy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Lets macOS fetch and run a proxy script, as it does for browsers. The script's server is contacted; nobody else is.
/// Only on macOS; any platform thread.
///
/// @param system the functions of macOS
record MacScript(Functions system) implements ProxyScript.Runner {
  /// The functions of macOS that run a script.
  @FunctionalInterface
  interface Functions {
    /// What the script answers, in its order.
    ///
    /// @throws IOException if it cannot be fetched or run
    List<Proxy> run(String script, String url) throws IOException;
  }

  /// One answer.
  ///
  /// @param kind the last word of the constant kCFProxyType… (CFProxySupport.h)
  /// @param host empty for a direct connection
  record Proxy(String kind, String host, int port) {}

  @Override
  public String proxiesFor(String script, String url) throws IOException {
    try {
      // What stands behind a direct connection is for the case that there is none.
      return system.run(script, url).stream().takeWhile(proxy -> !proxy.kind().equals("None"))
          .filter(proxy -> !proxy.host().isEmpty()).map(MacScript::written).collect(Collectors.joining(";"));
    } catch (RuntimeException | LinkageError e) {
      // A Java that may not call functions of the system, or a macOS without this one.
      throw new IOException(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(), e);
    }
  }

  private static String written(Proxy proxy) {
    String place = (proxy.host().indexOf(':') < 0 ? proxy.host() : "[" + proxy.host() + "]") + ":" + proxy.port();
    return proxy.kind().toUpperCase(Locale.ROOT).startsWith("SOCKS") ? "socks5://" + place : place;
  }
}
