package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import java.util.Map;

/// The proxy that the system offers to browsers, in the words of environment variables. `go` reads none of it
/// (net/http/transport.go: ProxyFromEnvironment), which is why a browser may get out where `go` does not.
public interface SystemProxy {
  /// HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY as far as they are set; empty if unset or unreadable. Blocking.
  Map<String, String> read(Environment environment) throws InterruptedException;

  /// The reader for the system of `environment`.
  static SystemProxy of(Environment environment, ToolRun tools) {
    return switch (environment.os()) {
      case LINUX -> new GnomeProxy(tools);
      case WINDOWS -> new WindowsProxy(tools);
      case DARWIN -> new MacProxy(tools);
    };
  }
}
