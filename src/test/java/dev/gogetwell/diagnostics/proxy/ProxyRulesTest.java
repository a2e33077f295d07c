package dev.gogetwell.diagnostics.proxy;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.notConnected;
import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
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
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyRulesTest {
  private static final Experiment SNIFF = Experiments.sniff("http", "proxy.example.net", 3128);

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
