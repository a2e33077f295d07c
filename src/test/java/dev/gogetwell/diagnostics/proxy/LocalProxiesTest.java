package dev.gogetwell.diagnostics.proxy;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.notConnected;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Experiment.LocalPorts;
import dev.gogetwell.model.Experiment.ThroughProxy;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.remedy.RemedyPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;

class LocalProxiesTest {
  private static FactsBuilder dead(String host, String address, FailureKind kind) {
    return new FactsBuilder().hop("a", HopRole.MODULE_PROXY,
            Optional.of(new ProxyRef("http", host, 7890, false, "HTTPS_PROXY")), Separator.END)
        .sees("a", notConnected(address, kind, "connect: connection refused"));
  }

  private static FactsBuilder dead() {
    return dead("127.0.0.1", "127.0.0.1", FailureKind.REFUSED);
  }

  private static LocalPorts ports(FactsBuilder facts) {
    return LocalProxies.wanted(facts.build()).stream().filter(LocalPorts.class::isInstance)
        .map(LocalPorts.class::cast).findFirst().orElseThrow();
  }

  private static List<ThroughProxy> throughs(FactsBuilder facts) {
    return LocalProxies.wanted(facts.build()).stream().filter(ThroughProxy.class::isInstance)
        .map(ThroughProxy.class::cast).toList();
  }

  private static FactsBuilder heard(FactsBuilder facts, int port, Spoken spoken) {
    Experiment tried = ports(facts);
    return facts.made(tried).sees("a", tried, "sniff",
        new ProtocolSniff(new Endpoint("127.0.0.1", port), Optional.ofNullable(spoken), Optional.empty()));
  }

  private static FactsBuilder passing(FactsBuilder facts) {
    heard(facts, 7897, Spoken.HTTP_PROXY);
    Experiment through = throughs(facts).getFirst();
    return facts.made(through).sees("a", through, "proxy", fetched(200, "{}"));
  }

  private static Finding finding(FactsBuilder facts) {
    return new UnreachableRule().judge(facts.build()).getFirst();
  }

  private static List<Remedy> moved(FactsBuilder facts) {
    Verdict verdict = new Verdict(Verdict.State.PROBLEM, List.of(finding(facts)), List.of(), List.of(), List.of(),
        List.of(), Optional.empty(), false, Duration.ZERO);
    return new RemedyPlanner().plan(facts.build(), verdict).stream()
        .filter(remedy -> remedy.title().key().equals("remedy.moved-proxy.title")).toList();
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "localhost, 127.0.0.1", "LocalHost, ::1", "::1, ::1", "127.0.0.2, 127.0.0.2"})
  void theUsualPortsButTheDeadOneAreTriedWhereLoopbackRefuses(String host, String address) {
    assertThat(ports(dead(host, address, FailureKind.REFUSED)).ports()).startsWith(7897).doesNotContain(7890)
        .hasSize(LocalProxyPorts.shipped().ports().size() - 1);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.9, 10.0.0.9", "proxy.example.net, 127.0.0.1", "localhost, 10.0.0.9",
      "127.0.0.1.example, 127.0.0.1"})
  void nothingButLoopbackIsTried(String host, String address) {
    assertThat(LocalProxies.wanted(dead(host, address, FailureKind.REFUSED).build())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = FailureKind.class, names = {"TIMEOUT", "RESET", "UNREACHABLE"})
  void onlyARefusedPortIsLookedPast(FailureKind kind) {
    assertThat(LocalProxies.wanted(dead("127.0.0.1", "127.0.0.1", kind).build())).isEmpty();
  }

  @Test
  void aProxyThatWorksHasNobodyElseAsked() {
    FactsBuilder facts = new FactsBuilder().hop("a", HopRole.MODULE_PROXY,
            Optional.of(new ProxyRef("http", "127.0.0.1", 7890, false, "HTTPS_PROXY")), Separator.END)
        .sees("a", connected("127.0.0.1")).sees("a", fetched(200, "{}"));
    assertThat(LocalProxies.wanted(facts.build())).isEmpty();
  }

  @Test
  void aPrivateHostIsToldToNoProgramThatNobodyNamed() {
    assertThat(LocalProxies.wanted(dead().privately("a").build())).isEmpty();
  }

  @Test
  void aPortThatASettingNamesIsAskedForByThatSetting() {
    assertThat(ports(dead().variable("ALL_PROXY", "socks5://127.0.0.1:1080")).ports()).contains(1087)
        .doesNotContain(1080);
  }

  @ParameterizedTest
  @CsvSource({"HTTP_PROXY, http", "SOCKS5, socks5"})
  void theHopIsAskedThroughWhatSpeaksAsAProxyDoes(Spoken spoken, String scheme) {
    assertThat(throughs(heard(dead(), 10808, spoken))).extracting(ThroughProxy::proxy)
        .containsExactly(new ProxyRef(scheme, "127.0.0.1", 10808, false, ""));
  }

  @ParameterizedTest
  @EnumSource(value = Spoken.class, names = "TLS")
  @NullSource
  void aWebServerOrSilenceIsToldNothing(Spoken spoken) {
    assertThat(throughs(heard(dead(), 8080, spoken))).isEmpty();
  }

  @Test
  void whatReachedTheHopIsToldAndOfferedAndProvesNothingMore() {
    FactsBuilder facts = passing(dead().variable("HTTPS_PROXY", "127.0.0.1:7890")
        .variable("HTTP_PROXY", "http://127.0.0.1:7890/").variable("http_proxy", "http://127.0.0.1:78901"));
    assertThat(finding(facts).details())
        .contains(Message.of("detail.proxy-moved", "127.0.0.1:7897", "a.example", "Clash Verge"));
    assertThat(finding(facts).confidence()).isEqualTo(finding(dead()).confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(moved(facts)).singleElement().satisfies(remedy -> assertThat(remedy.changes()).containsExactly(
        new Change.UserEnvironment("HTTPS_PROXY", Optional.of("http://127.0.0.1:7897"), Optional.of("127.0.0.1:7890")),
        new Change.UserEnvironment("HTTP_PROXY", Optional.of("http://127.0.0.1:7897"),
            Optional.of("http://127.0.0.1:7890/"))));
  }

  private static Stream<Measurement> failures() {
    ProxyRef found = new ProxyRef("http", "127.0.0.1", 7897, false, "");
    return Stream.of(
        new TunnelRequest(found, "a.example:443", 403, "", List.of(),
            Optional.of(new Failure(Operation.TUNNEL, FailureKind.PROXY_REFUSED, "403 Forbidden"))),
        refusal(ChainJudge.PUBLIC_LIST, "a", FailureKind.UNKNOWN_AUTHORITY, "x509: unknown authority"),
        notConnected("127.0.0.1", FailureKind.REFUSED, "connection refused"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aProgramThatDoesNotReachTheHopIsNotOffered(Measurement failure) {
    FactsBuilder facts = heard(dead(), 7897, Spoken.HTTP_PROXY);
    Experiment through = throughs(facts).getFirst();
    facts.made(through).sees("a", through, "proxy", failure);
    assertThat(finding(facts).details()).extracting(Message::key).doesNotContain("detail.proxy-moved");
    assertThat(moved(facts)).isEmpty();
  }

  @Test
  void aProxyThatASettingNamesIsStillOfferedBesideIt() {
    FactsBuilder facts = passing(dead().variable("ALL_PROXY", "http://127.0.0.9:9000"));
    Experiment named = new ThroughProxy(new HopId("a"),
        new ProxyRef("http", "127.0.0.9", 9000, false, "ALL_PROXY"), "ALL_PROXY");
    facts.made(named).sees("a", named, "proxy", fetched(200, "{}"));
    Verdict verdict = new Verdict(Verdict.State.PROBLEM, List.of(finding(facts)), List.of(), List.of(), List.of(),
        List.of(), Optional.empty(), false, Duration.ZERO);
    assertThat(new RemedyPlanner().plan(facts.build(), verdict)).extracting(remedy -> remedy.title().key())
        .contains("remedy.use-proxy.title", "remedy.moved-proxy.title");
  }
}
