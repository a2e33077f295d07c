package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Measurement.TcpConnect;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.TlsStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByHandTest {
  private static final ProxyRef PROXY = new ProxyRef("http", "proxy.example", 3128, true, "HTTPS_PROXY");

  private static List<String> lines(Measurement measurement, boolean own, boolean powershell) {
    Report report = Reports.healthy();
    return new ByHand(report, own, powershell).of(new Evidence(new EvidenceId("E1"), Optional.empty(), Optional.empty(),
        Duration.ZERO, Duration.ZERO, measurement)).lines();
  }

  private static List<String> sh(Measurement measurement) {
    return lines(measurement, true, false);
  }

  private static HttpFetch fetch(String url, Optional<ProxyRef> via) {
    return new HttpFetch(url, via, 200, "", "", Optional.empty(), Optional.empty());
  }

  private static TlsHandshake handshake(String name, Optional<ProxyRef> via) {
    return new TlsHandshake(new Endpoint("192.0.2.1", 8443), via, name, HelloShape.LIKE_GO, Optional.empty(),
        Optional.empty(), Optional.empty(), List.of(), new TlsStream(new Endpoint("192.0.2.9", 50000), new Endpoint("192.0.2.1", 8443),
            Instant.EPOCH, List.of(), List.of(), StreamEnd.COMPLETE, Optional.empty(), Optional.empty(), Set.of(),
            Duration.ZERO, 0, 0), Optional.empty());
  }

  @Test
  void everyKindOfMeasurementHasItsTool() {
    assertThat(sh(fetch("https://a.example/x/@v/list", Optional.empty())))
        .containsExactly("curl -v -o /dev/null --max-time 30 --noproxy '*' https://a.example/x/@v/list");
    assertThat(sh(fetch("https://a.example/?a=1&b=2", Optional.of(PROXY)))).containsExactly(
        "curl -v -o /dev/null --max-time 30 --proxy http://proxy.example:3128 'https://a.example/?a=1&b=2'");
    assertThat(sh(handshake("a.example", Optional.empty()))).containsExactly("openssl s_client -showcerts -connect "
        + "192.0.2.1:8443 -servername a.example -alpn h2,http/1.1 </dev/null");
    assertThat(sh(handshake("a.example", Optional.of(PROXY)))).containsExactly("openssl s_client -showcerts -connect "
        + "a.example:443 -proxy proxy.example:3128 -servername a.example -alpn h2,http/1.1 </dev/null");
    assertThat(sh(new ChainCheck(ChainJudge.GO, "a.example", "", "", Optional.empty()))).singleElement().asString()
        .contains("-verify_return_error", "-verify_hostname a.example");
    assertThat(sh(new NameLookup(new Resolver(Resolver.Kind.PUBLIC, "[2001:db8::1]:53"), "a.example", List.of(),
        Optional.empty()))).containsExactly("dig @2001:db8::1 -p 53 a.example A", "dig @2001:db8::1 -p 53 a.example AAAA");
    assertThat(sh(new TcpConnect(new Endpoint("2001:db8::1", 443), Optional.empty())))
        .containsExactly("curl -v --connect-timeout 10 'telnet://[2001:db8::1]:443'");
    assertThat(sh(new TunnelRequest(PROXY, "a.example:443", 403, "", List.of(), Optional.empty())))
        .containsExactly("curl -v -o /dev/null --proxy http://proxy.example:3128 https://a.example:443/");
  }

  @Test
  void powershellGetsItsOwnWords() {
    assertThat(lines(fetch("https://a.example/?a=1&b=$x", Optional.empty()), true, true))
        .containsExactly("curl.exe -v -o NUL --max-time 30 --noproxy \"*\" 'https://a.example/?a=1&b=$x'");
    assertThat(lines(handshake("a.example", Optional.empty()), true, true)).singleElement().asString()
        .startsWith("'' | openssl ");
    assertThat(lines(new NameLookup(new Resolver(Resolver.Kind.SYSTEM, ""), "a.example", List.of(), Optional.empty()), true,
        true)).containsExactly("Resolve-DnsName a.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://<private host 1>/x", "https://a.example/<home>/x", "-ohttps://a.example/", "file:///etc/passwd",
      "https://a.example/\nrm", "https://-x", "https://a.example/`id`", "https://u:p w@a.example/"})
  void whatWasTakenOutOrIsNoPlainUrlLeavesNoCommand(String url) {
    assertThat(sh(fetch(url, Optional.empty()))).isEmpty();
  }

  @Test
  void aNameIsNeverAnOptionAndNeverAPlaceholder() {
    for (String name : List.of("-servername", "<private host 1>", "a b", "a;id", "")) {
      assertThat(sh(new NameLookup(new Resolver(Resolver.Kind.SYSTEM, ""), name, List.of(), Optional.empty()))).isEmpty();
      assertThat(sh(new ChainCheck(ChainJudge.GO, name, "", "", Optional.empty()))).isEmpty();
    }
    assertThat(sh(handshake("-x", Optional.empty()))).isEmpty();
  }

  @Test
  void aCommandIsRepeatedOnlyOfOnesOwnReportAndOnlyGoAndGit() {
    CommandRun go = new CommandRun(Purpose.WITNESS, List.of("go", "get", "a.example/b@v1|x"), 1, "", Optional.empty());
    assertThat(sh(go)).containsExactly("go get 'a.example/b@v1|x'");
    assertThat(lines(go, false, false)).isEmpty();
    assertThat(sh(new CommandRun(Purpose.WITNESS, List.of("sh", "-c", "id"), 1, "", Optional.empty()))).isEmpty();
    assertThat(sh(new CommandRun(Purpose.GIT, List.of("git", "ls-remote", "https://<private host 1>/a"), 1, "",
        Optional.empty()))).isEmpty();
  }

  @Test
  void theShellHandsTheWordsToTheToolAsTheyWereMeant() throws IOException, InterruptedException {
    Path sh = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(sh), "skipped: no sh");
    String url = "https://a.example/x?a=1&b=$HOME;'(*)'";
    String line = sh(fetch(url, Optional.empty())).getFirst().replaceFirst("^curl", "printf '%s|'");
    Process process = new ProcessBuilder(sh.toString(), "-c", line).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said.split("[|]")).endsWith("*", url);
  }

  /// The real dig against a resolver of the practice networks, on a port of its own.
  @Test
  void digSeesWhatWasMeasured() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dig")), "skipped: no dig");
    try (DnsServer server = DnsServer.start("dns", InetAddress.ofLiteral("127.0.0.1"), 0, Map.of("www.example.test",
        List.of("203.0.113.7")), DnsServer.Behaviour.ANSWER, Duration.ZERO, new ServerLog())) {
      List<String> lines = sh(new NameLookup(new Resolver(Resolver.Kind.CONFIGURED, "127.0.0.1:" + server.port()),
          "www.example.test", List.of(), Optional.empty()));
      assertThat(said(lines.getFirst())).contains("status: NOERROR").containsPattern("www.example.test.*203\\.0\\.113\\.7");
      assertThat(said(lines.getLast())).contains("ANSWER: 0");
    }
  }

  private static String said(String line) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("/bin/sh", "-c", line + " +time=5 +tries=1").redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
