package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.pcap.CaptureExport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handshakes of the real Go and of our own client with `openssl s_server`, exported as capture files: tshark opens
/// them without a complaint and lists the same decrypted messages.
class CapturesAgainstTsharkTest {
  @TempDir private Path folder;

  @BeforeEach
  void needTshark() throws Exception {
    try {
      ProcessResult version = OpenSslServer.tool(folder, List.of("tshark", "--version"));
      assumeTrue(version.ok(), "skipped: tshark does not start");
    } catch (IOException e) {
      assumeTrue(false, "skipped: there is no tshark on this machine");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void tsharkReadsTheHandshakeOfTheRealGoAsWeDo(String version) throws Exception {
    RealGo go = RealGo.installed(folder.resolve("go"));
    try (OpenSslServer server = OpenSslServer.start(folder, version)) {
      GoProbeReading reading = go.look("https://localhost:" + server.port() + "/",
          go.environment().with("SSL_CERT_FILE", server.certificate().toString()));

      compare(go, reading.recording().orElseThrow(), server);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void tsharkReadsTheHandshakeOfOurClientAsWeDo(String version) throws Exception {
    RealGo go = RealGo.installed(folder.resolve("go"));
    try (OpenSslServer server = OpenSslServer.start(folder, version)) {
      compare(go, go.ourClient().handshake("localhost", server.port(), Optional.empty(), Optional.empty()), server);
    }
  }

  private void compare(RealGo go, Recording recording, OpenSslServer server) throws Exception {
    Path capture = folder.resolve("handshake.pcapng");
    try (OutputStream out = Files.newOutputStream(capture)) {
      new CaptureExport().write(recording, out);
    }
    List<String> ours = ours(go, recording);

    assertThat(ours).contains("c2s 1", "s2c 2", "s2c 11", "c2s 20");
    assertThat(tshark(capture, recording.client().port())).isEqualTo(ours);
    assertThat(complaints(capture)).isEmpty();
    assertThat(Files.readAllLines(server.keyLog())).containsAll(
        recording.secrets().stream().filter(line -> !line.startsWith("#")).toList());
  }

  /// Direction and type number of every handshake message, as the dissector has them.
  private static List<String> ours(RealGo go, Recording recording) {
    List<String> found = new ArrayList<>();
    for (TlsEvent event : recording.read(go.names).events()) {
      for (HandshakeMessage message : event.messages()) {
        found.add((event.direction() == Direction.CLIENT_TO_SERVER ? "c2s " : "s2c ") + message.type().number());
      }
    }
    return found;
  }

  private List<String> tshark(Path capture, int clientPort) throws Exception {
    ProcessResult result = OpenSslServer.tool(folder, List.of("tshark", "-r", capture.toString(), "-2", "-Y", "tls",
        "-T", "fields", "-e", "tcp.srcport", "-e", "tls.handshake.type"));
    assertThat(result.ok()).as(result.err()).isTrue();
    List<String> found = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      String[] fields = line.split("\t", -1);
      for (String type : fields[1].isEmpty() ? new String[0] : fields[1].split(",")) {
        found.add((Integer.parseInt(fields[0]) == clientPort ? "c2s " : "s2c ") + type);
      }
    }
    return found;
  }

  private String complaints(Path capture) throws Exception {
    return OpenSslServer.tool(folder, List.of("tshark", "-r", capture.toString(), "-Y",
        "_ws.malformed || _ws.expert.severity >= 0x600000", "-T", "fields", "-e", "frame.number", "-e",
        "_ws.expert.message")).out();
  }
}
