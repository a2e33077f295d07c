package dev.gogetwell.diagnostics.proxy;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.HttpFetch;
import dev.gogetwell.model.Measurement.TunnelRequest;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is spoken to the proxy itself: its own certificate, and requests without TLS that it can answer itself.
class ProxyTransportsTest {
  private static FactsBuilder plain(int status, FailureKind kind) {
    return new FactsBuilder().proxyVia("a", "http").plainly("a").proxy("b", Separator.END).works("b")
        .sees("a", resolved("proxy.example.net", "10.0.0.9")).sees("a", connected("10.0.0.9"))
        .answers("a", status, kind);
  }

  /// The rail said that no proxy is set.
  @Test
  void aProxyThatIsAskedWithoutATunnelIsAProxyThatIsSet() {
    FactsBuilder asked = new FactsBuilder().proxyVia("a", "http").plainly("a").sees("a", connected("10.0.0.9"));
    assertThat(new ProxyService().status(asked.build())).contains(
        new StepStatus(Step.PROXY, StepState.NOT_NEEDED, Message.of("status.proxy.no-tunnel")));
    assertThat(new ProxyService().status(asked.sees("a", fetched(200, "{}")).build())).contains(
        new StepStatus(Step.PROXY, StepState.FINE, Message.of("status.proxy.no-tunnel")));
  }

  private static FactsBuilder directly(FactsBuilder facts, HttpFetch answer) {
    return facts.made(Experiments.direct("a")).sees("a", Experiments.direct("a"), "direct", answer);
  }

  private static List<Finding> all(Facts facts) {
    return Stream.of(new ProxyService(), new ModuleProxyService()).flatMap(service -> service.rules().stream())
        .flatMap(rule -> rule.judge(facts).stream()).toList();
  }

  private static Finding tunnel(FailureKind kind, String said) {
    ProxyRef proxy = new ProxyRef("https", "proxy.example.net", 3128, false, "HTTPS_PROXY");
    return new TunnelRule().judge(new FactsBuilder().proxyVia("a", "https").sees("a", connected("10.0.0.9"))
        .sees("a", new TunnelRequest(proxy, "a.example:443", 0, "", List.of(),
            Optional.of(new Failure(Operation.TUNNEL, kind, said)))).build()).getFirst();
  }

  @ParameterizedTest
  @CsvSource({"403, HTTP_FORBIDDEN, proxy.forbidden", "503, SERVER_ERROR, proxy.bad-gateway",
      "404, NOT_FOUND, proxy.forbidden"})
  void whatTheServerDoesNotSayWithoutTheProxyIsTheProxysOwn(int status, FailureKind kind, String code) {
    assertThat(all(directly(plain(status, kind), fetched(200, "{}")).build())).singleElement()
        .matches(finding -> finding.code().code().equals(code) && finding.confidence() == Confidence.CERTAIN);
  }

  @Test
  void whatTheServerSaysWithoutTheProxyTooIsItsOwn() {
    assertThat(all(directly(plain(403, FailureKind.HTTP_FORBIDDEN),
        fetch(403, FailureKind.HTTP_FORBIDDEN, "403 Forbidden")).build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.GOPROXY_403 && finding.confidence() == Confidence.CERTAIN);
  }

  @Test
  void nobodyIsAccusedForCertainWhereTheServerCannotBeAskedWithoutTheProxy() {
    assertThat(all(plain(403, FailureKind.HTTP_FORBIDDEN).build())).singleElement()
        .matches(finding -> finding.confidence() == Confidence.LIKELY && finding.missingControl().isPresent());
  }

  @Test
  void onlyAProxyAsksForALoginOfAProxy() {
    assertThat(all(plain(407, FailureKind.PROXY_AUTH_REQUIRED).build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.PROXY_AUTH_REQUIRED
            && finding.subject().equals("proxy.example.net:3128"));
  }

  @ParameterizedTest
  @CsvSource({"UNKNOWN_AUTHORITY, x509: certificate signed by unknown authority, CERT_UNKNOWN_AUTHORITY",
      "EXPIRED, x509: certificate has expired, CERT_EXPIRED",
      "NOT_YET_VALID, x509: certificate is not yet valid, CERT_EXPIRED",
      "NAME_MISMATCH, x509: certificate is valid for b, CERT_HOSTNAME_MISMATCH",
      "NAME_MISMATCH, x509: certificate relies on legacy Common Name field, CERT_LEGACY_CN",
      "BAD_CERTIFICATE, x509: cannot verify signature: insecure algorithm SHA1-RSA, CERT_WEAK_KEY_OR_HASH",
      "BAD_CERTIFICATE, x509: negative serial number, CERT_MALFORMED"})
  void aRefusedCertificateOfTheProxyIsNamedAsSuchAndNotCertain(FailureKind kind, String said, CauseCode code) {
    Finding finding = tunnel(kind, said);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.subject()).isEqualTo("proxy.example.net:3128");
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(finding.missingControl()).isPresent();
  }
}
