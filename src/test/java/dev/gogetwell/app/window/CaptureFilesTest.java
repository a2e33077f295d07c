package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.cli.HandshakeSource;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.ui.port.Captures.Opened;
import dev.gogetwell.ui.port.ServiceException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureFilesTest {
  private static final Endpoint SERVER = new Endpoint("192.0.2.2", 8443);
  private static final Path SHIPPED = Path.of("src/test/resources/captures/tls12-renego.pcapng");

  @TempDir
  Path folder;

  private final List<String> asked = new ArrayList<>();
  private final HandshakeSource source = (host, port, name, proxy) -> {
    asked.add(host + ":" + port + " " + name.orElse("-") + " " + proxy.orElse("-"));
    return connect(proxy.isPresent());
  };
  private final CaptureFiles files = new CaptureFiles(TlsNames.load(), source);

  /// A connection that the server closes; with a proxy, a tunnel is asked for first.
  private static Recording connect(boolean tunnel) {
    Recording recording = new Recording(SERVER, Instant.parse("2026-01-01T00:00:00Z"));
    recording.connected(Duration.ofMillis(1), new Endpoint("192.0.2.1", 40_000), SERVER);
    if (tunnel) {
      byte[] request = "CONNECT go.test:8443 HTTP/1.1\r\nHost: go.test:8443\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      recording.data(Duration.ofMillis(2), Direction.CLIENT_TO_SERVER, request, 0, request.length);
    }
    recording.fin(Duration.ofMillis(3), Direction.SERVER_TO_CLIENT);
    return recording;
  }

  private static TlsHandshake shown(Optional<ProxyRef> via, TlsStream stream) {
    return new TlsHandshake(SERVER, via, "go.test", HelloShape.LIKE_GO, Optional.empty(), Optional.empty(),
        Optional.empty(), List.of(), stream, Optional.empty());
  }

  @Test
  void aCaptureFileIsReadAndAnotherFileIsNone() throws Exception {
    Opened opened = files.open(SHIPPED).orElseThrow();
    assertThat(opened.streams()).isNotEmpty();
    assertThat(opened.leftOut()).isZero();
    Path text = Files.writeString(folder.resolve("run.json"), "{\"schema\": 1}");
    assertThat(files.open(text)).isEmpty();
  }

  @Test
  void aCopyHoldsTheSameMessages() throws Exception {
    Path copy = folder.resolve("copy.pcapng");
    files.copy(SHIPPED, copy);
    assertThat(names(copy)).isEqualTo(names(SHIPPED)).isNotEmpty();
  }

  private List<String> names(Path file) throws ServiceException {
    return files.open(file).orElseThrow().streams().stream().flatMap(TlsStream::messages)
        .map(message -> message.type().name()).toList();
  }

  @Test
  void aFileIsNeverCopiedOntoItself() throws Exception {
    Path file = Files.copy(SHIPPED, folder.resolve("own.pcapng"));
    long before = Files.size(file);
    assertThatThrownBy(() -> files.copy(file, folder.resolve("x/../own.pcapng"))).isInstanceOf(ServiceException.class);
    assertThat(Files.size(file)).isEqualTo(before);
  }

  @Test
  void aHandshakeIsRecordedAgainAtTheSameAddressUnderTheSameName() throws Exception {
    Path target = folder.resolve("again.pcapng");
    files.record(shown(Optional.empty(), connect(false).read(TlsNames.load())), target);
    assertThat(asked).containsExactly("192.0.2.2:8443 go.test -");
    assertThat(files.open(target).orElseThrow().streams()).singleElement()
        .satisfies(stream -> assertThat(stream.server()).isEqualTo(SERVER));
  }

  @Test
  void behindAProxyTheTunnelLeadsToWhereItLedBefore() throws Exception {
    ProxyRef proxy = new ProxyRef("http", "proxy.test", 3128, true, "HTTPS_PROXY");
    files.record(shown(Optional.of(proxy), connect(true).read(TlsNames.load())), folder.resolve("again.pcapng"));
    assertThat(asked).containsExactly("go.test:8443 go.test http://proxy.test:3128");
  }
}
