package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.net.tls.Recording;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The probe compiled by other toolchains, and their hellos against ours, byte for byte. Needs the paths of their `go`
/// programs: `-Dgogetwell.toolchains=/path/to/go1.24/bin/go:…`; nothing is downloaded here.
@EnabledIfSystemProperty(named = "gogetwell.toolchains", matches = ".+",
    disabledReason = "skipped: -Dgogetwell.toolchains names no other toolchains")
class OtherToolchainsTest {
  @TempDir private Path folder;

  static Stream<String> toolchains() {
    return Arrays.stream(System.getProperty("gogetwell.toolchains", "").split(java.io.File.pathSeparator));
  }

  @ParameterizedTest
  @MethodSource("toolchains")
  void theProbeCompilesAndItsHelloIsOurs(String path) throws Exception {
    RealGo go = RealGo.of(Path.of(path), folder);
    ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    try (TcpServer _ =
        TcpServer.start(listener, TlsServer.always(new TlsBehaviour.Eof(), _ -> HttpAnswer.text("")))) {
      GoProbeReading reading =
          go.look("https://localhost:" + listener.getLocalPort() + "/", go.environment());
      byte[] ours = HelloBytes.sentFor(
          new GoHelloSpecs(ClientHelloProfile.goCommand(go.version(), "")).spec("localhost", HelloShape.LIKE_GO));

      assertThat(reading.program().goVersion()).isEqualTo(go.tool().version());
      assertThat(HelloBytes.withoutChance(ours))
          .isEqualTo(HelloBytes.withoutChance(sent(reading.recording().orElseThrow())));
    }
  }

  @ParameterizedTest
  @MethodSource("toolchains")
  void goGetItselfSendsTheHelloOfItsProfile(String path) throws Exception {
    GoGetWire wire = new GoGetWire(Path.of(path), folder);
    for (String godebug : GoGetWire.SETTINGS) {
      GoGetWire.Line line = wire.compare(godebug);
      assertThat(line.equal()).as(line.toString()).isTrue();
    }
  }

  private static byte[] sent(Recording recording) {
    return recording.steps().stream().filter(Recording.Step.Data.class::isInstance).map(Recording.Step.Data.class::cast)
        .filter(data -> data.direction() == Direction.CLIENT_TO_SERVER).findFirst().orElseThrow().bytes().toArray();
  }
}
