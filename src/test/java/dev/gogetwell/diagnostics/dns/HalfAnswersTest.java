package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.OTHERS;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static dev.gogetwell.diagnostics.dns.DnsFacts.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.RuledOut;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfAnswersTest {
  /// What is said where the system waits in vain and the resolver answers us.
  private static List<RuledOut> said(NameLookup own, Duration took) {
    Facts facts = one().sees("a", notResolved("a.example", FailureKind.TIMEOUT)).made(OTHERS).sees("a", OTHERS, "own", own)
        .build();
    return new DnsService().ruledOut(facts.withEvidence(facts.evidence().stream().map(e -> new Evidence(e.id(), e.hop(),
        e.trial(), e.at(), took, e.measurement())).toList()));
  }

  @Test
  void aResolverThatIsSilentAboutIpv6IsNotDownAndMakesEveryNameSlow() {
    assertThat(said(resolved("a.example", RIGHT), Duration.ofSeconds(2))).singleElement()
        .matches(ruledOut -> ruledOut.why().key().equals("ruled-out.half-answers")
            && ruledOut.why().args().contains("a.example"));
  }

  @Test
  void oneThatAnswersBothQuestionsOrNoneIsNotMeant() {
    assertThat(said(resolved("a.example", RIGHT), Duration.ofMillis(40))).isEmpty();
    assertThat(said(resolved("a.example", RIGHT, "2001:db8::1"), Duration.ofSeconds(2))).isEmpty();
    assertThat(said(notResolved("a.example", FailureKind.TIMEOUT), Duration.ofSeconds(2))).isEmpty();
  }
}
