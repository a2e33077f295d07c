package dev.gogetwell.diagnostics.network;

import static dev.gogetwell.diagnostics.FactsBuilder.codes;
import static dev.gogetwell.diagnostics.Observed.fetch;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.TlsHandshake;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Login pages: told by pages that are not theirs, or by one certificate at hosts that have nothing in common.
class PortalRuleTest {
  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
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
    TlsHandshake plain = Observed.shaken(hop, new Der(leaf));
    return facts.sees(hop, Observed.resolved(name, address)).sees(hop, Observed.connected(address))
        .sees(hop, new TlsHandshake(new Endpoint(address, 443), Optional.empty(), name, plain.shape(), plain.version(),
            plain.cipherSuite(), plain.alpn(), plain.chain(), plain.stream(), Optional.empty()))
        .sees(hop, Observed.refusal(ChainJudge.GO, hop, FailureKind.NAME_MISMATCH,
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
  void wrongPagesAreNoPortalWhereAHostProvedToBeItself() {
    FactsBuilder facts = portal("302 -", "302 -").sees("a", Observed.accepted(ChainJudge.GO, "b"))
        .notShaken("a", FailureKind.RESET, "reset");
    assertThat(codes(new PortalRule().judge(facts.build()))).isEmpty();
  }
}
