package dev.gogetwell.net.tls.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CaptureFixturesTest {
  private static final Path FOLDER = Path.of("src/test/resources/captures");
  private static final TlsNames NAMES = TlsNames.load();

  static Stream<String> captures() throws IOException {
    return expected().propertyNames().stream();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void withoutSecretsTheEventsAreThoseOfTshark(String name) throws IOException {
    assertThat(EventLines.of(read(name, new KeyLog())))
        .isEqualTo(EventLines.ofExpected(expected().get(name).get("plain")));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void withSecretsTheEventsAreThoseOfTshark(String name) throws IOException {
    JsonNode keyed = expected().get(name).get("keyed");
    if (keyed == null) {
      assertThat(FOLDER.resolve(name + ".keys")).doesNotExist();
      return;
    }
    assertThat(EventLines.of(read(name, keys(name)))).isEqualTo(EventLines.ofExpected(keyed));
  }

  @Test
  void decryptedCertificateHasItsFields() throws IOException {
    TlsStream stream = read("tls12-gcm", keys("tls12-gcm")).getFirst();
    assertThat(stream.end()).isEqualTo(StreamEnd.COMPLETE);
    assertThat(stream.breakPoint()).isEmpty();
    TlsStream hidden = read("tls13", keys("tls13")).getFirst();
    assertThat(hidden.serverChain()).hasSize(1);
    assertThat(hidden.serverChain().getFirst().fields().orElseThrow().subject()).contains("CN=");
    assertThat(hidden.clientHello().orElseThrow().serverName()).contains("rsa.test");
    assertThat(hidden.first(HandshakeMessage.NewSessionTicket.class)).isPresent();
  }

  @Test
  void withoutSecretsTls13HidesTheCertificateAndTheHandshakeStillCountsAsComplete() throws IOException {
    TlsStream stream = read("tls13", new KeyLog()).getFirst();
    assertThat(stream.serverChain()).isEmpty();
    assertThat(stream.end()).isEqualTo(StreamEnd.COMPLETE);
  }

  @Test
  void missingClientCertificateBreaksAfterTheClientIsDone() throws IOException {
    TlsStream stream = read("tls13-clientcert-missing", keys("tls13-clientcert-missing")).getFirst();
    assertThat(stream.end()).isEqualTo(StreamEnd.ALERT);
    assertThat(stream.breakPoint().orElseThrow().reached()).isEqualTo(Stage.COMPLETE);
    assertThat(stream.breakPoint().orElseThrow().alert().orElseThrow().description()).contains("certificate_required");
  }

  @Test
  void copyWithSecretsNeedsNoKeyLogAnyMore() throws IOException {
    Path copy = Files.createTempFile("copy", ".pcapng");
    try (InputStream in = Files.newInputStream(FOLDER.resolve("tls13-hrr.pcapng"));
        var out = Files.newOutputStream(copy)) {
      new CaptureExport().copy(in, keys("tls13-hrr"), out);
    }
    assertThat(EventLines.of(new CaptureTimeline(NAMES, new KeyLog(), 0).readAll(RegularFile.at(copy)::stream)))
        .isEqualTo(EventLines.of(read("tls13-hrr", keys("tls13-hrr"))));
    Files.delete(copy);
  }

  private static List<TlsStream> read(String name, KeyLog keys) throws IOException {
    return new CaptureTimeline(NAMES, keys, 0).readAll(RegularFile.at(FOLDER.resolve(name + ".pcapng"))::stream);
  }

  private static KeyLog keys(String name) throws IOException {
    KeyLog keys = new KeyLog();
    keys.addAll(Files.readAllBytes(FOLDER.resolve(name + ".keys")));
    return keys;
  }

  private static JsonNode expected() throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(FOLDER.resolve("expected.json")));
  }
}
