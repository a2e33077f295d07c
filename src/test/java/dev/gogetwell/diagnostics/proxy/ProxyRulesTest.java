package dev.gogetwell.diagnostics.proxy;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.notConnected;
import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Spoken;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.remedy.RemedyPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  private static final Experiment SNIFF = Experiments.sniff("http", "proxy.example.net", 3128);
  private static final Experiment GIT_PROXY = Experiments.through("a", "http", "10.0.0.1", 8080);

  private static TunnelRequest noTunnel(String scheme, int status, FailureKind kind) {
    return new TunnelRequest(new ProxyRef(scheme, "proxy.example.net", 3128, false, "HTTPS_PROXY"), "a.example:443",
        status, "", status == 407 ? List.of("Negotiate", "Basic") : List.of(),
        Optional.of(new Failure(Operation.TUNNEL, kind, status + " no")));
  }

  private static FactsBuilder behind(String scheme, int status, FailureKind kind) {
    return new FactsBuilder().proxyVia("a", scheme).sees("a", resolved("proxy.example.net", "10.0.0.9"))
        .sees("a", connected("10.0.0.9")).sees("a", noTunnel(scheme, status, kind));
  }

  private static FactsBuilder speaking(FactsBuilder facts, Spoken spoken) {
    return facts.made(SNIFF).sees("a", SNIFF, "sniff",
        new ProtocolSniff(new Endpoint("10.0.0.9", 3128), Optional.ofNullable(spoken), Optional.empty()));
  }

  private static Finding tunnel(FactsBuilder facts) {
    return new TunnelRule().judge(facts.build()).getFirst();
  }

  @Test
  void aProxyThatGitAloneGoesPastIsNotMisreadByGo() {
    FactsBuilder facts = new FactsBuilder().hop("git", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .variable("HTTPS_PROXY", "http://10.0.0.1:8080").gitConfig("http.proxy", "")
        .notConnected("git", FailureKind.TIMEOUT);
    assertThat(new MisreadRule().judge(facts.build())).isEmpty();
    Experiment through = Experiments.through("git", "http", "10.0.0.1", 8080);
    assertThat(new NotUsedRule().judge(facts.made(through).sees("git", through, "proxy", connected("10.0.0.1"))
        .sees("git", through, "proxy", fetched(404, "no page")).build())).as("a server of repositories without a page")
        .singleElement().matches(finding -> finding.code() == CauseCode.PROXY_NOT_USED && finding.proved());
  }

  @ParameterizedTest
  @CsvSource({"http, 407, PROXY_AUTH_REQUIRED, proxy.auth-required", "http, 403, PROXY_REFUSED, proxy.forbidden",
      "http, 503, PROXY_BAD_GATEWAY, proxy.bad-gateway", "socks5, 0, PROXY_REFUSED, proxy.socks"})
  void theProxysOwnAnswerNamesTheCauseAndIsCertainBesideAnotherWay(String scheme, int status, FailureKind kind,
      String code) {
    Finding finding = tunnel(behind(scheme, status, kind));
    assertThat(finding.code().code()).isEqualTo(code);
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    FactsBuilder free = behind(scheme, status, kind).made(Experiments.direct("a"))
        .sees("a", Experiments.direct("a"), "direct", fetched(200, "{}"));
    assertThat(tunnel(free).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @ParameterizedTest
  @CsvSource({"http, 407, PROXY_AUTH_REQUIRED, proxy.example.net:3128", "http, 403, PROXY_REFUSED, a.example",
      "http, 503, PROXY_BAD_GATEWAY, a.example", "socks5, 0, PROXY_REFUSED, a.example"})
  void whatIsForbiddenOrCannotBeReachedIsTheHostAndNotTheProxy(String scheme, int status, FailureKind kind,
      String subject) {
    assertThat(tunnel(behind(scheme, status, kind)).subject()).isEqualTo(subject);
  }

  @Test
  void aProxyThatRefusesTlsWithAnAlertIsReached() {
    assertThat(tunnel(behind("https", 0, FailureKind.ALERT)).code()).isEqualTo(CauseCode.TLS_ALERT);
  }

  @Test
  void aPortThatSpeaksAnotherProtocolIsAWrongScheme() {
    FactsBuilder facts = speaking(behind("https", 0, FailureKind.NOT_TLS), Spoken.HTTP_PROXY);
    assertThat(tunnel(facts).code()).isEqualTo(CauseCode.PROXY_WRONG_SCHEME);
    assertThat(tunnel(facts).proved()).isFalse();
    Experiment right = Experiments.through("a", "http", "proxy.example.net", 3128);
    facts.made(right).sees("a", right, "proxy", fetched(200, "{}"));
    assertThat(tunnel(facts).proved()).isTrue();
    assertThat(tunnel(facts).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void theRightSchemeThatFailsTooProvesNothing() {
    Experiment right = Experiments.through("a", "http", "proxy.example.net", 3128);
    FactsBuilder facts = speaking(behind("https", 0, FailureKind.NOT_TLS), Spoken.HTTP_PROXY).made(right)
        .sees("a", right, "proxy", noTunnel("http", 407, FailureKind.PROXY_AUTH_REQUIRED));
    assertThat(tunnel(facts).proved()).isFalse();
  }

  @Test
  void aPortThatSpeaksWhatTheSettingSaysIsNoWrongScheme() {
    FactsBuilder facts = speaking(behind("http", 0, FailureKind.EOF), Spoken.HTTP_PROXY);
    assertThat(tunnel(facts).code()).isEqualTo(CauseCode.PROXY_BAD_GATEWAY);
  }

  @Test
  void aPortThatIsNotRecognisedLeavesDoubt() {
    FactsBuilder facts = speaking(behind("http", 0, FailureKind.TIMEOUT), null);
    assertThat(tunnel(facts).code()).isEqualTo(CauseCode.PROXY_UNREACHABLE);
    assertThat(tunnel(facts).confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(tunnel(facts).missingControl()).isPresent();
  }

  private static FactsBuilder deadProxy(FailureKind kind) {
    return new FactsBuilder().proxyVia("a", "http").sees("a", resolved("proxy.example.net", "10.0.0.9"))
        .sees("a", notConnected("10.0.0.9", kind, "no connection"));
  }

  private static Finding unreachable(FactsBuilder facts) {
    return new UnreachableRule().judge(facts.build()).getFirst();
  }

  @Test
  void aDeadPortIsLikelyByItselfAndProvedByTheWayWithoutIt() {
    FactsBuilder facts = deadProxy(FailureKind.REFUSED);
    assertThat(unreachable(facts).code()).isEqualTo(CauseCode.PROXY_UNREACHABLE);
    assertThat(unreachable(facts).confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(unreachable(facts).proved()).isFalse();
    facts.made(Experiments.direct("a")).sees("a", Experiments.direct("a"), "direct", fetched(200, "{}"));
    assertThat(unreachable(facts).proved()).isTrue();
  }

  @Test
  void aSilentProxyWithoutControlIsLikelyAtMost() {
    FactsBuilder facts = deadProxy(FailureKind.TIMEOUT).made(Experiments.direct("a"))
        .sees("a", Experiments.direct("a"), "direct", notResolved("a.example", FailureKind.NO_SUCH_HOST));
    assertThat(unreachable(facts).confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(unreachable(facts).missingControl()).isPresent();
  }

  @Test
  void aProxyNameThatDoesNotResolveIsTheProxysTrouble() {
    FactsBuilder facts = new FactsBuilder().proxyVia("a", "http")
        .sees("a", notResolved("proxy.example.net", FailureKind.NO_SUCH_HOST));
    assertThat(unreachable(facts).code()).isEqualTo(CauseCode.PROXY_UNREACHABLE);
  }

  @Test
  void aProxyThatIsReachedIsNotUnreachable() {
    assertThat(new UnreachableRule().judge(behind("http", 407, FailureKind.PROXY_AUTH_REQUIRED).build())).isEmpty();
    assertThat(new UnreachableRule().judge(
        new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED).build())).isEmpty();
  }

  private static FactsBuilder direct() {
    return new FactsBuilder().proxy("a", Separator.END).sees("a", notResolved("a.example", FailureKind.NO_SUCH_HOST));
  }

  private static List<Finding> notUsed(FactsBuilder facts) {
    return new NotUsedRule().judge(facts.build());
  }

  @Test
  void aProxyOfGitThatWorksIsProvedToBeNotUsed() {
    FactsBuilder facts = direct().gitConfig("http.proxy", "http://10.0.0.1:8080").made(GIT_PROXY)
        .sees("a", GIT_PROXY, "proxy", connected("10.0.0.1")).sees("a", GIT_PROXY, "proxy", fetched(200, "{}"));
    assertThat(notUsed(facts)).singleElement()
        .matches(finding -> finding.code() == CauseCode.PROXY_NOT_USED && finding.proved()
            && finding.subject().equals("10.0.0.1:8080"));
  }

  @Test
  void whereTheProxyStandsIsATextOfItsOwnAndNoWordOfOurs() {
    FactsBuilder facts = direct().elsewhere("HTTPS_PROXY", "http://10.0.0.1:8080").made(GIT_PROXY)
        .sees("a", GIT_PROXY, "proxy", connected("10.0.0.1")).sees("a", GIT_PROXY, "proxy", fetched(200, "{}"));
    assertThat(notUsed(facts)).singleElement().satisfies(finding -> assertThat(finding.details())
        .contains(Message.of("detail.proxy-known-to.login-shell", "10.0.0.1:8080", "HTTPS_PROXY")));
  }

  /// go takes another variable for an address without TLS (httpproxy.FromEnvironment).
  @Test
  void eachKindOfAddressOnTheWayGetsItsVariable() {
    FactsBuilder plain = direct().plainly("a").gitConfig("http.proxy", "http://10.0.0.1:8080").made(GIT_PROXY)
        .sees("a", GIT_PROXY, "proxy", connected("10.0.0.1")).sees("a", GIT_PROXY, "proxy", fetched(200, "{}"));
    assertThat(variables(plain)).containsExactly("HTTP_PROXY");
    FactsBuilder both = direct().plainly("a").proxy("b", Separator.END)
        .sees("b", notResolved("b.example", FailureKind.NO_SUCH_HOST))
        .gitConfig("http.proxy", "http://10.0.0.1:8080").made(GIT_PROXY)
        .sees("a", GIT_PROXY, "proxy", connected("10.0.0.1")).sees("a", GIT_PROXY, "proxy", fetched(200, "{}"));
    assertThat(variables(both)).containsExactly("HTTP_PROXY", "HTTPS_PROXY");
  }

  private static List<String> variables(FactsBuilder facts) {
    Verdict verdict = new Verdict(Verdict.State.PROBLEM, List.of(notUsed(facts).getFirst()), List.of(), List.of(),
        List.of(), List.of(), Optional.empty(), false, Duration.ZERO);
    return new RemedyPlanner().plan(facts.build(), verdict).stream()
        .filter(remedy -> remedy.title().key().equals("remedy.use-proxy.title"))
        .flatMap(remedy -> remedy.changes().stream()).map(Change::name).toList();
  }

  @Test
  void withoutAPassingExperimentNoProxyIsCalledNotUsed() {
    FactsBuilder facts = direct().gitConfig("http.proxy", "http://10.0.0.1:8080");
    assertThat(notUsed(facts)).isEmpty();
    assertThat(notUsed(facts.sees("a", GIT_PROXY, "proxy", fetched(200, "{}")))).as("not ended").isEmpty();
    assertThat(notUsed(direct().gitConfig("http.proxy", "http://10.0.0.1:8080").made(GIT_PROXY)
        .sees("a", GIT_PROXY, "proxy", fetch(404, FailureKind.NOT_FOUND, "404")))).as("failed").isEmpty();
  }

  @Test
  void aHopThatWorksDirectlyNeedsNoProxy() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END).works("a")
        .gitConfig("http.proxy", "http://10.0.0.1:8080").made(GIT_PROXY)
        .sees("a", GIT_PROXY, "proxy", fetched(200, "{}"));
    assertThat(notUsed(facts)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"http://10.0.0.1:8080, http 10.0.0.1:8080", "10.0.0.1:8080, http 10.0.0.1:8080",
      "socks5://u:p@[::1]:1080, socks5 [::1]:1080", "https://proxy.example, https proxy.example:443",
      "http://proxy.example, http proxy.example:80", "ftp://x:1,", "' ',", "http://[::1,", "://,"})
  void whatCannotBeAProxyIsNoCandidate(String value, String expected) {
    assertThat(ProxyCandidates.parse(value, "x").map(proxy -> proxy.scheme() + " " + proxy.authority()))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void candidatesComeFromEverySourceOnce() {
    FactsBuilder facts = direct().elsewhere("HTTPS_PROXY", "http://10.0.0.1:8080")
        .gitConfig("http.proxy", "http://10.0.0.1:8080").gitConfig("http.https://x.example.proxy", "http://10.0.0.2:1")
        .gitConfig("user.name", "http://10.0.0.9:1").variable("ALL_PROXY", "socks5://10.0.0.3:1080");
    assertThat(ProxyCandidates.of(facts.build())).extracting(candidate -> candidate.proxy().authority())
        .containsExactly("10.0.0.1:8080", "10.0.0.2:1", "10.0.0.3:1080");
  }

  /// What go makes of `value` as HTTPS_PROXY: the scheme for the host.
  private static FactsBuilder torn(String value) {
    return new FactsBuilder().variable("HTTPS_PROXY", value).hop("a", HopRole.MODULE_PROXY, Optional.of(new ProxyRef("http", "http", 80, false,
        "HTTPS_PROXY")), Separator.END).sees("a", notResolved("http", FailureKind.NO_SUCH_HOST));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://bob:p#w@10.0.0.1:8080", "http://<proxy password>@10.0.0.1:8080",
      "\"http://10.0.0.1:8080\"", "http://10.0.0.1:8080 "})
  void aSchemeThatGoTakesForTheProxyIsAValueThatCannotBeRead(String value) {
    FactsBuilder facts = torn(value);
    Finding finding = new MisreadRule().judge(facts.build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.PROXY_MALFORMED);
    assertThat(finding.subject()).isEqualTo("HTTPS_PROXY");
    assertThat(finding.confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(new UnreachableRule().judge(facts.build())).isEmpty();
    Experiment meant = Experiments.through("a", "http", "10.0.0.1", 8080);
    facts.made(meant).sees("a", meant, "proxy", fetched(200, "{}"));
    assertThat(new MisreadRule().judge(facts.build()).getFirst().proved()).isTrue();
  }

  @Test
  void aProxyThatIsReadAsItWasMeantAndIsDeadIsNoMisreadValue() {
    FactsBuilder facts = deadProxy(FailureKind.REFUSED).variable("HTTPS_PROXY",
        "http://<proxy password>@proxy.example.net:3128");
    assertThat(new MisreadRule().judge(facts.build())).isEmpty();
    assertThat(unreachable(facts).code()).isEqualTo(CauseCode.PROXY_UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://bob:100%x@10.0.0.1:8080", "http://<proxy password>@10.0.0.1:8080"})
  void aValueThatGoIgnoresIsTheCauseOnlyWhereTheProxyThatWasMeantPasses(String value) {
    FactsBuilder facts = new FactsBuilder().variable("HTTPS_PROXY", value)
        .proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED);
    assertThat(new MisreadRule().judge(facts.build())).extracting(Finding::severity).containsExactly(Severity.WARNING);
    Experiment meant = Experiments.through("a", "http", "10.0.0.1", 8080);
    facts.made(meant).sees("a", meant, "proxy", fetched(200, "{}"));
    assertThat(new MisreadRule().judge(facts.build())).extracting(Finding::severity).containsExactly(Severity.CAUSE);
    assertThat(new NotUsedRule().judge(facts.build())).isEmpty();
    assertThat(new MisreadRule().judge(facts.variable("NO_PROXY", "*").build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"https://a.example, true, true", "https://a.example, false, false", "a.example.org, true, false",
      "'localhost;a.example', true, true"})
  void anItemOfNoProxyThatWasMeantForTheHostIsTheCauseWhereTheHostAnswersDirectly(String list, boolean direct,
      boolean cause) {
    FactsBuilder facts = deadProxy(FailureKind.REFUSED).variable("NO_PROXY", list);
    if (direct) {
      facts.made(Experiments.direct("a")).sees("a", Experiments.direct("a"), "direct", fetched(200, "{}"));
    }
    assertThat(new NoProxyRule().judge(facts.build())).hasSize(cause ? 1 : 0).allMatch(Finding::proved);
  }
}
