package dev.gogetwell.probe;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Bench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.go.GoProbe;
import dev.gogetwell.machine.go.GoTool;
import dev.gogetwell.machine.go.ProbeProgram;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.Tool;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/// The installed Go, the probe that it compiled, and our own client in the shape of that Go; side by side against the
/// same server.
final class RealGo {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration COMPILE = Duration.ofSeconds(120);

  final TlsNames names = TlsNames.load();
  private final Tool tool;
  private final Environment environment;
  private final GoProbe probe;

  private RealGo(Tool tool, Environment environment, GoProbe probe) {
    this.tool = tool;
    this.environment = environment;
    this.probe = probe;
  }

  /// The installed one; the test is skipped where there is none.
  static RealGo installed(Path folder) throws IOException, InterruptedException {
    return of(new Bench(folder).go(), folder);
  }

  /// The one at `go`.
  static RealGo of(Path go, Path folder) throws IOException, InterruptedException {
    Bench bench = new Bench(folder);
    Environment bare = bench.environment();
    Answer<String> version = new GoTool(Bench.tools()).version(go, bare, folder);
    assumeTrue(version instanceof Answer.Value<String>, "skipped: go version does not answer");
    String cache =
        Environment.ofThisProcess().home().map(home -> home.resolve(".cache/go-build").toString()).orElse("");
    return new RealGo(new Tool(go.toString(), ((Answer.Value<String>) version).value()),
        cache.isEmpty() ? bare : bare.with("GOCACHE", cache),
        new GoProbe(new Processes(), folder.resolve("app"), ScratchArea.below(() -> folder.resolve("state")),
        ProbeProgram.shipped()));
  }

  GoVersion version() {
    return GoVersion.parse(tool.version()).orElseThrow();
  }

  Tool tool() {
    return tool;
  }

  Environment environment() {
    return environment;
  }

  GoProbe probe() {
    return probe;
  }

  /// What the probe sees of `url`; the handshake only.
  GoProbeReading look(String url, Environment seen) throws InterruptedException {
    return look(url, seen, true, LIMIT);
  }

  GoProbeReading look(String url, Environment seen, boolean handshakeOnly, Duration limit)
      throws InterruptedException {
    GoProbe.Outcome outcome = probe.run(Path.of(tool.path()), tool.version(), seen,
        new GoProbe.Request(url, handshakeOnly, limit), COMPILE, _ -> { });
    if (outcome instanceof GoProbe.Outcome.Spoke spoke) {
      return GoProbeReading.of(spoke.output());
    }
    throw new AssertionError(outcome.toString());
  }

  /// Our own client with the hello of this Go.
  LiveHandshake ourClient() {
    return new LiveHandshake(new TlsHandshaker(new SecureRandom()),
        new GoHelloSpecs(ClientHelloProfile.goCommand(version(), "")), ProbeTimeouts.FIRST_LOOK);
  }
}
