package dev.gogetwell.probe;

import static dev.gogetwell.probe.GoProbeBench.identity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.LabAuthority.Form;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.net.tls.Recording;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real Go and our own client through proxies on loopback.
class GoProbeProxiesTest {
  @TempDir private static Path folder;
  private static GoProbeBench bench;

  private final ServerLog log = new ServerLog();

  @BeforeAll
  static void findGo() throws Exception {
    bench = new GoProbeBench(folder);
  }

  @AfterEach
  void stop() throws Exception {
    bench.stop();
  }

  private int proxy(Optional<String> credentials, Function<String, ConnectProxy.Outcome> policy) throws IOException {
    return bench.serve(new ConnectProxy("proxy", credentials, policy, log));
  }

  @Test
  void aTunnelThroughAProxyGivesTheSameMessagesToGoAndToOurClient() throws Exception {
    int site = bench.serve(new TlsBehaviour.Serve(identity(Form.GOOD)));
    int proxy = proxy(Optional.of("user:se cret"),
        _ -> new ConnectProxy.Tunnel(new InetSocketAddress("127.0.0.1", site)));
    String setting = "http://user:se%20cret@127.0.0.1:" + proxy;

    GoProbeReading reading = bench.go.look("https://site.test/", bench.trusting.with("HTTPS_PROXY", setting));

    TunnelRequest tunnel = bench.the(reading, TunnelRequest.class);
    assertThat(tunnel.failure()).isEmpty();
    assertThat(tunnel.status()).isEqualTo(200);
    assertThat(tunnel.target()).isEqualTo("site.test:443");
    assertThat(bench.the(reading, ChainCheck.class).worked()).isTrue();
    assertThat(log.lines()).contains("proxy CONNECT site.test:443");
    assertThat(bench.messages(reading.recording().orElseThrow()))
        .isEqualTo(bench.messages(bench.ours(443, Optional.of(setting))));
    assertThat(reading.environment().get("HTTPS_PROXY")).isEqualTo("http://xxxxx@127.0.0.1:" + proxy);
  }

  @Test
  void theCredentialsOfAProxyAppearNowhere() throws Exception {
    int proxy = proxy(Optional.of("user:other"), _ -> new ConnectProxy.Refuse(403, "Forbidden"));
    String setting = "http://user:secret-word@127.0.0.1:" + proxy;

    GoProbeReading reading = bench.go.look("https://site.test/", bench.trusting.with("HTTPS_PROXY", setting));
    Recording our = bench.ours(443, Optional.of(setting));

    TunnelRequest tunnel = bench.the(reading, TunnelRequest.class);
    assertThat(tunnel.status()).isEqualTo(407);
    assertThat(tunnel.authenticate()).containsExactly("Basic");
    assertThat(tunnel.failure().orElseThrow().kind()).isEqualTo(FailureKind.PROXY_AUTH_REQUIRED);
    String basic = java.util.Base64.getEncoder().encodeToString("user:secret-word".getBytes());
    assertThat(bytes(reading.recording().orElseThrow())).contains("CONNECT site.test:443").doesNotContain(basic);
    assertThat(bytes(our)).contains("CONNECT site.test:443", "407").doesNotContain(basic);
  }

  private static String bytes(Recording recording) {
    StringBuilder all = new StringBuilder();
    for (Recording.Step step : recording.steps()) {
      if (step instanceof Recording.Step.Data data) {
        all.append(new String(data.bytes().toArray(), java.nio.charset.StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void aProxyThatRefusesIsToldWithItsStatus() throws Exception {
    int proxy = proxy(Optional.empty(), _ -> new ConnectProxy.Refuse(502, "Bad Gateway"));

    GoProbeReading reading =
        bench.go.look("https://site.test/", bench.trusting.with("HTTPS_PROXY", "http://127.0.0.1:" + proxy));

    assertThat(bench.the(reading, TunnelRequest.class).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.PROXY_BAD_GATEWAY);
    assertThat(bench.none(reading, TlsHandshake.class)).isTrue();
  }
}
