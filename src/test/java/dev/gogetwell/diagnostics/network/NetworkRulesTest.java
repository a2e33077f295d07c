package dev.gogetwell.diagnostics.network;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.notConnected;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkRulesTest {
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
  void anotherHostThatAnswersOverIpv6ShowsThatIpv6IsNotBroken() {
    FactsBuilder facts = one().proxy("b", Separator.END)
        .sees("a", resolved("a.example", "64:ff9b::c000:221"))
        .sees("a", notConnected("64:ff9b::c000:221", FailureKind.UNREACHABLE, "Network is unreachable"))
        .sees("b", resolved("b.example", "2001:db8::8")).sees("b", connected("2001:db8::8"));
    assertThat(connect(facts).code()).isEqualTo(CauseCode.NETWORK_UNREACHABLE);
    assertThat(connect(facts).details()).anyMatch(detail -> detail.key().equals("detail.translated"));
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
        .sees("b", Observed.accepted(ChainJudge.GO, "b")).answers("b", 404, FailureKind.NOT_FOUND)
        .notConnected("a", FailureKind.TIMEOUT))).doesNotContain(new Experiment.Portal());
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
}
