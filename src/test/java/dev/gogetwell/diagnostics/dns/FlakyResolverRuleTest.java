package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlakyResolverRuleTest {
  private static final Experiment AGAIN = new Experiment.RepeatedLookups(new HopId("a"), "a.example");
  private static final String SAID = "go: x: dial tcp: lookup a.example on 192.0.2.1:53: server misbehaving";

  /// A hop whose lookup fails, and so many of the repeated questions that are answered.
  private static FactsBuilder counted(int own, int others, FailureKind failure) {
    return counts(new FactsBuilder().proxy("a", Separator.END)
        .sees("a", notResolved("a.example", failure)), own, others,
        failure);
  }

  private static FactsBuilder counts(FactsBuilder facts, int own, int others, FailureKind failure) {
    facts.made(AGAIN);
    for (int i = 0; i < 8; i++) {
      facts.sees("a", AGAIN, "own", i < own ? resolved("a.example", RIGHT) : notResolved("a.example", failure));
      facts.sees("a", AGAIN, "other", i < others ? resolved("a.example", RIGHT) : notResolved("a.example", failure));
    }
    return facts;
  }

  private static List<Finding> judged(FactsBuilder facts) {
    return new FlakyResolverRule().judge(facts.build());
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT", "SERVER_FAILURE"})
  void someAnswersOfManyAreCountedAndAnotherResolverThatGivesAllIsTheControl(FailureKind failure) {
    Finding finding = judged(counted(3, 8, failure)).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_FLAKY);
    assertThat(finding.proved()).isTrue();
    assertThat(finding.details().getFirst().args()).contains("3", "9");
    assertThat(new LookupRule().judge(counted(3, 8, failure).build())).isEmpty();
  }

  @Test
  void aResolverThatAnswersByNowIsNotCalledDown() {
    assertThat(judged(counted(8, 8, FailureKind.TIMEOUT))).singleElement()
        .matches(finding -> !finding.proved() && finding.details().getFirst().args().contains("8"));
    assertThat(new LookupRule().judge(counted(8, 8, FailureKind.TIMEOUT).build())).isEmpty();
  }

  @Test
  void withoutTheControlTheWayToAllResolversMayLosePackets() {
    assertThat(judged(counted(3, 5, FailureKind.TIMEOUT))).singleElement()
        .matches(finding -> !finding.proved() && finding.missingControl().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"0, 8, TIMEOUT", "8, 8, NO_SUCH_HOST", "3, 8, NO_SUCH_HOST", "3, 8, REFUSED"})
  void noneOrAllOrADenialIsNothingThatComesAndGoes(int own, int others, FailureKind failure) {
    assertThat(judged(counted(own, others, failure))).isEmpty();
  }

  @Test
  void whatGoDidNotLearnIsCountedThoughOurOwnLookDid() {
    FactsBuilder facts = counts(new FactsBuilder().proxy("a", Separator.END).works("a").witness(false, SAID), 3, 8,
        FailureKind.SERVER_FAILURE);
    assertThat(judged(facts)).singleElement().matches(finding -> finding.operation() == Operation.COMMAND);
    assertThat(judged(counts(new FactsBuilder().proxy("a", Separator.END).works("a").witness(false,
        "go: x: dial tcp: lookup a.example on 192.0.2.1:53: no such host"), 3, 8,
        FailureKind.SERVER_FAILURE))).isEmpty();
  }

  @Test
  void theQuestionIsRepeatedOnlyWhereAnAnswerMayComeYet() {
    assertThat(wanted(lookup(FailureKind.TIMEOUT))).containsExactly(AGAIN);
    assertThat(wanted(lookup(FailureKind.NO_SUCH_HOST))).isEmpty();
    assertThat(wanted(new FactsBuilder().proxy("a", Separator.END).works("a"))).isEmpty();
    assertThat(wanted(new FactsBuilder().proxy("a", Separator.END).works("a").witness(false, SAID)))
        .containsExactly(AGAIN);
  }

  private static FactsBuilder lookup(FailureKind failure) {
    return new FactsBuilder().proxy("a", Separator.END).sees("a", notResolved("a.example", failure));
  }

  private static List<Experiment> wanted(FactsBuilder facts) {
    return FlakyResolverRule.wanted(facts.build());
  }
}
