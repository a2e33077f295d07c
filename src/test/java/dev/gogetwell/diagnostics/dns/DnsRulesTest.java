package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.OTHERS;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static dev.gogetwell.diagnostics.dns.DnsFacts.one;
import static dev.gogetwell.diagnostics.dns.DnsFacts.wrongMachine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsRulesTest {
  @Test
  void aPrivateAddressThatDoesNotAnswerIsWorthAWordAboutAVpn() {
    FactsBuilder off = one().sees("a", resolved("a.example", "10.1.2.3"))
        .sees("a", Observed.notConnected("10.1.2.3", FailureKind.TIMEOUT, "no"));
    assertThat(new SplitHorizonRule().judge(off.build()))
        .allMatch(note -> note.severity() == Severity.NOTE && note.code() == CauseCode.DNS_SPLIT_HORIZON).hasSize(1);
    assertThat(new SplitHorizonRule().judge(one().works("a").build())).isEmpty();
  }

  private static FactsBuilder invented(String... names) {
    FactsBuilder facts = wrongMachine().made(OTHERS)
        .sees("a", OTHERS, "own", resolved("a.example", FactsBuilder.ADDRESS));
    for (String name : names) {
      facts.sees("a", OTHERS, "own-invented", resolved(name, FactsBuilder.ADDRESS));
    }
    return facts;
  }

  private static List<Finding> invention(FactsBuilder facts) {
    return new InventedAnswerRule().judge(facts.build());
  }

  @Test
  void theSameAddressForInventedNamesShowsThatTheNameDoesNotExist() {
    FactsBuilder facts = invented("qxqxqxqx.example", "zkzkzkzk.com");
    assertThat(invention(facts).getFirst().code()).isEqualTo(CauseCode.DNS_NXDOMAIN_REWRITE);
    assertThat(invention(facts).getFirst().proved()).as("nobody else was asked").isFalse();
    facts.sees("a", OTHERS, "other", notResolved("a.example", FailureKind.NO_SUCH_HOST));
    assertThat(invention(facts).getFirst().proved()).isTrue();
  }

  @Test
  void aWildcardOfOneZoneOrANameThatOthersKnowInventsNothing() {
    assertThat(invention(invented("qxqxqxqx.example"))).isEmpty();
    assertThat(invention(invented())).isEmpty();
    assertThat(invention(invented("qxqxqxqx.example", "zkzkzkzk.com")
        .sees("a", OTHERS, "other", resolved("a.example", RIGHT)))).isEmpty();
  }

  @Test
  void aPlaceholderAddressIsANoteAndNeverAnAccusation() {
    FactsBuilder facts = one().sees("a", resolved("a.example", "198.18.0.23")).sees("a", connected("198.18.0.23"));
    assertThat(new FakeAddressRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.DNS_FAKE_IP && finding.severity() == Severity.NOTE);
  }

  @Test
  void aTranslatedAddressIsANoteAndNeverAnAccusation() {
    FactsBuilder facts = one().sees("a", resolved("a.example", "64:ff9b::c000:221")).sees("a",
        connected("64:ff9b::c000:221"));
    assertThat(new TranslationRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.DNS_NAT64 && finding.severity() == Severity.NOTE);
    assertThat(new TranslationRule().judge(one().works("a").build())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"198.17.255.255", "198.20.0.1", "198.51.100.1", "203.0.113.7"})
  void otherAddressesAreNoPlaceholders(String address) {
    assertThat(new FakeAddressRule().judge(one().sees("a", resolved("a.example", address)).build())).isEmpty();
  }

  @Test
  void otherResolversAreAskedOnlyWhereTheNameCanBeTheFault() {
    assertThat(wanted(one().works("a"))).isEmpty();
    assertThat(wanted(one().answers("a", 500, FailureKind.SERVER_ERROR))).isEmpty();
    assertThat(wanted(wrongMachine())).containsExactly(OTHERS);
    assertThat(wanted(new FactsBuilder().proxyVia("a", "http").notConnected("a", FailureKind.REFUSED))).isEmpty();
  }

  private static List<Experiment> wanted(FactsBuilder facts) {
    return new DnsService().wishes().stream().flatMap(wish -> wish.wanted(facts.build()).stream())
        .toList();
  }
}
