package dev.gogetwell.net.tls.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TlsBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Captures handshakes of openssl on loopback and asks tshark for its opinion. Skipped where the tools or the right to
/// capture are missing; [CaptureFixturesTest] does the same with files.
@Tag("slow")
class TsharkDifferentialTest {
  private static final String SEEN = "tls.record.length,tls.handshake.type,tls.alert_message.desc";

  @TempDir private static Path folder;

  @BeforeAll
  static void needTools() throws IOException, InterruptedException {
    assumeTrue(works("tshark", "--version"), "tshark is not installed");
    assumeTrue(works("openssl", "version"), "openssl is not installed");
    assumeTrue(works("dumpcap", "-D") && mayCapture(), "no right to capture on loopback");
    assertThat(works("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", file("key.pem"), "-out",
        file("cert.pem"), "-days", "2", "-subj", "/CN=a.test", "-addext", "subjectAltName=DNS:a.test")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "TLS 1.3,-tls1_3,-tls1_3",
    "HelloRetryRequest,-groups P-384,-groups X25519:P-384",
    "ChaCha20,-tls1_2,-cipher ECDHE-RSA-CHACHA20-POLY1305",
    "CBC,-tls1_2,-cipher ECDHE-RSA-AES128-SHA256",
    "no common version,-tls1_3,-tls1_2",
    "client certificate wanted,-Verify 1 -verify_return_error,-tls1_3"
  })
  void sameRecordsMessagesAndAlerts(String name, String server, String client) throws Exception {
    Path capture = folder.resolve(name.replace(' ', '-') + ".pcapng");
    Path keys = folder.resolve(name.replace(' ', '-') + ".keys");
    capture(capture, keys, server, client);
    for (@Nullable Path secrets : new @Nullable Path[] {null, keys}) {
      KeyLog log = new KeyLog();
      if (secrets != null && Files.exists(secrets)) {
        log.addAll(Files.readAllBytes(secrets));
      }
      List<TlsStream> ours = new CaptureTimeline(TlsNames.load(), log, 0).readAll(RegularFile.at(capture)::stream);
      assertThat(ours).hasSize(1);
      assertThat(seenByUs(ours.getFirst())).isEqualTo(seenByTshark(capture, ours.getFirst(), secrets));
    }
  }

  @Test
  void exportOfARecordingIsFlawlessForTshark() throws Exception {
    Path export = folder.resolve("export.pcapng");
    for (String address : List.of("192.0.2.", "2001:db8::")) {
      Recording recording = new Recording(new Endpoint(address + "2", 443), Instant.parse("2026-01-01T00:00:00Z"));
      recording.connected(Duration.ofMillis(1), new Endpoint(address + "1", 40000), recording.server());
      byte[] hello = TlsBytes.record(22, 0x0301, TlsBytes.clientHello("a.test", 3000));
      recording.data(Duration.ofMillis(2), Direction.CLIENT_TO_SERVER, hello, 0, hello.length);
      byte[] alert = TlsBytes.record(21, 0x0303, new byte[] {2, 40});
      recording.data(Duration.ofMillis(3), Direction.SERVER_TO_CLIENT, alert, 0, alert.length);
      recording.fin(Duration.ofMillis(4), Direction.SERVER_TO_CLIENT);
      recording.fin(Duration.ofMillis(5), Direction.CLIENT_TO_SERVER);
      recording.secret("CLIENT_RANDOM " + "00".repeat(32) + " " + "11".repeat(48));
      try (OutputStream out = Files.newOutputStream(export)) {
        new CaptureExport().write(recording, out);
      }
      assertThat(output("tshark", "-r", export.toString(), "-o", "tcp.check_checksum:TRUE", "-o",
          "ip.check_checksum:TRUE", "-Y", "_ws.malformed || tcp.analysis.flags || tcp.checksum.status == 0 || "
              + "ip.checksum.status == 0")).isEmpty();
      assertThat(output("tshark", "-r", export.toString(), "-Y", "tls.alert_message.desc == 40", "-T", "fields", "-e",
          "tcp.stream")).containsExactly("0");
    }
  }

  private static void capture(Path capture, Path keys, String serverOptions, String clientOptions) throws Exception {
    int port = freePort();
    Process dumpcap = start(List.of("dumpcap", "-q", "-i", "lo", "-f", "tcp port " + port, "-w", capture.toString()));
    List<String> server = new ArrayList<>(List.of("openssl", "s_server", "-www", "-accept", "127.0.0.1:" + port,
        "-cert", file("cert.pem"), "-key", file("key.pem"), "-keylogfile", keys.toString()));
    server.addAll(List.of(serverOptions.split(" ")));
    Process listening = start(server);
    try {
      awaitLine(dumpcap.errorReader(), "File:");
      awaitLine(listening.inputReader(), "ACCEPT");
      List<String> client = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port,
          "-servername", "a.test"));
      client.addAll(List.of(clientOptions.split(" ")));
      Process connecting = start(client);
      try (OutputStream in = connecting.getOutputStream()) {
        in.write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        in.flush();
        assertThat(connecting.waitFor(10, TimeUnit.SECONDS)).isTrue();
      } catch (IOException e) {
        // A client whose handshake failed reads no request.
        assertThat(connecting.waitFor(10, TimeUnit.SECONDS)).isTrue();
      }
      await().atMost(Duration.ofSeconds(10)).until(() -> closed(capture));
    } finally {
      listening.destroy();
      dumpcap.destroy();
      assertThat(dumpcap.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean closed(Path capture) throws IOException {
    List<TlsStream> streams = new CaptureTimeline(TlsNames.load(), new KeyLog(), 0)
        .readAll(RegularFile.at(capture)::stream);
    return !streams.isEmpty() && streams.getFirst().closedBy().isPresent();
  }

  /// For each direction: the lengths of records, the numbers of messages, the numbers of alerts.
  private static List<String> seenByUs(TlsStream stream) {
    List<String> seen = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      List<TlsEvent> events = stream.events().stream().filter(event -> event.direction() == direction).toList();
      seen.add(direction.code()
          + events.stream().map(TlsEvent::length).toList()
          + events.stream().flatMap(event -> event.messages().stream()).map(message -> message.type().number())
              .filter(number -> number >= 0).toList()
          + events.stream().flatMap(event -> event.alert().stream()).filter(alert -> !alert.encrypted())
              .map(alert -> alert.number()).toList());
    }
    return seen;
  }

  private static List<String> seenByTshark(Path capture, TlsStream stream, @Nullable Path keys) throws Exception {
    List<String> seen = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      int source = direction == Direction.CLIENT_TO_SERVER ? stream.client().port() : stream.server().port();
      StringBuilder line = new StringBuilder(direction.code());
      for (String field : SEEN.split(",")) {
        List<String> command = new ArrayList<>(List.of("tshark", "-r", capture.toString(), "-Y",
            "tcp.srcport == " + source, "-T", "fields", "-e", field));
        if (keys != null) {
          command.addAll(List.of("-o", "tls.keylog_file:" + keys));
        }
        line.append(output(command.toArray(String[]::new)).stream().flatMap(l -> Stream.of(l.split(","))).filter(
            word -> !word.isEmpty()).toList());
      }
      seen.add(line.toString());
    }
    return seen;
  }

  private static boolean mayCapture() throws IOException, InterruptedException {
    Path file = folder.resolve("try.pcapng");
    Process dumpcap = start(List.of("dumpcap", "-q", "-i", "lo", "-a", "duration:1", "-w", file.toString()));
    dumpcap.errorReader().lines().forEach(line -> assertThat(line).isNotNull());
    return dumpcap.waitFor() == 0;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static void awaitLine(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("a line that begins with %s", start).isNotNull();
  }

  private static boolean works(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).start();
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }
}
