package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.OTHERS;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static dev.gogetwell.diagnostics.dns.DnsFacts.hijack;
import static dev.gogetwell.diagnostics.dns.DnsFacts.one;
import static dev.gogetwell.diagnostics.dns.DnsFacts.otherAddress;
import static dev.gogetwell.diagnostics.dns.DnsFacts.wrongMachine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
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

/// Forged answers: those that win a race, and those that come from where no resolver is.
class InjectedAnswerRuleTest {
  private static List<Finding> raced(FactsBuilder facts, String... answers) {
    for (String answer : answers) {
      facts.sees("a", OTHERS, "race", resolved("a.example", answer));
    }
    return new InjectedAnswerRule().judge(facts.build());
  }

  @Test
  void aLaterAnswerWithTheRightCertificateProvesAForgedOne() {
    FactsBuilder facts = otherAddress(wrongMachine(), true);
    Finding finding = raced(facts, FactsBuilder.ADDRESS, RIGHT).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_INJECTED);
    assertThat(finding.proved()).isTrue();
    assertThat(hijack(facts)).as("the resolver did not lie").isEmpty();
  }

  @Test
  void twoAnswersWithoutAnyCertificateAreLikelyForged() {
    Finding finding = raced(otherAddress(wrongMachine(), false), FactsBuilder.ADDRESS, RIGHT).getFirst();
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(finding.missingControl()).isPresent();
  }

  @Test
  void oneAnswerOrTheSameTwiceOrAWorkingHostIsNoForgery() {
    assertThat(raced(otherAddress(wrongMachine(), true), FactsBuilder.ADDRESS, FactsBuilder.ADDRESS)).isEmpty();
    assertThat(raced(otherAddress(wrongMachine(), true), RIGHT, RIGHT)).isEmpty();
    assertThat(raced(otherAddress(one().works("a"), true), FactsBuilder.ADDRESS, RIGHT)).isEmpty();
    assertThat(raced(otherAddress(one().answers("a", 500, FailureKind.SERVER_ERROR), true), FactsBuilder.ADDRESS,
        RIGHT)).isEmpty();
  }

  /// A question for the name, and two for others, sent to a machine that is no resolver.
  private static FactsBuilder nowhere(FactsBuilder facts, String place, String answer, boolean silentAboutOthers) {
    Resolver there = new Resolver(Resolver.Kind.NOT_A_RESOLVER, place);
    Optional<Failure> silence = Optional.of(new Failure(Operation.RESOLVE, FailureKind.TIMEOUT, "no answer"));
    Optional<Failure> denial = Optional.of(new Failure(Operation.RESOLVE, FailureKind.NO_SUCH_HOST, "no such host"));
    facts.made(OTHERS).sees("a", OTHERS, "no-resolver", answer.isEmpty()
        ? new NameLookup(there, "a.example", List.of(), silence)
        : new NameLookup(there, "a.example", List.of(answer), Optional.empty()));
    for (String name : List.of("qwertzuiop.com", "known.example")) {
      facts.sees("a", OTHERS, "no-resolver-control",
          new NameLookup(there, name, List.of(), silentAboutOthers ? silence : denial));
    }
    return facts;
  }

  private static List<Finding> fromNowhere(FactsBuilder facts) {
    return new InjectedAnswerRule().judge(facts.build());
  }

  @Test
  void answersForTheNameFromTwoMachinesThatAreNoResolversAreForged() {
    FactsBuilder facts = nowhere(nowhere(wrongMachine(), "192.0.2.7:53", FactsBuilder.ADDRESS, true), "192.0.2.8:53",
        FactsBuilder.ADDRESS, true);
    Finding finding = fromNowhere(facts).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_INJECTED);
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void oneSuchMachineIsEnoughOnlyBesideAnAddressWithTheRightCertificate() {
    assertThat(fromNowhere(nowhere(wrongMachine(), "192.0.2.7:53", FactsBuilder.ADDRESS, true)).getFirst().confidence())
        .isEqualTo(Confidence.LIKELY);
    FactsBuilder facts = nowhere(otherAddress(wrongMachine(), true), "192.0.2.7:53", FactsBuilder.ADDRESS, true);
    assertThat(fromNowhere(facts).getFirst().confidence()).isEqualTo(Confidence.CERTAIN);
    assertThat(hijack(facts)).as("the resolver did not lie").isEmpty();
  }

  @Test
  void aForgedAnswerThatTheSystemDoesNotBelieveIsPossibleAtMost() {
    assertThat(fromNowhere(nowhere(nowhere(wrongMachine(), "192.0.2.7:53", "192.0.2.99", true), "192.0.2.8:53",
        "192.0.2.99", true)).getFirst().confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void whoeverAnswersForOtherNamesTooOrForNoneForgesNothing() {
    assertThat(fromNowhere(nowhere(nowhere(wrongMachine(), "192.0.2.7:53", FactsBuilder.ADDRESS, false), "192.0.2.8:53",
        FactsBuilder.ADDRESS, false))).as("every question is redirected to one resolver").isEmpty();
    assertThat(fromNowhere(nowhere(wrongMachine(), "192.0.2.7:53", "", true))).as("silence, as it should be").isEmpty();
    assertThat(fromNowhere(nowhere(nowhere(one().works("a"), "192.0.2.7:53", FactsBuilder.ADDRESS, true),
        "192.0.2.8:53", FactsBuilder.ADDRESS, true))).as("the host works").isEmpty();
  }
}
