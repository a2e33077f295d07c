package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import java.time.Duration;

/// The proxy that the system offers to browsers, in the words of environment variables. `go` reads none of it
/// (net/http/transport.go: ProxyFromEnvironment), which is why a browser may get out where `go` does not. A script (PAC)
/// that decides is named, and run only with leave.
public interface SystemProxy {
  /// Of one answer; a script that is not there makes a browser wait for minutes.
  Duration SCRIPT_LIMIT = Duration.ofSeconds(4);

  /// What it offers now; nothing if unset or unreadable. Blocking.
  ///
  /// @param visit leave to run a script that decides
  Offered read(Environment environment, ScriptVisit visit) throws InterruptedException;

  /// The reader for the system of `environment`.
  static SystemProxy of(Environment environment, ToolRun tools) {
    return switch (environment.os()) {
      case LINUX -> new LinuxProxy(tools, new ProxyScript(new PacRunner(tools, environment), SCRIPT_LIMIT));
      case WINDOWS -> new WindowsProxy(tools, new WinHttp(), new ProxyScript(new WinHttpScript(), SCRIPT_LIMIT));
      case DARWIN -> new MacProxy(tools, new ProxyScript(
          new MacScript((script, url) -> new CoreNetwork(SCRIPT_LIMIT).run(script, url)), SCRIPT_LIMIT));
    };
  }
}
