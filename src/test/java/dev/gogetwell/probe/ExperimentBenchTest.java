package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunSurroundings;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.lab.server.ConnectProxy;
import dev.gogetwell.lab.server.HttpAnswer;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.lab.server.ServerLog;
import dev.gogetwell.lab.server.TcpServer;
import dev.gogetwell.lab.server.TlsBehaviour;
import dev.gogetwell.lab.server.TlsServer;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/// The experiments on a ClientHello against servers of the lab.
class ExperimentBenchTest {
  private static final SSLContext IDENTITY = LabAuthority.create("Test", Instant.now())
      .identity(LabAuthority.Form.GOOD, List.of("target.test"));

  private final List<Evidence> seen = Collections.synchronizedList(new ArrayList<>());
  private final TlsHandshaker handshaker = new TlsHandshaker(new SecureRandom());
  private final HelloSpecs hellos = new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, ""));
  private final ClientVerifier accepting = (judge, _, host) -> new ChainCheck(judge, host, "", "", Optional.empty());
  private final Recorder recorder = new SeenEvidence(seen);

  /// The handshakes of a cell, as `answered` or the kind of failure.
  private List<String> cells(String name) {
    return seen.stream().filter(e -> e.trial().orElseThrow().cell().text().equals(name))
        .map(Evidence::measurement).filter(TlsHandshake.class::isInstance)
        .map(m -> m.failure().map(f -> f.kind().name()).orElse("answered")).collect(Collectors.toList());
  }

  private void names(Function<String, TlsBehaviour> behaviour) throws Exception {
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    try (TcpServer _ = TcpServer.start(listener, new TlsServer(behaviour, HttpAnswer::notFound))) {
      Hop hop = new Hop(new HopId("a"), HopRole.MODULE_PROXY, "https://target.test/x", "target.test",
          listener.getLocalPort(), true, Optional.empty(), 0, Separator.END, false);
      bench(hop).run(new Experiment.ServerNames(hop.id(), new Endpoint("127.0.0.1", listener.getLocalPort()),
          "target.test", "control.test"));
    }
  }

  private HopProbe probe() {
    return new HopProbe(recorder, accepting, hellos, TlsNames.load(), handshaker, _ -> Optional.empty());
  }

  private ExperimentBench bench(Hop hop) {
    Settings settings = new FactsBuilder().build().settings();
    Route route = new Route("m", List.of(hop), "", false, Optional.empty());
    AllowedContacts nobody = new RunSurroundings(settings, route, ReferenceHosts.none(), List.of(),
        _ -> Optional.empty());
    return new ExperimentBench(() -> route, (_, _) -> { }, settings, nobody, recorder, probe(), accepting, hellos,
        handshaker, (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), (_, _) -> Optional.empty(),
        TlsNames.load(), new Random(1));
  }

  @Test
  void everyKindOfExperimentHasItsConduct() {
    Hop hop = new Hop(new HopId("a"), HopRole.MODULE_PROXY, "https://target.test/x", "target.test", 443, true,
        Optional.empty(), 0, Separator.END, false);
    ExperimentBench bench = bench(hop);
    assertThat(kinds(Experiment.class)).isNotEmpty().allMatch(bench::knows);
  }

  private static Stream<Class<?>> kinds(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind));
  }

  @Test
  void onlyTheNameThatIsCutStaysUnanswered() throws Exception {
    names(name -> name.equals("target.test") ? new TlsBehaviour.Reset() : new TlsBehaviour.Serve(IDENTITY));
    assertThat(cells("target")).containsExactly("RESET", "RESET", "RESET");
    assertThat(cells("control")).containsExactly("answered", "answered", "answered");
    assertThat(cells("none")).hasSize(3);
  }

  @Test
  void anAlertForTheControlIsAnAnswerAndTheExperimentGoesOn() throws Exception {
    names(name -> name.equals("target.test") ? new TlsBehaviour.Eof() : new TlsBehaviour.Alert(112));
    assertThat(cells("target")).hasSize(3);
    assertThat(cells("control")).containsOnly(FailureKind.ALERT.name());
  }

  @Test
  void aControlThatNobodyAnswersEndsItAtOnce() throws Exception {
    names(_ -> new TlsBehaviour.Eof());
    assertThat(cells("control")).containsExactly("EOF");
    assertThat(cells("target")).isEmpty();
  }

  @Test
  void anAnswersClockIsKeptBesideOurs() throws Exception {
    byte[] answer = "HTTP/1.1 204 No Content\r\nDate: Sat, 01 Jan 2000 00:00:00 GMT\r\n\r\n".getBytes();
    ServerSocket listener = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    Instant before = Instant.now();
    try (TcpServer _ = TcpServer.start(listener, socket -> {
      assertThat(socket.getInputStream().read(new byte[4096])).isPositive(); // unread input would make closing a reset
      socket.getOutputStream().write(answer);
    })) {
      Hop hop = new Hop(new HopId("a"), HopRole.CONTROL, "http://plain.test/", "plain.test", listener.getLocalPort(),
          false, Optional.empty(), -1, Separator.END, false);
      probe().look(hop, ProbeRequest.likeGo(Optional.empty()).at(new Endpoint("127.0.0.1", listener.getLocalPort())));
    }
    assertThat(seen.getLast().measurement()).isInstanceOfSatisfying(HttpFetch.class, fetch ->
        assertThat(fetch.clocks()).hasValueSatisfying(clocks -> {
          assertThat(clocks.there()).isEqualTo("2000-01-01T00:00:00Z");
          assertThat(clocks.here()).isBetween(before, Instant.now());
        }));
  }

  private void ports(String host, Integer... ports) throws InterruptedException {
    ProxyRef dead = new ProxyRef("http", host, 1, false, "HTTPS_PROXY");
    Hop hop = new Hop(new HopId("a"), HopRole.MODULE_PROXY, "https://target.test/x", "target.test", 443, true,
        Optional.of(dead), 0, Separator.END, false);
    bench(hop).run(new Experiment.LocalPorts(hop.id(), dead, List.of(ports)));
  }

  private static ServerSocket listener() throws Exception {
    return new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  @Test
  void onlyPortsAtWhichSomebodyListensAreGreetedAndTheNameOfTheHopIsToldToNobody() throws Exception {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    ServerSocket proxy = listener();
    int dead;
    try (ServerSocket free = listener()) {
      dead = free.getLocalPort();
    }
    try (TcpServer _ = TcpServer.start(proxy, new ConnectProxy("proxy", Optional.empty(), target -> {
      asked.add(target);
      return new ConnectProxy.Refuse(502, "Bad Gateway");
    }, new ServerLog()))) {
      ports("127.0.0.1", dead, proxy.getLocalPort());
      assertThat(seen).extracting(Evidence::measurement).containsExactly(new ProtocolSniff(
          new Endpoint("127.0.0.1", proxy.getLocalPort()), Optional.of(Spoken.HTTP_PROXY), Optional.empty()));
      assertThat(asked).containsExactly("gogetwell.invalid:443");
    }
  }

  @Test
  void noPortOfAnotherMachineIsTriedWhateverTheExperimentSays() throws Exception {
    try (ServerSocket everywhere = new ServerSocket(0, 50, InetAddress.ofLiteral("0.0.0.0"))) {
      ports("0.0.0.0", everywhere.getLocalPort());
      assertThat(seen).isEmpty();
      ports("127.0.0.1", everywhere.getLocalPort());
      assertThat(seen).hasSize(1);
    }
  }
}
