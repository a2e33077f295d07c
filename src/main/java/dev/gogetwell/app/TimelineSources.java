package dev.gogetwell.app;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.go.GoProbe;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.go.ProbeProgram;
import dev.gogetwell.model.Tool;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.probe.GoHandshake;
import dev.gogetwell.probe.GoHelloSpecs;
import dev.gogetwell.probe.GoProbes;
import dev.gogetwell.probe.LiveHandshake;
import dev.gogetwell.probe.ProbeTimeouts;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/// Where the live handshakes of the timeline come from: our own client in the shape of the installed Go, and that Go
/// itself. Go is looked for when a handshake is wanted. Blocking; any thread.
final class TimelineSources {
  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final Duration TOOL_LIMIT = Duration.ofSeconds(5);

  private final Workbench.Tools tools;
  private final Environment environment;

  TimelineSources(Workbench.Tools tools, Environment environment) {
    this.tools = tools;
    this.environment = environment;
  }

  /// A handshake of our own client; without a Go in the shape of the newest one that is known.
  Recording ourClient(String host, int port, Optional<String> serverName, Optional<String> proxy)
      throws IOException, InterruptedException {
    GoVersion version = go().flatMap(tool -> GoVersion.parse(tool.version())).orElse(GoVersion.DEVEL);
    GoHelloSpecs hellos = new GoHelloSpecs(ClientHelloProfile.goCommand(version, environment.value("GODEBUG")));
    return new LiveHandshake(new TlsHandshaker(new SecureRandom()), hellos, ProbeTimeouts.FIRST_LOOK)
        .handshake(host, port, serverName, proxy);
  }

  /// A handshake of the user's own Go.
  Recording ownGo(String host, int port, Optional<String> serverName, Optional<String> proxy)
      throws IOException, InterruptedException {
    GoProbe probe = new GoProbe(tools.processes(), tools.state().path().resolve("goprobe"), tools.scratch(),
        ProbeProgram.shipped());
    Optional<Tool> found = go();
    return new GoHandshake(new GoProbes(probe, () -> environment, _ -> { }), () -> environment, () -> found, LIMIT)
        .handshake(host, port, serverName, proxy);
  }

  private Optional<Tool> go() throws InterruptedException {
    GoTool tool = new GoTool(new ToolRun(tools.processes(), TOOL_LIMIT));
    Optional<Path> path = tool.find(environment);
    if (path.isEmpty()) {
      return Optional.empty();
    }
    return tool.version(path.get(), environment, Path.of("").toAbsolutePath()) instanceof Answer.Value<String> value
        ? Optional.of(new Tool(path.get().toString(), value.value())) : Optional.empty();
  }
}
