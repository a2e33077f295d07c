package dev.gogetwell.machine.osproxy;

import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.ProcessResult;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lets the desktop fetch and run a proxy script, as it does for its browsers: the service of glib-networking on the
/// session's bus (org.gtk.GLib.PACRunner), asked by gdbus, which comes with gsettings. Blocking; any thread.
///
/// @param environment of the session, which names its bus
record PacRunner(ToolRun tools, Environment environment) implements ProxyScript.Runner {
  private static final String SERVICE = "org.gtk.GLib.PACRunner";
  /// What may stand in an argument that gdbus reads as text in quotes.
  private static final Pattern PLAIN = Pattern.compile("[\\w.~:/?#\\[\\]@!$&()*+,;=%-]{1,2000}");
  private static final Pattern QUOTED = Pattern.compile("'([^'\\\\]{0,500})'");

  @Override
  public String proxiesFor(String script, String url) throws IOException {
    Optional<Path> gdbus = ProgramSearch.find("gdbus", environment, List.of(Path.of("/usr/bin")));
    if (gdbus.isEmpty() || !PLAIN.matcher(script).matches() || !PLAIN.matcher(url).matches()) {
      throw new IOException(gdbus.isEmpty() ? "no gdbus" : "no address: " + script);
    }
    List<String> command = List.of(gdbus.get().toString(), "call", "--session", "--dest", SERVICE, "--object-path",
        "/" + SERVICE.replace('.', '/'), "--method", SERVICE + ".Lookup", "'" + script + "'", "'" + url + "'");
    try {
      Path directory = Path.of(System.getProperty("java.io.tmpdir"));
      return switch (tools.ask(command, environment, directory)) {
        case Answer.Value<ProcessResult>(ProcessResult result) -> told(proxies(result.out()));
        case Answer.Failed<ProcessResult> failed -> throw new IOException(failed.failure().raw());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException(e.getMessage()).initCause(e);
    }
  }

  /// The service answers `direct://` also where nothing on this machine runs scripts, or where the script's server does
  /// not answer.
  private static String told(String proxies) throws ProxyScript.Untold {
    if (proxies.isEmpty()) {
      throw new ProxyScript.Untold("direct:// (GLib answers the same where it cannot fetch or run a script)");
    }
    return proxies;
  }

  /// Of `(['http://p.test:8080', 'direct://'],)` what stands before a direct connection.
  static String proxies(String printed) {
    List<String> proxies = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(printed);
    while (quoted.find() && !quoted.group(1).startsWith("direct:")) {
      proxies.add(quoted.group(1).replaceFirst("^http://", "").replaceFirst("^socks\\w*://", "socks5://")
          .replaceFirst("/$", ""));
    }
    return String.join(";", proxies);
  }
}
