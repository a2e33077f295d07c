package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.HttpService;
import dev.gogetwell.lab.server.PlainServer;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Route;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A hidden list is walked as go walks it (cmd/go/internal/modfetch/proxy.go, TryProxies).
class HiddenGoproxyConductTest {
  private final List<Evidence> seen = Collections.synchronizedList(new ArrayList<>());
  private final List<TcpServer> servers = new ArrayList<>();
  private final List<Map<String, String>> commands = new ArrayList<>();

  @AfterEach
  void stop() {
    servers.forEach(TcpServer::close);
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {
      "GOOD,DEAD true", "GOOD|DEAD true", "DEAD|GOOD true", "DEAD,GOOD false", "EMPTY,GOOD true", "EMPTY,DEAD false",
      "DEAD,DEAD false", "EMPTY,DEAD|GOOD true", "BUSY,GOOD false", "BUSY|GOOD true"})
  void whatComesOfAListIsWhatTheLastEntryThatGoAsksDoes(String list, boolean passes) throws Exception {
    walk(list);
    Evidence last = seen.stream().filter(e -> e.hop().equals(Optional.of(new HopId("mirror"))))
        .reduce((_, later) -> later).orElseThrow();
    assertThat(last.measurement().worked()).isEqualTo(passes);
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ' ', value = {"direct true", "EMPTY,direct true", "DEAD|direct true", "DEAD,direct false",
      "GOOD,direct false", "off false", "EMPTY,off false"})
  void whereTheListLeadsToDirectTheUsersOwnGoIsHeardWithIt(String list, boolean heard) throws Exception {
    String hidden = walk(list);
    assertThat(commands).isEqualTo(heard ? List.of(Map.of("GOPROXY", hidden)) : List.of());
    assertThat(seen.stream().anyMatch(e -> e.measurement() instanceof CommandRun)).isEqualTo(heard);
  }

  private String walk(String list) throws Exception {
    String hidden = list.replace("GOOD", server(_ -> HttpAnswer.text("{\"Version\":\"v1.0.0\"}")))
        .replace("EMPTY", server(HttpAnswer::notFound))
        .replace("BUSY", server(_ -> HttpAnswer.text(503, "Service Unavailable", "busy")))
        .replace("DEAD", dead());
    Route route = new Route("example.org/m@v1.0.0", List.of(), "", false, Optional.empty());
    Recorder recorder = new SeenEvidence(seen);
    HopProbe probe = new HopProbe(recorder, (judge, _, host) -> new ChainCheck(judge, host, "", "", Optional.empty()),
        new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), TlsNames.load(),
        new TlsHandshaker(new SecureRandom()), _ -> Optional.empty());
    BenchTools tools = new BenchTools(() -> route, new RunSurroundings(new FactsBuilder().build().settings(), route,
        ReferenceHosts.none(), List.of(), _ -> Optional.empty()), recorder, probe, (_, _) -> { });
    new HiddenGoproxyConduct(tools, (variables, _) -> {
      commands.add(variables);
      return Optional.of(new CommandRun(Purpose.REPEATED, List.of("go"), 0, "", Optional.empty()));
    }).carryOut(new Experiment.HiddenGoproxy(hidden, "/home/u/env"));
    return hidden;
  }

  private String server(HttpService service) throws IOException {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    servers.add(TcpServer.start(listener, new PlainServer(Duration.ZERO, service)));
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  private static String dead() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return "http://127.0.0.1:" + free.getLocalPort();
    }
  }
}
