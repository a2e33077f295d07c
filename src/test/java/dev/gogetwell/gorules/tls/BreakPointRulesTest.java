package dev.gogetwell.gorules.tls;

import static dev.gogetwell.model.tls.Direction.CLIENT_TO_SERVER;
import static dev.gogetwell.model.tls.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Alert;
import dev.gogetwell.model.tls.BreakPoint;
import dev.gogetwell.model.tls.CertificateEntry;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.Fingerprint;
import dev.gogetwell.model.tls.HandshakeMessage;
import dev.gogetwell.model.tls.HelloExtension;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.ProtocolVersion;
import dev.gogetwell.model.tls.RecordType;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsEvent;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BreakPointRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private final BreakPointRules rules = new BreakPointRules();

  /// A broken handshake, the row that must fire, and the code that must come first.
  record Case(String row, CauseCode first, Scene scene) {
    @Override
    public String toString() {
      return row;
    }
  }

  /// Builds a stream from what matters to the rules.
  private static final class Scene {
    private final List<HandshakeMessage> messages = new ArrayList<>();
    private final List<PlainText> plain = new ArrayList<>();
    private Stage stage = Stage.CLIENT_HELLO;
    private StreamEnd end = StreamEnd.TIMEOUT;
    private Optional<Direction> by = Optional.empty();
    private Optional<Alert> alert = Optional.empty();
    private boolean hidden;

    static Scene at(Stage stage) {
      Scene scene = new Scene();
      scene.stage = stage;
      if (stage.compareTo(Stage.CLIENT_HELLO) >= 0) {
        scene.messages.add(hello(300));
      }
      return scene;
    }

    Scene with(HandshakeMessage message) {
      if (message instanceof HandshakeMessage.ClientHello) {
        messages.clear();
      }
      messages.add(message);
      return this;
    }

    Scene says(Direction direction, PlainText.Kind kind, int status) {
      plain.add(new PlainText(Duration.ZERO, direction, kind, "x",
          status == 0 ? OptionalInt.empty() : OptionalInt.of(status), 1));
      return this;
    }

    Scene tunnel(int status) {
      says(CLIENT_TO_SERVER, PlainText.Kind.HTTP_CONNECT, 0);
      return status == 0 ? this : says(SERVER_TO_CLIENT, PlainText.Kind.HTTP_RESPONSE, status);
    }

    Scene ends(StreamEnd how, Direction who) {
      end = how;
      by = Optional.of(who);
      return this;
    }

    Scene alert(Direction who, int number) {
      alert = Optional.of(new Alert(2, number));
      return ends(StreamEnd.ALERT, who);
    }

    Scene hiddenAlert(Direction who) {
      alert = Optional.of(Alert.ENCRYPTED);
      hidden = true;
      return ends(StreamEnd.ALERT, who);
    }

    TlsStream stream() {
      List<TlsEvent> events = messages.stream().map(message -> new TlsEvent(Duration.ZERO,
          message instanceof HandshakeMessage.ClientHello ? CLIENT_TO_SERVER : SERVER_TO_CLIENT, RecordType.HANDSHAKE,
          RecordType.HANDSHAKE, ProtocolVersion.TLS12, 1, false, List.of(message), Optional.empty())).toList();
      return new TlsStream(new Endpoint("192.0.2.1", 1), new Endpoint("192.0.2.2", 443), NOW, plain, events, end,
          Optional.of(new BreakPoint(stage, end, by, events.size() - 1, alert, hidden)), by, Set.of(), Duration.ZERO, 0,
          0);
    }
  }

  static Stream<Case> cases() {
    Direction server = SERVER_TO_CLIENT;
    Direction client = CLIENT_TO_SERVER;
    HandshakeMessage tls12 = serverHello(0x0303);
    HandshakeMessage tls13 = serverHello(0x0304);
    HandshakeMessage request = new HandshakeMessage.CertificateRequest(1, List.of(), List.of(), Octets.NONE);
    return Stream.of(
        new Case("refused", CauseCode.NETWORK_REFUSED, Scene.at(Stage.NOTHING).ends(StreamEnd.RST, server)),
        new Case("no-answer", CauseCode.NETWORK_TIMEOUT, Scene.at(Stage.NOTHING)),
        new Case("closed-early", CauseCode.NETWORK_RESET, Scene.at(Stage.CONNECTED).ends(StreamEnd.FIN, server)),
        new Case("proxy-wants-login", CauseCode.PROXY_AUTH_REQUIRED, refusedTunnel(407)),
        new Case("proxy-forbids", CauseCode.PROXY_FORBIDDEN, refusedTunnel(403)),
        new Case("proxy-cannot-reach", CauseCode.PROXY_BAD_GATEWAY, refusedTunnel(502)),
        new Case("proxy-no-tunnel", CauseCode.PROXY_FORBIDDEN, refusedTunnel(405)),
        new Case("socks-wants-login", CauseCode.PROXY_AUTH_REQUIRED, socks(PlainText.SOCKS_NO_METHOD)),
        new Case("socks-forbids", CauseCode.PROXY_FORBIDDEN, socks(2)),
        new Case("socks-cannot-reach", CauseCode.PROXY_BAD_GATEWAY, socks(5)),
        new Case("socks-refuses", CauseCode.PROXY_FORBIDDEN, socks(8)),
        new Case("no-http-proxy", CauseCode.PROXY_WRONG_SCHEME, Scene.at(Stage.TUNNEL_ASKED).tunnel(0)
            .says(server, PlainText.Kind.SSH, 0).ends(StreamEnd.NOT_TLS, server)),
        new Case("proxy-hangs-up", CauseCode.PROXY_BAD_GATEWAY,
            Scene.at(Stage.TUNNEL_ASKED).tunnel(0).ends(StreamEnd.FIN, server)),
        new Case("tunnel-closed", CauseCode.PROXY_BAD_GATEWAY,
            Scene.at(Stage.TUNNEL_OPEN).tunnel(200).ends(StreamEnd.FIN, server)),
        new Case("portal", CauseCode.TLS_NOT_TLS, foreign(302)),
        new Case("not-tls", CauseCode.TLS_NOT_TLS, foreign(0)),
        new Case("plain-proxy", CauseCode.TLS_NOT_TLS, foreign(400)),
        new Case("reset-after-hello", CauseCode.TLS_RESET_AFTER_CLIENTHELLO,
            Scene.at(Stage.CLIENT_HELLO).ends(StreamEnd.RST, server)),
        new Case("closed-after-hello", CauseCode.TLS_EOF, Scene.at(Stage.CLIENT_HELLO).ends(StreamEnd.FIN, server)),
        new Case("silence-after-hello", CauseCode.TLS_TIMEOUT, Scene.at(Stage.CLIENT_HELLO)),
        new Case("large-hello", CauseCode.TLS_RESET_AFTER_CLIENTHELLO,
            Scene.at(Stage.CLIENT_HELLO).with(hello(1522)).ends(StreamEnd.RST, server)),
        new Case("large-hello-lost", CauseCode.TLS_TIMEOUT, Scene.at(Stage.CLIENT_HELLO).with(hello(1522))),
        new Case("proxy-ends-tunnel", CauseCode.TLS_EOF,
            Scene.at(Stage.CLIENT_HELLO).tunnel(200).ends(StreamEnd.FIN, server)),
        new Case("server-version", CauseCode.TLS_VERSION, Scene.at(Stage.CLIENT_HELLO).alert(server, 70)),
        new Case("server-finds-no-cipher", CauseCode.TLS_NO_COMMON_CIPHER,
            Scene.at(Stage.CLIENT_HELLO).alert(server, 40)),
        new Case("server-knows-no-name", CauseCode.TLS_ALERT, Scene.at(Stage.CLIENT_HELLO).alert(server, 112)),
        new Case("server-cannot-read-large-hello", CauseCode.TLS_ALERT,
            Scene.at(Stage.CLIENT_HELLO).with(hello(1522)).alert(server, 50)),
        new Case("server-sees-damage", CauseCode.TLS_CORRUPT,
            Scene.at(Stage.CLIENT_FINISHED).with(tls12).alert(server, 20)),
        new Case("server-wants-certificate", CauseCode.TLS_ALERT,
            Scene.at(Stage.COMPLETE).with(tls13).with(request).alert(server, 116)),
        new Case("server-wants-hidden-certificate", CauseCode.TLS_ALERT,
            Scene.at(Stage.COMPLETE).with(tls13).hiddenAlert(server)),
        new Case("server-alert", CauseCode.TLS_ALERT, Scene.at(Stage.CLIENT_HELLO).alert(server, 80)),
        new Case("client-version", CauseCode.TLS_VERSION,
            Scene.at(Stage.SERVER_HELLO).with(serverHello(0x0301)).alert(client, 70)),
        new Case("old-version", CauseCode.TLS_VERSION,
            Scene.at(Stage.SERVER_HELLO).with(serverHello(0x0302)).ends(StreamEnd.FIN, client)),
        new Case("certificate-expired", CauseCode.CERT_EXPIRED,
            refusedChain(tls12, leaf("a.test", "CA", -400, -10)).alert(client, 42)),
        new Case("certificate-expired-for-client", CauseCode.CERT_CLOCK,
            refusedChain(tls12, leaf("a.test", "CA", -40, 10)).alert(client, 45)),
        new Case("certificate-not-yet-valid", CauseCode.CERT_CLOCK,
            refusedChain(tls12, leaf("a.test", "CA", 4, 10)).alert(client, 42)),
        new Case("certificate-without-names", CauseCode.CERT_LEGACY_CN,
            refusedChain(tls12, leaf("", "CA", -40, 10)).alert(client, 42)),
        new Case("certificate-for-other-name", CauseCode.CERT_HOSTNAME_MISMATCH,
            refusedChain(tls12, leaf("b.test", "CA", -40, 10)).alert(client, 42)),
        new Case("certificate-self-signed", CauseCode.CERT_PRIVATE_CA,
            refusedChain(tls12, leaf("a.test", "CN=a.test", -40, 10)).alert(client, 42)),
        new Case("certificate-not-trusted", CauseCode.CERT_UNKNOWN_AUTHORITY,
            refusedChain(tls13, leaf("*.test", "CA", -40, 10)).alert(client, 48)),
        new Case("client-refuses-hidden", CauseCode.CERT_UNKNOWN_AUTHORITY,
            Scene.at(Stage.SERVER_FLIGHT).with(tls13).hiddenAlert(client)),
        new Case("client-sees-damage", CauseCode.TLS_CORRUPT,
            Scene.at(Stage.SERVER_HELLO).with(tls13).alert(client, 20)),
        new Case("client-alert", CauseCode.TLS_ALERT, Scene.at(Stage.SERVER_HELLO).with(tls13).alert(client, 47)),
        new Case("flight-stalls", CauseCode.TLS_TIMEOUT, Scene.at(Stage.SERVER_HELLO).with(tls12)),
        new Case("flight-times-out", CauseCode.TLS_TIMEOUT, Scene.at(Stage.SERVER_HELLO).with(tls13)),
        new Case("flight-reset", CauseCode.NETWORK_RESET,
            Scene.at(Stage.SERVER_HELLO).with(tls12).ends(StreamEnd.RST, server)),
        new Case("flight-closed", CauseCode.TLS_EOF,
            Scene.at(Stage.SERVER_HELLO).with(tls12).ends(StreamEnd.FIN, server)),
        new Case("client-leaves", CauseCode.CERT_UNKNOWN_AUTHORITY,
            Scene.at(Stage.SERVER_FLIGHT).with(tls13).ends(StreamEnd.FIN, client)),
        new Case("server-leaves-last", CauseCode.TLS_EOF,
            Scene.at(Stage.CLIENT_FINISHED).with(tls12).ends(StreamEnd.FIN, server)),
        new Case("server-leaves-after-certificate", CauseCode.TLS_ALERT,
            Scene.at(Stage.CLIENT_FINISHED).with(tls12).with(request).ends(StreamEnd.FIN, server)),
        new Case("last-answer-missing", CauseCode.TLS_TIMEOUT, Scene.at(Stage.CLIENT_FINISHED).with(tls12)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowFiresAndTheRightCodeComesFirst(Case wanted) {
    TlsStream stream = wanted.scene().stream();
    BreakScene scene = new BreakScene(stream, stream.breakPoint().orElseThrow());
    assertThat(BreakPointRules.TABLE.stream().filter(row -> row.applies().test(scene)).map(BreakPointRules.Row::id))
        .contains(wanted.row());
    assertThat(rules.causes(stream).getFirst().code()).isEqualTo(wanted.first());
  }

  @Test
  void everyRowHasACaseAndATextInBothLanguages() {
    Set<String> rows = new TreeSet<>(BreakPointRules.TABLE.stream().map(BreakPointRules.Row::id).toList());
    assertThat(new TreeSet<>(cases().map(Case::row).toList())).isEqualTo(rows);
    for (Language language : Language.values()) {
      Texts texts = Texts.load(language);
      assertThat(rows).allMatch(row -> texts.has("timeline.why." + row));
      assertThat(cases()).allMatch(wanted -> texts.has(rules.sentence(wanted.scene().stream()).key()));
    }
  }

  @Test
  void missingCertificateMeansNothingInTls13WithoutSecrets() {
    TlsStream stream = Scene.at(Stage.SERVER_HELLO).with(serverHello(0x0304)).stream();
    assertThat(rules.causes(stream)).noneMatch(cause -> cause.code().layer().equals("cert"));
  }

  @Test
  void aServerThatAnswersInAnotherProtocolWasNotKeptFromReadingTheHello() {
    TlsStream stream = foreign(400).with(hello(1522)).stream();
    assertThat(rules.causes(stream)).noneMatch(cause -> cause.code() == CauseCode.TLS_PQ_HELLO);
  }

  private static Scene socks(int status) {
    return Scene.at(Stage.TUNNEL_ASKED).says(CLIENT_TO_SERVER, PlainText.Kind.SOCKS, 0)
        .says(SERVER_TO_CLIENT, PlainText.Kind.SOCKS, status).ends(StreamEnd.NOT_TLS, SERVER_TO_CLIENT);
  }

  private static Scene refusedTunnel(int status) {
    return Scene.at(Stage.TUNNEL_ASKED).tunnel(status).ends(StreamEnd.NOT_TLS, SERVER_TO_CLIENT);
  }

  private static Scene foreign(int status) {
    return Scene.at(Stage.CLIENT_HELLO).says(SERVER_TO_CLIENT, PlainText.Kind.HTTP_RESPONSE, status)
        .ends(StreamEnd.NOT_TLS, SERVER_TO_CLIENT);
  }

  private static Scene refusedChain(HandshakeMessage hello, CertificateEntry leaf) {
    return Scene.at(Stage.SERVER_FLIGHT).with(hello)
        .with(new HandshakeMessage.Certificate(1, List.of(leaf), Octets.NONE));
  }

  private static CertificateEntry leaf(String name, String issuer, int fromDays, int toDays) {
    return new CertificateEntry(Der.of(new byte[0]), 0, "", Optional.of(new CertificateEntry.Fields("CN=a.test", issuer,
        NOW.plus(Duration.ofDays(fromDays)), NOW.plus(Duration.ofDays(toDays)),
        name.isEmpty() ? List.of() : List.of(name), List.of())));
  }

  private static HandshakeMessage hello(int length) {
    return new HandshakeMessage.ClientHello(length, ProtocolVersion.TLS12, "", 0, List.of(), List.<HelloExtension>of(),
        Optional.of("a.test"), List.of(), List.of(), List.of(), List.of(), List.of(), new Fingerprint("", ""), "",
        Octets.NONE);
  }

  private static HandshakeMessage serverHello(int version) {
    return new HandshakeMessage.ServerHello(1, new ProtocolVersion(version), "", 0, 0, "", List.of(), Optional.empty(),
        Optional.empty(), Optional.empty(), false, new Fingerprint("", ""), Octets.NONE);
  }
}
