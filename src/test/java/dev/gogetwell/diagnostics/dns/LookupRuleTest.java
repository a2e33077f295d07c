package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.notResolved;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.OTHERS;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static dev.gogetwell.diagnostics.dns.DnsFacts.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that are not found: which kind of no, and whether another resolver knows better.
class LookupRuleTest {
  private static Finding lookup(FactsBuilder facts) {
    return new LookupRule().judge(facts.build()).getFirst();
  }

  private static FactsBuilder unknownName(FailureKind kind) {
    return one().sees("a", notResolved("a.example", kind));
  }

  @ParameterizedTest
  @CsvSource({"NO_SUCH_HOST, dns.nxdomain", "NO_ADDRESS, dns.nxdomain", "SERVER_FAILURE, dns.misbehaving",
      "RESOLVER_UNREACHABLE, dns.server-down", "TIMEOUT, dns.server-down", "UNREACHABLE, network.unreachable"})
  void theMachinesOwnResolverSaysWhichKindOfNo(FailureKind kind, String code) {
    FactsBuilder facts = unknownName(FailureKind.NO_SUCH_HOST).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", kind));
    assertThat(lookup(facts).code().code()).isEqualTo(code);
  }

  @Test
  void anotherResolverThatKnowsTheNameShowsThatItIsHidden() {
    FactsBuilder facts = unknownName(FailureKind.NO_SUCH_HOST).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.NO_SUCH_HOST))
        .sees("a", OTHERS, "other", resolved("a.example", RIGHT));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_FILTERED);
    assertThat(lookup(facts).proved()).as("no other name was asked").isFalse();
    assertThat(lookup(facts.sees("a", OTHERS, "own-control", resolved("www.example", RIGHT))).proved()).isTrue();
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_FILTERED);
  }

  @ParameterizedTest
  @CsvSource({"SERVER_FAILURE", "NO_SUCH_HOST"})
  void aResolverThatSaysNoToEverythingFiltersNothing(FailureKind kind) {
    FactsBuilder facts = unknownName(kind).made(OTHERS).sees("a", OTHERS, "own", notResolved("a.example", kind))
        .sees("a", OTHERS, "own-control", notResolved("www.example", kind))
        .sees("a", OTHERS, "other", resolved("a.example", RIGHT));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_MISBEHAVING);
    assertThat(lookup(facts).proved()).isTrue();
  }

  @Test
  void aSilentResolverIsDownAndNotAFilter() {
    FactsBuilder facts = unknownName(FailureKind.TIMEOUT).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.TIMEOUT))
        .sees("a", OTHERS, "other", resolved("a.example", RIGHT));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_SERVER_DOWN);
  }

  @Test
  void aResolverThatNamesTheAddressWhenItIsAskedItselfIsNotDownBecauseTheSystemTakesLonger() {
    FactsBuilder facts = unknownName(FailureKind.TIMEOUT).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.TIMEOUT))
        .sees("a", OTHERS, "own", resolved("a.example", RIGHT));
    assertThat(new LookupRule().judge(facts.build())).isEmpty();
  }

  @Test
  void onlyAnotherNameOfTheDnsShowsThatTheResolverIsAlive() {
    NameLookup written = new NameLookup(new Resolver(Resolver.Kind.HOSTS_FILE, "hosts"), "written.example",
        List.of(RIGHT), Optional.empty());
    NameLookup asked = new NameLookup(new Resolver(Resolver.Kind.PUBLIC, "192.0.2.53"), "asked.example",
        List.of(RIGHT), Optional.empty());
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .sees("a", notResolved("a.example", FailureKind.NO_SUCH_HOST)).sees("b", resolved("localhost", "127.0.0.1"))
        .sees("b", written).sees("b", resolved("written.example", RIGHT)).sees("b", asked);
    assertThat(lookup(facts).missingControl()).isPresent();
    assertThat(lookup(facts.sees("b", resolved("b.example", RIGHT))).missingControl()).isEmpty();
  }

  @Test
  void oneResolverWithoutARouteBesideOneThatAnswersIsNoOfflineMachine() {
    FactsBuilder facts = unknownName(FailureKind.NO_SUCH_HOST).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.UNREACHABLE))
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.NO_SUCH_HOST));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_NXDOMAIN);
  }

  @Test
  void aResolverThatAnswersBesideOneWithoutARouteIsNoOfflineMachine() {
    FactsBuilder facts = unknownName(FailureKind.RESOLVER_UNREACHABLE).made(OTHERS)
        .sees("a", OTHERS, "own", resolved("a.example", RIGHT))
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.UNREACHABLE));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_SERVER_DOWN);
  }

  @Test
  void theWordsOfTheSystemAloneDoNotTellASilentResolverFromOneThatAnswersWithAnError() {
    Finding early = lookup(unknownName(FailureKind.RESOLVER_UNREACHABLE));
    assertThat(early.code()).isEqualTo(CauseCode.DNS_SERVER_DOWN);
    assertThat(early.confidence()).isEqualTo(Confidence.POSSIBLE);
  }

  @Test
  void aLookupWithoutARouteOfWhichNoResolverWasAskedIsNoOfflineMachine() {
    assertThat(lookup(unknownName(FailureKind.UNREACHABLE)).code()).isEqualTo(CauseCode.DNS_SERVER_DOWN);
  }

  @Test
  void nobodyKnowingTheNameIsNoFilter() {
    FactsBuilder facts = unknownName(FailureKind.NO_SUCH_HOST).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.NO_SUCH_HOST))
        .sees("a", OTHERS, "other", notResolved("a.example", FailureKind.NO_SUCH_HOST));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_NXDOMAIN);
    assertThat(lookup(facts).confidence()).isNotEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aNameThatOnlyTheProxyNeedsToKnowIsNoFinding() {
    assertThat(new LookupRule().judge(new FactsBuilder().proxyVia("a", "http")
        .sees("a", notResolved("proxy.example.net", FailureKind.NO_SUCH_HOST)).build())).isEmpty();
  }
}
