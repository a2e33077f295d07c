package dev.gogetwell.diagnostics.network;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static dev.gogetwell.diagnostics.FactsBuilder.connected;
import static dev.gogetwell.diagnostics.FactsBuilder.fetch;
import static dev.gogetwell.diagnostics.FactsBuilder.fetched;
import static dev.gogetwell.diagnostics.FactsBuilder.notConnected;
import static dev.gogetwell.diagnostics.FactsBuilder.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {
  private static final String IPV6 = "2001:db8::7";

  private static final String MIRROR = "https://mirror.example";

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static Finding connect(FactsBuilder facts) {
    return new ConnectRule().judge(facts.build()).getFirst();
  }

  @ParameterizedTest
  @CsvSource({"REFUSED, network.refused", "TIMEOUT, network.timeout", "UNREACHABLE, network.unreachable",
      "FORBIDDEN_LOCALLY, network.local-firewall", "RESET, network.reset"})
  void whatTheKernelSaysNamesTheCause(FailureKind kind, String code) {
    assertThat(connect(one().notConnected("a", kind)).code().code()).isEqualTo(code);
  }

  @Test
  void anAddressThatCannotBeUsedIsTheLocalSocketLayer() {
    FactsBuilder facts = one().sees("a", resolved("a.example", "203.0.113.7"))
        .sees("a", notConnected("203.0.113.7", FailureKind.OTHER, "Cannot assign requested address"));
    assertThat(connect(facts).code()).isEqualTo(CauseCode.NETWORK_SOCKET_SETUP);
  }

  @Test
  void aWorkingMirrorProvesThatItIsThisServer() {
    Finding finding = connect(one().notConnected("a", FailureKind.REFUSED).workingMirror(MIRROR));
    assertThat(finding.proved()).isTrue();
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(finding.comparisons()).hasSize(1);
  }

  @Test
  void aMirrorThatIsQuickerProvesNothingAsLongAsGoStillWaits() {
    FactsBuilder silent = one().notConnected("a", FailureKind.TIMEOUT).workingMirror(MIRROR);
    Finding early = connect(silent);
    assertThat(early.proved()).isFalse();
    assertThat(early.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(early.missingControl().orElseThrow().key()).isEqualTo("missing.go-waits-longer");
    assertThat(connect(silent.witness(false, "dial tcp 203.0.113.7:443: i/o timeout")).confidence())
        .isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void withoutAnyControlItIsLikelyAtMostAndTheControlIsNamed() {
    Finding finding = connect(one().notConnected("a", FailureKind.TIMEOUT));
    assertThat(finding.proved()).isFalse();
    assertThat(finding.confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(finding.missingControl()).isPresent();
  }

  @Test
  void aMirrorThatDidNotGiveTheModuleIsNoControl() {
    FactsBuilder facts = one().notConnected("a", FailureKind.TIMEOUT).mirrors(MIRROR).made(Experiments.mirror(MIRROR))
        .sees("mirror", Experiments.mirror(MIRROR), "mirror", connected("203.0.113.9"))
        .sees("mirror", Experiments.mirror(MIRROR), "mirror", fetch(404, FailureKind.NOT_FOUND, "404"));
    assertThat(connect(facts).proved()).isFalse();
  }

  @Test
  void aMirrorWhoseExperimentHasNotEndedIsNoControl() {
    FactsBuilder facts = one().notConnected("a", FailureKind.TIMEOUT).mirrors(MIRROR)
        .sees("mirror", Experiments.mirror(MIRROR), "mirror", fetched(200, "{}"));
    assertThat(connect(facts).proved()).isFalse();
  }

  @Test
  void aDeadLocalProxyIsNoFaultOfTheDestination() {
    assertThat(new ConnectRule().judge(new FactsBuilder().proxyVia("a", "http")
        .notConnected("a", FailureKind.REFUSED).build())).isEmpty();
  }

  @Test
  void anAddressThatAnswersAfterAnotherOneDidNotIsNoFailure() {
    FactsBuilder facts = one().sees("a", resolved("a.example", "203.0.113.7", "203.0.113.8"))
        .sees("a", notConnected("203.0.113.7", FailureKind.TIMEOUT, "timed out")).sees("a", connected("203.0.113.8"));
    assertThat(new ConnectRule().judge(facts.build())).isEmpty();
  }

  @Test
  void onlyIpv6FailsWhileIpv4Lives() {
    FactsBuilder facts = one().proxy("b", Separator.END)
        .sees("a", resolved("a.example", "2001:db8::7"))
        .sees("a", notConnected("2001:db8::7", FailureKind.UNREACHABLE, "Network is unreachable")).works("b");
    assertThat(connect(facts).code()).isEqualTo(CauseCode.NETWORK_IPV6_BROKEN);
  }

  @Test
  void anUnreachableIpv4AddressIsNotIpv6() {
    FactsBuilder facts = one().proxy("b", Separator.END).sees("a", resolved("a.example", "203.0.113.9"))
        .sees("a", notConnected("203.0.113.9", FailureKind.UNREACHABLE, "unreachable")).works("b");
    assertThat(connect(facts).code()).isEqualTo(CauseCode.NETWORK_UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({"RESET, network.reset", "EOF, network.reset", "TIMEOUT, network.slow", "ALERT, tls.alert"})
  void aCutTransferIsTheNetworks(FailureKind kind, String code) {
    List<Finding> findings = new TransferRule().judge(one().answers("a", 0, kind).build());
    assertThat(findings).extracting(finding -> finding.code().code()).containsExactly(code);
  }

  @ParameterizedTest
  @CsvSource({"NOT_FOUND", "SERVER_ERROR", "HTTP_FORBIDDEN", "BAD_CONTENT"})
  void anAnswerIsNoCutTransfer(FailureKind kind) {
    assertThat(new TransferRule().judge(one().answers("a", 500, kind).build())).isEmpty();
  }

  private static FactsBuilder portal(String... answers) {
    FactsBuilder facts = one().notShaken("a", FailureKind.NOT_TLS, "HTTP/1.1 302").made(new Experiment.Portal());
    for (int i = 0; i < answers.length; i++) {
      String[] answer = answers[i].split(" ", 2);
      facts.sees("portal", new Experiment.Portal(), "http://page" + i,
          answer[0].equals("0") ? fetch(0, FailureKind.TIMEOUT, "timed out")
              : fetched(Integer.parseInt(answer[0]), answer[1]));
    }
    return facts;
  }

  @ParameterizedTest(name = "{0} and {1} and {2}: {3}")
  @CsvSource({
    "302 -, 302 -, 0 -, network.captive-portal",
    "200 <html>, 511 -, 0 -, network.captive-portal",
    "200 <html>, 204 -, 302 -,",
    "302 -, 0 -, 0 -,",
    "204 -, 200 success, 200 Microsoft Connect Test,",
    "0 -, 0 -, 0 -,"})
  void aPortalNeedsTwoWrongPagesAndNoRightOne(String first, String second, String third, String code) {
    List<Finding> findings = new PortalRule().judge(portal(first, second, third).build());
    assertThat(findings.stream().map(finding -> finding.code().code()).findFirst())
        .isEqualTo(Optional.ofNullable(code));
  }

  @ParameterizedTest(name = "{0} shows {1} at {2}, {3} shows {4} at {5}: {6}")
  @CsvSource({
    "a, 01, 192.0.2.1, b, 01, 192.0.2.2, network.captive-portal",
    "a, 01, 192.0.2.1, b, 02, 192.0.2.2,",
    "a, 01, 192.0.2.1, b, 01, 192.0.2.1,",
    "proxy.golang, 01, 192.0.2.1, sum.golang, 01, 192.0.2.2,"})
  void oneCertificateAtHostsThatHaveNothingInCommonIsALoginPage(String one, String first, String at, String other,
      String second, String there, String code) {
    FactsBuilder facts = shows(shows(new FactsBuilder().proxy(one, Separator.COMMA).proxy(other, Separator.END), one,
        first, at), other, second, there);
    List<Finding> findings = new PortalRule().judge(facts.build());
    assertThat(findings.stream().map(finding -> finding.code().code()).findFirst())
        .isEqualTo(Optional.ofNullable(code));
    assertThat(findings).noneMatch(Finding::proved);
    assertThat(new PortalRule().judge(facts.proxy("c", Separator.END).works("c").build())).isEmpty();
  }

  private static FactsBuilder shows(FactsBuilder facts, String hop, String leaf, String address) {
    String name = hop + ".example";
    TlsHandshake plain = FactsBuilder.shaken(hop, new Der(leaf));
    return facts.sees(hop, FactsBuilder.resolved(name, address)).sees(hop, FactsBuilder.connected(address))
        .sees(hop, new TlsHandshake(new Endpoint(address, 443), Optional.empty(), name, plain.shape(), plain.version(),
            plain.cipherSuite(), plain.alpn(), plain.chain(), plain.stream(), Optional.empty()))
        .sees(hop, FactsBuilder.refusal(ChainJudge.GO, hop, FailureKind.NAME_MISMATCH,
            "x509: certificate is valid for login.hotel, not " + name));
  }

  @Test
  void wrongPagesExplainNothingWhereGoArrives() {
    FactsBuilder facts = one().works("a").made(new Experiment.Portal())
        .sees("portal", new Experiment.Portal(), "http://1", fetched(302, ""))
        .sees("portal", new Experiment.Portal(), "http://2", fetched(302, ""));
    assertThat(codes(new PortalRule().judge(facts.build()))).isEmpty();
  }

  @Test
  void mirrorsAreAskedOnlyWhereGoStops() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END).mirrors(MIRROR)
        .answers("a", 404, FailureKind.NOT_FOUND).works("b");
    assertThat(wanted(facts)).as("the archive is asked of the hop that has the module")
        .containsExactly(new Experiment.Download(new HopId("b"), "https://x.example/x"));
    assertThat(wanted(one().mirrors(MIRROR).notConnected("a", FailureKind.REFUSED)))
        .containsExactly(Experiments.mirror(MIRROR), new Experiment.Portal());
  }

  @Test
  void aMirrorThatIsOnTheRouteItselfIsNotAskedAgain() {
    assertThat(wanted(one().mirrors("https://a.example").notConnected("a", FailureKind.REFUSED)))
        .noneMatch(Experiment.OtherMirror.class::isInstance);
  }

  @Test
  void pagesAreAskedWhereNoHostProvedToBeItself() {
    assertThat(wanted(one().notConnected("a", FailureKind.TIMEOUT))).contains(new Experiment.Portal());
    assertThat(wanted(one().notShaken("a", FailureKind.NOT_TLS, "HTTP"))).contains(new Experiment.Portal());
    assertThat(wanted(new FactsBuilder().proxy("b", Separator.COMMA).proxy("a", Separator.END)
        .sees("b", FactsBuilder.accepted(ChainJudge.GO, "b")).answers("b", 404, FailureKind.NOT_FOUND)
        .notConnected("a", FailureKind.TIMEOUT))).doesNotContain(new Experiment.Portal());
  }

  @Test
  void wrongPagesAreNoPortalWhereAHostProvedToBeItself() {
    FactsBuilder facts = portal("302 -", "302 -").sees("a", FactsBuilder.accepted(ChainJudge.GO, "b"))
        .notShaken("a", FailureKind.RESET, "reset");
    assertThat(codes(new PortalRule().judge(facts.build()))).isEmpty();
  }

  @Test
  void aDirectHopCountsAsTheRoute() {
    FactsBuilder facts = new FactsBuilder().hop("git", HopRole.VCS_DISCOVERY, Optional.empty(), Separator.END)
        .notConnected("git", FailureKind.REFUSED);
    assertThat(connect(facts).code()).isEqualTo(CauseCode.NETWORK_REFUSED);
  }

  private static List<Experiment> wanted(FactsBuilder facts) {
    return new NetworkService().wishes().stream().flatMap(wish -> wish.wanted(facts.build()).stream())
        .toList();
  }

  private static FactsBuilder overIpv6(Measurement broken) {
    Experiment others = Experiments.resolvers("a");
    return new FactsBuilder().proxy("a", Separator.END).sees("a", FactsBuilder.resolved("a.example", IPV6, "192.0.2.7"))
        .sees("a", broken).made(others)
        .sees("a", others, "address:192.0.2.7", FactsBuilder.connected("192.0.2.7"))
        .sees("a", others, "address:192.0.2.7", FactsBuilder.accepted(ChainJudge.GO, "a"));
  }

  @Test
  void ipv6IsBrokenWhereTheSameNameOverIpv4ShowsTheRightCertificate() {
    FactsBuilder facts = overIpv6(FactsBuilder.notConnected(IPV6, FailureKind.TIMEOUT, "timed out"));
    Finding finding = new Ipv6Rule().judge(facts.build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_IPV6_BROKEN);
    assertThat(finding.proved()).as("go may wait longer than we did").isFalse();
    assertThat(new ConnectRule().judge(facts.build())).as("one cause for one fault").isEmpty();
    facts.witness(false, "go: net/http: TLS handshake timeout");
    assertThat(new Ipv6Rule().judge(facts.build()).getFirst().proved()).as("go gave up as well").isTrue();
  }

  @Test
  void anAddressOfIpv4InTheFormOfIpv6SaysNothingOfIpv6() {
    assertThat(new Ipv6Rule().judge(overIpv6(FactsBuilder.notConnected("::ffff:192.0.2.9", FailureKind.REFUSED,
        "refused")).build())).isEmpty();
  }

  @Test
  void anAddressThatSomebodyWroteDownSaysNothingOfIpv6() {
    FactsBuilder written = overIpv6(FactsBuilder.notConnected(IPV6, FailureKind.REFUSED, "refused"))
        .sees("a", Experiments.resolvers("a"), "pinned", new NameLookup(
            new Resolver(Resolver.Kind.HOSTS_FILE, "/etc/hosts:3"), "a.example", List.of(IPV6), Optional.empty()));
    assertThat(new Ipv6Rule().judge(written.build())).isEmpty();
    assertThat(new Ipv6Rule().judge(overIpv6(FactsBuilder.notConnected("::", FailureKind.REFUSED, "refused")).build()))
        .as("whoever dials it reaches himself").isEmpty();
  }

  @Test
  void aGoThatFailsOverSomethingElseSaysNothingOfAHostThatIsSlow() {
    FactsBuilder facts = overIpv6(FactsBuilder.notConnected(IPV6, FailureKind.TIMEOUT, "timed out"))
        .witness(false, "go: verifying module: missing GOSUMDB");
    assertThat(new Ipv6Rule().judge(facts.build()).getFirst().proved()).isFalse();
  }

  @Test
  void aHostThatGoGotPastIsSlowAndNotDown() {
    FactsBuilder slow = one().notConnected("a", FailureKind.TIMEOUT).witness(true, "go: added");
    assertThat(new NetworkService().ruledOut(slow.build())).hasSize(1);
    assertThat(new NetworkService().ruledOut(one().notConnected("a", FailureKind.TIMEOUT)
        .witness(false, "i/o timeout").build())).isEmpty();
    assertThat(new NetworkService().ruledOut(one().notConnected("a", FailureKind.REFUSED)
        .witness(true, "go: added").build())).isEmpty();
    FactsBuilder movedOn = new FactsBuilder().proxy("a", Separator.PIPE).proxy("b", Separator.END)
        .notConnected("a", FailureKind.TIMEOUT).works("b").witness(true, "go: added");
    assertThat(new NetworkService().ruledOut(movedOn.build())).as("nothing was heard of it").isEmpty();
  }

  @Test
  void aHostThatAnswersOverNeitherFamilyIsNoFaultOfIpv6() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END)
        .sees("a", FactsBuilder.notConnected(IPV6, FailureKind.TIMEOUT, "timed out"))
        .sees("a", FactsBuilder.notConnected("192.0.2.7", FailureKind.TIMEOUT, "timed out"));
    assertThat(new Ipv6Rule().judge(facts.build())).isEmpty();
    assertThat(new ConnectRule().judge(facts.build()).getFirst().code()).isEqualTo(CauseCode.NETWORK_TIMEOUT);
  }

  private static final Experiment DOWNLOAD = new Experiment.Download(new HopId("a"), "https://x.example/x");

  private static FactsBuilder downloaded(String cell, FailureKind kind, int attempts) {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).works("a").made(DOWNLOAD);
    for (int i = 0; i < attempts; i++) {
      facts.sees("a", DOWNLOAD, cell, FactsBuilder.fetch(0, kind, "unexpected EOF after 375 of 750 bytes"));
    }
    return facts;
  }

  @Test
  void anArchiveThatIsCutTwiceBesideSmallAnswersIsACutTransfer() {
    Finding finding = new DownloadRule().judge(downloaded("archive", FailureKind.EOF, 2).build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_RESET);
    assertThat(finding.proved()).isTrue();
    assertThat(RouteOutcome.of(downloaded("archive", FailureKind.EOF, 2).build()).end())
        .isEqualTo(RouteOutcome.End.STOPS);
  }

  @Test
  void anArchiveThatStallsIsAtMostLikely() {
    Finding finding = new DownloadRule().judge(downloaded("archive", FailureKind.TIMEOUT, 2).build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_SLOW);
    assertThat(finding.proved()).isFalse();
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
  }

  @Test
  void theHostBehindARedirectIsNamedInsteadOfTheProxy() {
    FactsBuilder facts = downloaded("redirected", FailureKind.REFUSED, 2);
    assertThat(new DownloadRule().judge(facts.build()).getFirst().code()).isEqualTo(CauseCode.GOPROXY_ZIP_REDIRECT);
  }

  @Test
  void aSecondAttemptThatWorksAccusesNobody() {
    FactsBuilder facts = downloaded("archive", FailureKind.EOF, 1)
        .sees("a", DOWNLOAD, "archive", FactsBuilder.fetched(200, ""));
    assertThat(new DownloadRule().judge(facts.build())).isEmpty();
    assertThat(RouteOutcome.of(facts.build()).end()).isEqualTo(RouteOutcome.End.ARRIVES);
  }
}
