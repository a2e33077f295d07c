package dev.gogetwell.diagnostics.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneProgramRuleTest {
  private static final String REFUSED = "dial tcp " + FactsBuilder.ADDRESS + ":443: connect: operation not permitted";

  private static FactsBuilder passing() {
    return new FactsBuilder().proxy("a", Separator.END).works("a");
  }

  private static List<Finding> judged(FactsBuilder facts) {
    return new OneProgramRule().judge(facts.build());
  }

  /// What go says when it is heard again; empty words if it passes then.
  private static FactsBuilder again(FactsBuilder facts, String words) {
    Experiment again = OneProgramRule.wanted(facts.build()).getFirst();
    return facts.made(again).sees("a", again, "later", new CommandRun(Purpose.REPEATED, List.of("go"),
        words.isEmpty() ? 0 : 1, words, words.isEmpty() ? Optional.empty()
            : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, words))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"operation not permitted", "connection refused", "no route to host"})
  void aProgramThatGetsThroughWhereGoDoesNotTwiceShowsThatProgramsAreToldApart(String words) {
    String said = REFUSED.replace("operation not permitted", words);
    Finding once = judged(passing().witness(false, said)).getFirst();
    assertThat(once.code()).isEqualTo(CauseCode.NETWORK_LOCAL_FIREWALL);
    assertThat(once.proved()).isFalse();
    assertThat(once.missingControl()).isPresent();
    Finding twice = judged(again(passing().witness(false, said), said)).getFirst();
    assertThat(twice.proved()).isTrue();
    assertThat(twice.comparisons().getFirst().cells()).anyMatch(cell -> cell.control() && cell.passed() > 0);
  }

  @Test
  void aServerThatWasAwayForAMomentIsNoFirewall() {
    assertThat(judged(again(passing().witness(false, REFUSED), ""))).isEmpty();
    assertThat(judged(again(passing().witness(false, REFUSED), "go: something else"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
      "dial tcp 192.0.2.99:443: connect: connection refused",
      "dial tcp: lookup a.example: no such host",
      "404 Not Found"})
  void anotherAddressOrAnotherTroubleSaysNothing(String words) {
    assertThat(judged(passing().witness(false, words))).isEmpty();
    assertThat(OneProgramRule.wanted(passing().witness(false, words).build())).isEmpty();
  }

  @Test
  void whereThisProgramFailsTooOrGoPassesNobodyIsToldApart() {
    assertThat(judged(new FactsBuilder().proxy("a", Separator.END).notConnected("a", FailureKind.REFUSED)
        .witness(false, REFUSED))).isEmpty();
    assertThat(judged(passing().sees("a", Observed.notConnected(FactsBuilder.ADDRESS, FailureKind.REFUSED, "no"))
        .witness(false, REFUSED))).isEmpty();
    assertThat(judged(passing().witness(true, ""))).isEmpty();
  }

  @Test
  void theExperimentHearsGoFromTheEntryOn() {
    assertThat(OneProgramRule.wanted(passing().witness(false, REFUSED).build())).singleElement()
        .matches(wanted -> ((Experiment.LaterEntries) wanted).hop().equals(new HopId("a")));
  }
}
