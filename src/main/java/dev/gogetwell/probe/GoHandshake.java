package dev.gogetwell.probe;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.Tool;
import dev.gogetwell.net.tls.Recording;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// One handshake of the user's own Go with any host, for the timeline. Blocking, cancelled by interrupt; any thread.
public final class GoHandshake {
  private final GoProbes probes;
  private final Supplier<Environment> environment;
  private final Supplier<Optional<Tool>> go;
  private final Duration limit;

  /// @param go the tool, looked for when a handshake is wanted
  /// @param limit for one handshake
  public GoHandshake(GoProbes probes, Supplier<Environment> environment, Supplier<Optional<Tool>> go,
      Duration limit) {
    this.probes = probes;
    this.environment = environment;
    this.go = go;
    this.limit = limit;
  }

  /// Connects and shakes hands.
  ///
  /// @param serverName must be empty: Go sends the host's name and no other
  /// @param proxy replaces the proxy settings of the environment; empty leaves the choice to them
  /// @throws IOException if there is nothing to record; the message is in the tool's or the system's own words
  public Recording handshake(String host, int port, Optional<String> serverName, Optional<String> proxy)
      throws IOException, InterruptedException {
    if (serverName.isPresent()) {
      throw new IOException("go sends the name of the host; another SNI needs the built-in client");
    }
    Tool tool = go.get().orElseThrow(() -> new IOException("go: not found"));
    Environment seen = environment.get();
    if (proxy.isPresent()) {
      ProxyAddress.parse(proxy.get());
      seen = seen.with("HTTPS_PROXY", proxy.get()).with("https_proxy", proxy.get()).without("NO_PROXY")
          .without("no_proxy");
    }
    String url = "https://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port + "/";
    return switch (probes.run(url, tool, seen, limit)) {
      case GoProbeSource.Told.Seen(GoProbeReading reading) ->
          reading.recording().orElseThrow(() -> new IOException("go: no connection to " + host));
      case GoProbeSource.Told.TakenOver(var why, var failure) -> throw new IOException("goprobe: " + failure.raw());
    };
  }
}
