package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.OTHERS;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static dev.gogetwell.diagnostics.dns.DnsFacts.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnansweredGoRuleTest {
  private static List<Finding> judged(FactsBuilder facts) {
    return new UnansweredGoRule().judge(facts.build());
  }

  /// Everybody is answered but go.
  private static FactsBuilder unanswered(FailureKind kind) {
    return one().sees("a", resolved("a.example", RIGHT)).sees("a", asGo(kind));
  }

  private static NameLookup asGo(FailureKind kind) {
    return new NameLookup(new Resolver(Resolver.Kind.CONFIGURED, "192.0.2.53:53"), "a.example", List.of(),
        Optional.of(new Failure(Operation.RESOLVE, kind, "no answer")));
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT, dns.server-down", "SERVER_FAILURE, dns.misbehaving"})
  void theAnswerThatTheSystemGetsIsTheControl(FailureKind kind, String code) {
    assertThat(judged(unanswered(kind))).singleElement().matches(finding -> finding.code().code().equals(code)
        && finding.confidence() == Confidence.LIKELY && finding.missingControl().isPresent());
    assertThat(new LookupRule().judge(unanswered(kind).build())).isEmpty();
  }

  @Test
  void itIsProvedByTheWordOfGoAboutTheSameName() {
    String said = "go: a.example/m@v1.0.0: dial tcp: lookup a.example on 192.0.2.53:53: ";
    assertThat(judged(unanswered(FailureKind.TIMEOUT).witness(false, said + "i/o timeout")))
        .singleElement().matches(Finding::proved);
    assertThat(judged(unanswered(FailureKind.TIMEOUT).witness(false, said + "no such host")))
        .singleElement().matches(finding -> !finding.proved());
  }

  @Test
  void anAnswerToTheSameQuestionOnceMoreClearsTheResolver() {
    assertThat(judged(unanswered(FailureKind.TIMEOUT).made(OTHERS).sees("a", OTHERS, "own", resolved("a.example", RIGHT))))
        .isEmpty();
  }

  @Test
  void aNameThatTheSystemDoesNotFindEitherIsNoTroubleOfGoAlone() {
    assertThat(judged(one().sees("a", notResolved("a.example", FailureKind.TIMEOUT)))).isEmpty();
  }
}
