package dev.gogetwell.gorules.tls;

import static dev.gogetwell.model.Confidence.CERTAIN;
import static dev.gogetwell.model.Confidence.LIKELY;
import static dev.gogetwell.model.Confidence.POSSIBLE;
import static dev.gogetwell.model.tls.StreamEnd.ALERT;
import static dev.gogetwell.model.tls.StreamEnd.FIN;
import static dev.gogetwell.model.tls.StreamEnd.NOT_TLS;
import static dev.gogetwell.model.tls.StreamEnd.RST;
import static dev.gogetwell.model.tls.StreamEnd.TIMEOUT;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.tls.PlainText;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which causes a break point can have: a table, most telling rows first. Looks at one handshake alone, so nothing is
/// certain that another handshake could explain as well. Immutable; any thread.
public final class BreakPointRules {

  /// One explanation.
  ///
  /// @param code what would have to be changed
  /// @param why the key of the text that says what in the handshake speaks for it
  public record Cause(CauseCode code, Confidence confidence, Message why) {}

  /// One row of the table.
  ///
  /// @param id the last part of the text key `timeline.why.<id>`
  record Row(String id, Predicate<BreakScene> applies, CauseCode code, Confidence confidence) {}

  static final List<Row> TABLE = List.of(
      // before TLS
      row("refused", s -> s.reached(Stage.NOTHING) && s.ended(RST), CauseCode.NETWORK_REFUSED, LIKELY),
      row("no-answer", s -> s.reached(Stage.NOTHING) && s.ended(TIMEOUT), CauseCode.NETWORK_TIMEOUT, LIKELY),
      row("closed-early", s -> s.reached(Stage.CONNECTED) && s.byServer() && cut(s), CauseCode.NETWORK_RESET,
          LIKELY),
      row("proxy-wants-login", s -> tunnelRefused(s) && s.httpStatus() == 407, CauseCode.PROXY_AUTH_REQUIRED, CERTAIN),
      row("proxy-forbids", s -> tunnelRefused(s) && s.httpStatus() == 403, CauseCode.PROXY_FORBIDDEN, CERTAIN),
      row("proxy-cannot-reach", s -> tunnelRefused(s) && s.httpStatus() >= 500, CauseCode.PROXY_BAD_GATEWAY, LIKELY),
      row("proxy-no-tunnel", s -> tunnelRefused(s) && s.httpStatus() != 407 && s.httpStatus() != 403
          && s.httpStatus() > 0 && s.httpStatus() < 500, CauseCode.PROXY_FORBIDDEN, POSSIBLE),
      row("socks-wants-login", s -> s.ended(NOT_TLS) && (s.socksStatus() == PlainText.SOCKS_NO_METHOD
          || s.socksStatus() == PlainText.SOCKS_WRONG_PASSWORD), CauseCode.PROXY_AUTH_REQUIRED, LIKELY),
      row("socks-forbids", s -> s.ended(NOT_TLS) && s.socksStatus() == 2, CauseCode.PROXY_FORBIDDEN, LIKELY),
      row("socks-cannot-reach", s -> s.ended(NOT_TLS) && (s.socksStatus() == 1
          || (s.socksStatus() >= 3 && s.socksStatus() <= 6)), CauseCode.PROXY_BAD_GATEWAY, LIKELY),
      row("socks-refuses", s -> s.ended(NOT_TLS) && s.socksStatus() >= 7 && s.socksStatus() < 200,
          CauseCode.PROXY_FORBIDDEN, POSSIBLE),
      row("no-http-proxy", s -> tunnelRefused(s) && s.httpStatus() == 0, CauseCode.PROXY_WRONG_SCHEME, LIKELY),
      row("proxy-hangs-up", s -> s.reached(Stage.TUNNEL_ASKED) && !s.ended(NOT_TLS) && s.throughTunnel(),
          CauseCode.PROXY_BAD_GATEWAY, POSSIBLE),
      row("tunnel-closed", s -> s.reached(Stage.TUNNEL_OPEN) && s.byServer(), CauseCode.PROXY_BAD_GATEWAY, LIKELY),
      // another protocol answers
      row("portal", s -> foreignAnswer(s) && s.lastHttpStatus() / 100 == 3, CauseCode.NETWORK_CAPTIVE_PORTAL,
          POSSIBLE),
      row("not-tls", BreakPointRules::foreignAnswer, CauseCode.TLS_NOT_TLS, CERTAIN),
      row("plain-proxy", s -> foreignAnswer(s) && s.lastHttpStatus() == 400 && !s.throughTunnel(),
          CauseCode.PROXY_WRONG_SCHEME, POSSIBLE),
      // nothing but a ClientHello
      row("reset-after-hello", s -> onlyHello(s) && s.ended(RST) && s.byServer(),
          CauseCode.TLS_RESET_AFTER_CLIENTHELLO, LIKELY),
      row("closed-after-hello", s -> onlyHello(s) && s.ended(FIN) && s.byServer(), CauseCode.TLS_EOF, LIKELY),
      row("silence-after-hello", s -> onlyHello(s) && s.ended(TIMEOUT), CauseCode.TLS_TIMEOUT, LIKELY),
      row("large-hello", s -> onlyHello(s) && s.largeHello() && !s.byClient() && !s.ended(NOT_TLS),
          CauseCode.TLS_PQ_HELLO, POSSIBLE),
      row("large-hello-lost", s -> onlyHello(s) && s.largeHello() && s.ended(TIMEOUT), CauseCode.NETWORK_MTU,
          POSSIBLE),
      row("proxy-ends-tunnel", s -> onlyHello(s) && s.throughTunnel() && s.ended(FIN) && s.byServer(),
          CauseCode.PROXY_BAD_GATEWAY, POSSIBLE),
      // the server says why
      row("server-version", s -> serverAlert(s) && s.alert(70, 86), CauseCode.TLS_VERSION, CERTAIN),
      row("server-finds-no-cipher", s -> serverAlert(s) && s.alert(40, 71) && early(s),
          CauseCode.TLS_NO_COMMON_CIPHER, LIKELY),
      row("server-knows-no-name", s -> serverAlert(s) && s.alert(112), CauseCode.TLS_ALERT, CERTAIN),
      row("server-cannot-read-large-hello", s -> serverAlert(s) && s.alert(10, 22, 47, 50, 80) && s.largeHello()
          && early(s), CauseCode.TLS_PQ_HELLO, POSSIBLE),
      row("server-sees-damage", s -> serverAlert(s) && s.alert(20, 21, 51), CauseCode.TLS_CORRUPT, LIKELY),
      row("server-wants-certificate", s -> serverAlert(s) && s.clientCertificateWanted(), CauseCode.TLS_ALERT,
          LIKELY),
      row("server-wants-hidden-certificate", s -> serverAlert(s) && s.at().hidden() && s.reached(Stage.COMPLETE),
          CauseCode.TLS_ALERT, LIKELY),
      row("server-alert", s -> serverAlert(s) && !s.alert(70, 86, 112, 20, 21, 51) && !s.clientCertificateWanted(),
          CauseCode.TLS_ALERT, LIKELY),
      // the client refuses
      row("client-version", s -> clientAlert(s) && s.alert(70), CauseCode.TLS_VERSION, CERTAIN),
      row("old-version", s -> s.byClient() && s.oldVersion() && !s.alert(70) && !s.chainSeen(), CauseCode.TLS_VERSION,
          LIKELY),
      row("certificate-expired", s -> certificateRefused(s) && s.expired(), CauseCode.CERT_EXPIRED, LIKELY),
      row("certificate-expired-for-client", s -> certificateRefused(s) && s.alert(45) && !s.expired(),
          CauseCode.CERT_CLOCK, LIKELY),
      row("certificate-not-yet-valid", s -> certificateRefused(s) && s.notYetValid(), CauseCode.CERT_CLOCK, LIKELY),
      row("certificate-without-names", s -> certificateRefused(s) && s.noNames(), CauseCode.CERT_LEGACY_CN, LIKELY),
      row("certificate-for-other-name", s -> certificateRefused(s) && s.wrongName(), CauseCode.CERT_HOSTNAME_MISMATCH,
          LIKELY),
      row("certificate-self-signed", s -> certificateRefused(s) && s.selfSigned() && datesFit(s),
          CauseCode.CERT_PRIVATE_CA, LIKELY),
      row("certificate-not-trusted", s -> certificateRefused(s) && datesFit(s) && !s.noNames() && !s.wrongName()
          && !s.selfSigned() && s.chainSeen(), CauseCode.CERT_UNKNOWN_AUTHORITY, LIKELY),
      row("client-refuses-hidden", s -> s.byClient() && s.at().hidden() && s.ended(ALERT)
          && s.between(Stage.SERVER_HELLO, Stage.SERVER_FLIGHT) && !s.chainSeen(), CauseCode.CERT_UNKNOWN_AUTHORITY,
          POSSIBLE),
      row("client-sees-damage", s -> clientAlert(s) && s.alert(20, 21, 22, 50, 51), CauseCode.TLS_CORRUPT, LIKELY),
      row("client-alert", s -> clientAlert(s) && s.alert(10, 40, 47, 71, 80, 109, 110, 120), CauseCode.TLS_ALERT,
          LIKELY),
      // it breaks in the middle
      row("flight-stalls", s -> inServerFlight(s) && s.ended(TIMEOUT), CauseCode.NETWORK_MTU, POSSIBLE),
      row("flight-times-out", s -> inServerFlight(s) && s.ended(TIMEOUT), CauseCode.TLS_TIMEOUT, LIKELY),
      row("flight-reset", s -> inServerFlight(s) && s.ended(RST) && s.byServer(), CauseCode.NETWORK_RESET, LIKELY),
      row("flight-closed", s -> inServerFlight(s) && s.ended(FIN) && s.byServer(), CauseCode.TLS_EOF, LIKELY),
      row("client-leaves", s -> s.between(Stage.SERVER_HELLO, Stage.SERVER_FLIGHT) && s.byClient() && cut(s),
          CauseCode.CERT_UNKNOWN_AUTHORITY, POSSIBLE),
      row("server-leaves-last", s -> s.between(Stage.SERVER_FLIGHT, Stage.CLIENT_FINISHED) && s.byServer() && cut(s)
          && !s.clientCertificateWanted(), CauseCode.TLS_EOF, LIKELY),
      row("server-leaves-after-certificate", s -> s.between(Stage.SERVER_FLIGHT, Stage.CLIENT_FINISHED)
          && s.byServer() && cut(s) && s.clientCertificateWanted(), CauseCode.TLS_ALERT, POSSIBLE),
      row("last-answer-missing", s -> s.between(Stage.SERVER_FLIGHT, Stage.CLIENT_FINISHED) && s.ended(TIMEOUT),
          CauseCode.TLS_TIMEOUT, LIKELY));

  /// The explanations of a broken handshake, each code once, the surer ones first; empty if nothing broke.
  public List<Cause> causes(TlsStream stream) {
    if (stream.breakPoint().isEmpty()) {
      return List.of();
    }
    BreakScene scene = new BreakScene(stream, stream.breakPoint().get());
    if (scene.captureEnded()) {
      return List.of();
    }
    Map<CauseCode, Cause> causes = new LinkedHashMap<>();
    for (Row row : TABLE) {
      if (row.applies().test(scene)) {
        causes.putIfAbsent(row.code(), new Cause(row.code(), row.confidence(), Message.of("timeline.why." + row.id())));
      }
    }
    return causes.values().stream().sorted(Comparator.comparing(Cause::confidence)).toList();
  }

  /// The sentence at the break point; for a handshake that did not break, the one that says so.
  public Message sentence(TlsStream stream) {
    return BreakSentences.of(stream);
  }

  private static Row row(String id, Predicate<BreakScene> applies, CauseCode code, Confidence confidence) {
    return new Row(id, applies, code, confidence);
  }

  private static boolean cut(BreakScene s) {
    return s.ended(StreamEnd.FIN) || s.ended(StreamEnd.RST);
  }

  private static boolean tunnelRefused(BreakScene s) {
    return s.ended(NOT_TLS) && s.reached(Stage.TUNNEL_ASKED) && s.throughTunnel();
  }

  private static boolean foreignAnswer(BreakScene s) {
    return s.ended(NOT_TLS) && s.between(Stage.CLIENT_HELLO, Stage.HELLO_RETRY);
  }

  private static boolean onlyHello(BreakScene s) {
    return s.between(Stage.CLIENT_HELLO, Stage.HELLO_RETRY) && !s.answerBegun();
  }

  private static boolean early(BreakScene s) {
    return s.between(Stage.CLIENT_HELLO, Stage.SERVER_HELLO);
  }

  private static boolean serverAlert(BreakScene s) {
    return s.ended(ALERT) && s.byServer();
  }

  private static boolean clientAlert(BreakScene s) {
    return s.ended(ALERT) && s.byClient();
  }

  /// The client ended it after it had the certificate: by an alert of the certificate family, by one that cannot be
  /// read, or by leaving. Go sends bad_certificate for every failed verification (crypto/tls/handshake_client.go).
  private static boolean certificateRefused(BreakScene s) {
    boolean readable = s.alert(42, 43, 44, 45, 46, 48, 49) || s.at().alert().isEmpty() || s.at().hidden();
    return s.byClient() && s.chainSeen() && readable && s.between(Stage.CERTIFICATE, Stage.CLIENT_FINISHED);
  }

  private static boolean datesFit(BreakScene s) {
    return !s.expired() && !s.notYetValid();
  }

  /// The server has begun its answer and not ended it. In TLS 1.3 without secrets the certificate may be among what
  /// came: its absence means nothing.
  private static boolean inServerFlight(BreakScene s) {
    return s.between(Stage.SERVER_HELLO, Stage.CERTIFICATE) || s.answerBegun();
  }
}
