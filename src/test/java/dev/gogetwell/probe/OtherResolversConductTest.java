package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.server.DnsServer;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.net.dns.ServerLookup;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherResolversConductTest {
  @ParameterizedTest
  @CsvSource({"goproxy.example.test, 192.0.2.7, true", "goproxy.example.test, 10.0.0.7, false",
      "goproxy.corp.local, 192.0.2.7, false"})
  void aStrangersResolverHearsOfNoHostThatIsSomebodysOwn(String host, String address, boolean told) throws Exception {
    ServerLog log = new ServerLog();
    try (DnsServer stranger = DnsServer.start("stranger", InetAddress.ofLiteral("127.0.0.1"), 0, Map.of(),
        DnsServer.Behaviour.ANSWER, Duration.ZERO, log)) {
      conduct(host, address, List.of(), new Endpoint("127.0.0.1", stranger.port())).carryOut(
          new Experiment.OtherResolvers(new HopId("a"), host, 443));
    }
    assertThat(log.lines().stream().anyMatch(line -> line.contains(host))).as("%s", log.lines()).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"::1, true", "127.0.0.1, false"})
  void onlyTheOwnResolverIsAskedHowTheNetworkTranslatesAndOnlyWhereItNamesIpv6(String address, boolean asked)
      throws Exception {
    ServerLog own = new ServerLog();
    ServerLog foreign = new ServerLog();
    String host = "goproxy.example.test";
    Map<String, List<String>> zone = Map.of(host, List.of(address));
    try (DnsServer mine = DnsServer.start("own", InetAddress.ofLiteral("127.0.0.1"), 0, zone,
        DnsServer.Behaviour.ANSWER, Duration.ZERO, own);
        DnsServer stranger = DnsServer.start("stranger", InetAddress.ofLiteral("127.0.0.1"), 0, zone,
            DnsServer.Behaviour.ANSWER, Duration.ZERO, foreign)) {
      conduct(host, "192.0.2.7", List.of(new Endpoint("127.0.0.1", mine.port())),
          new Endpoint("127.0.0.1", stranger.port())).carryOut(
              new Experiment.OtherResolvers(new HopId("a"), host, 1));
    }
    assertThat(own.lines().stream().anyMatch(line -> line.contains("ipv4only.arpa"))).isEqualTo(asked);
    assertThat(foreign.lines()).noneMatch(line -> line.contains("ipv4only.arpa")).anyMatch(line -> line.contains(host));
  }

  private static OtherResolversConduct conduct(String host, String address, List<Endpoint> own, Endpoint stranger) {
    Hop hop = new Hop(new HopId("a"), HopRole.MODULE_PROXY, "https://" + host + "/x", host, 443, true,
        Optional.empty(), 0, Separator.END, false);
    Route route = new Route("m", List.of(hop), "", false, Optional.empty());
    ReferenceHosts references = new ReferenceHosts(List.of(stranger), List.of(), List.of(), List.of(), List.of(),
        Optional.empty());
    ClientVerifier nobody = (judge, _, name) -> new ChainCheck(judge, name, "", "", Optional.empty());
    HelloSpecs hellos = new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, ""));
    TlsHandshaker handshaker = new TlsHandshaker(new SecureRandom());
    Recorder recorder = new SeenEvidence(Collections.synchronizedList(new ArrayList<>()));
    BenchTools tools = new BenchTools(() -> route, new RunSurroundings(new FactsBuilder().build().settings(), route,
        references, own, _ -> Optional.empty()), recorder, new HopProbe(recorder, nobody, hellos, TlsNames.load(),
        handshaker, _ -> Optional.empty()), (_, _) -> { });
    return new OtherResolversConduct(tools, new DohProbe(recorder, nobody, hellos, handshaker), new ServerLookup(),
        new Random(1), _ -> List.of(address));
  }
}
