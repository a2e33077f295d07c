package dev.gogetwell.net.tunnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.ScriptedWire;
import dev.gogetwell.net.TooLongException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TunnelTest {
  private static final Optional<Socks5.Credentials> NOBODY = Optional.empty();
  private static final Optional<Socks5.Credentials> CLERK = Optional.of(new Socks5.Credentials("clerk", "pw"));

  private static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(5));
  }

  @Test
  void theRequestForATunnelIsGos() throws IOException {
    ScriptedWire wire = ScriptedWire.saying("HTTP/1.1 200 Connection established\r\n\r\n\u0016\u0003");
    assertThat(new HttpConnect().connect(wire, "a.example:443", "Basic x", soon()).status()).isEqualTo(200);
    assertThat(wire.sent()).isEqualTo("CONNECT a.example:443 HTTP/1.1\r\nHost: a.example:443\r\n"
        + "User-Agent: Go-http-client/1.1\r\nProxy-Authorization: Basic x\r\n\r\n");
  }

  @Test
  void aSocksTunnelStandsAndNothingBehindItIsTakenAway() throws IOException {
    ScriptedWire wire = ScriptedWire.saying("\u0005\u0000", "\u0005\u0000\u0000\u0001\u007f\u0000\u0000\u0001\u0000\u0050TLS");
    assertThat(new Socks5().connect(wire, "a.example", 443, NOBODY, soon())).isEmpty();
    assertThat(wire.sent()).isEqualTo("\u0005\u0001\u0000" + "\u0005\u0001\u0000\u0003\u0009a.example\u0001\u00bb");
    byte[] next = new byte[3];
    assertThat(wire.read(next, soon())).isEqualTo(3);
    assertThat(new String(next, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("TLS");
  }

  @Test
  void credentialsAreOfferedAndSentOnlyWhereTheyAreAskedFor() throws IOException {
    ScriptedWire wire = ScriptedWire.saying("\u0005\u0002", "\u0001\u0000", "\u0005\u0000\u0000\u0003\u0001x\u0000\u0050");
    assertThat(new Socks5().connect(wire, "a.example", 443, CLERK, soon())).isEmpty();
    assertThat(wire.sent()).startsWith("\u0005\u0002\u0000\u0002" + "\u0001\u0005clerk\u0002pw");
    assertThat(CLERK.toString()).doesNotContain("pw");
  }

  @Test
  void aRefusalIsToldInTheProxysWords() throws IOException {
    assertThat(new Socks5().connect(ScriptedWire.saying("\u0005\u0002"), "a", 1, NOBODY, soon()))
        .contains("no acceptable authentication methods");
    assertThat(new Socks5().connect(ScriptedWire.saying("\u0005\u0002\u0001\u0001"), "a", 1, CLERK, soon()))
        .contains("username/password authentication failed");
    assertThat(new Socks5().connect(ScriptedWire.saying("\u0005\u0000\u0005\u0002\u0000\u0001"), "a", 1, NOBODY, soon()))
        .contains("connection not allowed by ruleset");
    assertThat(new Socks5().connect(ScriptedWire.saying("\u0005\u0000\u0005\u00c8\u0000\u0001"), "a", 1, NOBODY, soon()))
        .contains("unknown error 200");
  }

  @Test
  void aPeerThatSpeaksSomethingElseOrHangsUpIsAFailure() {
    assertThatThrownBy(() -> new Socks5().connect(ScriptedWire.saying("HTTP/1.1 400"), "a", 1, NOBODY, soon()))
        .isInstanceOf(IOException.class).hasMessageContaining("unexpected protocol version 72");
    assertThatThrownBy(() -> new Socks5().connect(ScriptedWire.saying("\u0005"), "a", 1, NOBODY, soon()))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void aNameOrSecretThatIsTooLongIsAFailureAndNoTruncatedRequest() {
    ScriptedWire named = ScriptedWire.saying("\u0005\u0000");
    assertThatThrownBy(() -> new Socks5().connect(named, "a".repeat(300), 1, NOBODY, soon()))
        .isInstanceOf(IOException.class).hasMessageContaining("too long");
    assertThat(named.sent()).doesNotContain("aaa");
    ScriptedWire login = ScriptedWire.saying("\u0005\u0002");
    assertThatThrownBy(() -> new Socks5().connect(login, "a", 1,
        Optional.of(new Socks5.Credentials("u", "p".repeat(300))), soon())).isInstanceOf(IOException.class);
    assertThat(login.sent()).doesNotContain("ppp");
  }

  @Test
  void anAnswerWithoutEndIsGivenUpWhereGoDoes() {
    ScriptedWire wire = ScriptedWire.saying("HTTP/1.1 200 OK\r\n").thenForEver("Via: x\r\n".repeat(500));
    assertThatThrownBy(() -> new HttpConnect().connect(wire, "a.example:443", "", soon()))
        .isInstanceOf(TooLongException.class);
  }

  /// A byte now and then does not lengthen the deadline.
  @Test
  void aDrippingProxyIsATimeout() {
    assertThatThrownBy(() -> new HttpConnect().connect(new ScriptedWire().thenForEver("H"), "a.example:443", "",
        Deadline.in(Duration.ZERO))).isInstanceOf(SocketTimeoutException.class);
    assertThatThrownBy(() -> new Socks5().connect(ScriptedWire.saying("\u0005").thenSilent(), "a", 1, NOBODY, soon()))
        .isInstanceOf(SocketTimeoutException.class);
  }
}
