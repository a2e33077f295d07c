package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;

/// The proxy that the system offers to browsers, in the words of environment variables. `go` reads none of it
/// (net/http/transport.go: ProxyFromEnvironment), which is why a browser may get out where `go` does not. A script (PAC)
/// that decides is named and not run: its server is a host that go never asks, and whoever reads settings contacts
/// nobody.
public interface SystemProxy {
  /// What it offers now; nothing if unset or unreadable. Blocking.
  Offered read(Environment environment) throws InterruptedException;

  /// The reader for the system of `environment`.
  static SystemProxy of(Environment environment, ToolRun tools) {
    return switch (environment.os()) {
      case LINUX -> new GnomeProxy(tools);
      case WINDOWS -> new WindowsProxy(tools, new WinHttp());
      case DARWIN -> new MacProxy(tools);
    };
  }
}
