package dev.gogetwell.diagnostics.proxy;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.notConnected;
import static dev.gogetwell.diagnostics.Observed.notResolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.remedy.RemedyPlanner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A proxy that this machine knows and that go or git does not take.
class NotUsedRuleTest {
  private static final Experiment GIT_PROXY = Experiments.through("a", "http", "10.0.0.1", 8080);

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

  /// A file in a repository must not send anybody to a proxy.
  @Test
  void aProxyThatTheProjectNamesForAnEditorIsNeverTriedNorWritten() {
    assertThat(ProxyCandidates.of(direct().elsewhere(Kind.EDITOR, "HTTPS_PROXY", "http://10.0.0.1:8080").build()))
        .hasSize(1);
    Facts planted = direct().elsewhere(Kind.PROJECT, "HTTPS_PROXY", "http://evil.test/?10.0.0.1:8080").build();
    assertThat(ProxyCandidates.of(planted)).isEmpty();
    assertThat(planted.settings().elsewhere()).hasSize(1);
    assertThat(planted.settings().ownElsewhere()).isEmpty();
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
        .sees("a", GIT_PROXY, "proxy", fetch(403, FailureKind.HTTP_FORBIDDEN, "403")))).as("failed").isEmpty();
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

  @Test
  void aModuleProxyThatIsReachedOnlyThroughItNeedNotHaveTheModule() {
    Experiment through = Experiments.through("a", "http", "10.0.0.1", 8080);
    FactsBuilder facts = direct().variable("ALL_PROXY", "http://10.0.0.1:8080").notConnected("a", FailureKind.TIMEOUT)
        .made(through).sees("a", through, "proxy", connected("10.0.0.1"))
        .sees("a", through, "proxy", fetch(404, FailureKind.NOT_FOUND, "no such module"));
    assertThat(new NotUsedRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.PROXY_NOT_USED && finding.proved());
  }

  /// The same with the only hop asked over ssh.
  private static Facts overSsh(FactsBuilder builder) {
    Facts facts = builder.build();
    Hop web = facts.route().hops().getFirst();
    Hop ssh = new Hop(web.id(), web.role(), web.url().replace("https://", "ssh://git@"), web.host(), 22, false,
        web.via(), web.entry(), web.separator(), web.isPrivate());
    Route route = new Route(facts.route().module(), List.of(ssh), facts.route().goproxy(), false, Optional.empty());
    return new Facts(facts.target(), facts.symptom(), facts.settings(), route, facts.evidence(), facts.looked(),
        facts.made(), facts.crashed(), facts.scope(), facts.started(), facts.at());
  }

  @Test
  void whatGitAsksOverSshGoesPastEveryProxy() {
    Experiment through = Experiments.through("git", "http", "10.0.0.1", 8080);
    FactsBuilder facts = new FactsBuilder().hop("git", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .variable("HTTPS_PROXY", "http://10.0.0.1:8080").notConnected("git", FailureKind.REFUSED);
    assertThat(new ProxyService().wishes()).allMatch(wish -> wish.wanted(overSsh(facts)).stream()
        .noneMatch(Experiment.ThroughProxy.class::isInstance));
    assertThat(new NotUsedRule().judge(overSsh(facts.made(through).sees("git", through, "proxy", connected("10.0.0.1")))))
        .as("the proxy itself is reached").isEmpty();
  }
}
