package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.ScriptedWire;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is kept of a proxy's answer, so that a page can show it as a talk.
class ProxyAnswerTest {
  private static final ProxyRef PROXY = new ProxyRef("http", "proxy.example", 3128, false, "HTTPS_PROXY");

  private static TunnelRequest answered(String... answer) {
    ProxyDialer dialer = new ProxyDialer(new TlsHandshaker(new SecureRandom()),
        new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), _ -> Optional.empty());
    return dialer.open(ScriptedWire.saying(answer), PROXY, "a.example", 443, _ -> Optional.empty(), Deadline.in(Duration.ofSeconds(5)))
        .request();
  }

  @Test
  void theHeadAndThePageOfARefusalAreKept() {
    TunnelRequest request = answered("HTTP/1.1 403 Forbidden\r\nServer: gate\r\nSet-Cookie: sid=hunter2\r\n"
        + "Content-Length: 27\r\n\r\n<h1>Blocked", " by policy 7</h1>and more");
    assertThat(request.head()).containsExactly("HTTP 403 Forbidden", "server: gate", "set-cookie: (11)",
        "content-length: 27");
    assertThat(request.page().orElseThrow()).startsWith("<h1>Blocked by policy 7</h1>");
  }

  @Test
  void aPageWithoutEndIsCut() {
    assertThat(answered("HTTP/1.1 502 Bad Gateway\r\n\r\n", "x".repeat(1500), "y".repeat(1500), "z".repeat(1500))
        .page().orElseThrow()).hasSize(2048).doesNotContain("z");
  }

  @Test
  void ofATunnelThatStandsNothingIsReadBeyondTheHead() {
    TunnelRequest request = answered("HTTP/1.1 200 Connection established\r\nVia: gate\r\n\r\n", "what the host says");
    assertThat(request.page()).isEmpty();
    assertThat(request.head()).containsExactly("HTTP 200 Connection established", "via: gate");
  }
}
