package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.FactsBuilder.accepted;
import static dev.gogetwell.diagnostics.FactsBuilder.connected;
import static dev.gogetwell.diagnostics.FactsBuilder.notResolved;
import static dev.gogetwell.diagnostics.FactsBuilder.refusal;
import static dev.gogetwell.diagnostics.FactsBuilder.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsRulesTest {
  private static final Experiment OTHERS = Experiments.resolvers("a");
  private static final String RIGHT = "198.51.100.1";

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static List<Finding> hijack(FactsBuilder facts) {
    return new HijackRule().judge(facts.build());
  }

  /// Another resolver names an address, and the certificate there is put to the test.
  private static FactsBuilder otherAddress(FactsBuilder facts, boolean passes) {
    return facts.made(OTHERS).sees("a", OTHERS, "other", resolved("a.example", RIGHT))
        .sees("a", OTHERS, "address:" + RIGHT, connected(RIGHT))
        .sees("a", OTHERS, "address:" + RIGHT, passes ? accepted(ChainJudge.GO, "a")
            : refusal(ChainJudge.GO, "a", FailureKind.NAME_MISMATCH, "x509: not valid for"));
  }

  private static FactsBuilder wrongMachine() {
    return one().refused("a", FailureKind.NAME_MISMATCH, "x509: certificate is valid for parking, not a.example");
  }

  @Test
  void anAddressOfAnotherResolverWithTheRightCertificateProvesAHijack() {
    Finding finding = hijack(otherAddress(wrongMachine(), true)).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_HIJACK);
    assertThat(finding.proved()).isTrue();
    assertThat(finding.comparisons().getFirst().cells()).anyMatch(cell -> cell.control() && cell.passed() == 1);
  }

  @Test
  void aContentNetworkThatAnswersEverybodyDifferentlyIsNoHijack() {
    assertThat(hijack(otherAddress(one().works("a"), true))).isEmpty();
  }

  @Test
  void bothAddressesFailingIsNoHijack() {
    assertThat(hijack(otherAddress(wrongMachine(), false))).isEmpty();
  }

  @Test
  void aServerThatAnswersHttpIsNotTheWrongMachineHoweverUnwelcomeItsAnswer() {
    assertThat(hijack(otherAddress(one().answers("a", 500, FailureKind.SERVER_ERROR), true))).isEmpty();
  }

  @Test
  void theSameAddressFromAnotherResolverProvesNothing() {
    FactsBuilder facts = wrongMachine().made(OTHERS)
        .sees("a", OTHERS, "other", resolved("a.example", FactsBuilder.ADDRESS))
        .sees("a", OTHERS, "address:" + FactsBuilder.ADDRESS, accepted(ChainJudge.GO, "a"));
    assertThat(hijack(facts)).isEmpty();
  }

  @Test
  void onlyThePublicListAcceptingIsNotEnough() {
    FactsBuilder facts = wrongMachine().made(OTHERS).sees("a", OTHERS, "other", resolved("a.example", RIGHT))
        .sees("a", OTHERS, "address:" + RIGHT, accepted(ChainJudge.PUBLIC_LIST, "a"))
        .sees("a", OTHERS, "address:" + RIGHT, refusal(ChainJudge.GO, "a", FailureKind.UNKNOWN_AUTHORITY, "x509"));
    assertThat(hijack(facts)).isEmpty();
  }

  @Test
  void aHopBehindAProxyIsNotLookedUpHereAtAll() {
    FactsBuilder facts = otherAddress(new FactsBuilder().proxyVia("a", "http")
        .refused("a", FailureKind.NAME_MISMATCH, "x509"), true);
    assertThat(hijack(facts)).isEmpty();
  }

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

  private static NameLookup pinned(String address) {
    return new NameLookup(new Resolver(Resolver.Kind.HOSTS_FILE, "/etc/hosts:7"), "a.example", List.of(address),
        Optional.empty());
  }

  @Test
  void aLineOfTheHostsFileIsNoResolverThatLies() {
    Finding finding = hijack(otherAddress(wrongMachine(), true)
        .sees("a", OTHERS, "pinned", pinned(FactsBuilder.ADDRESS))).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_HOSTS_PIN);
    assertThat(finding.proved()).isTrue();
    assertThat(finding.details()).anyMatch(detail -> detail.args().contains("/etc/hosts:7"));
  }

  private static FactsBuilder notReached(String address, FailureKind kind) {
    return otherAddress(one().sees("a", resolved("a.example", address))
        .sees("a", FactsBuilder.notConnected(address, kind, "connect failed")), true);
  }

  @ParameterizedTest
  @CsvSource({"::1, REFUSED", "2001:db8::9, TIMEOUT", "2001:db8::9, UNREACHABLE", "10.1.2.3, UNREACHABLE"})
  void aLineOfTheHostsFileIsTheCauseWhateverFamilyItNamesAndHoweverItFails(String address, FailureKind kind) {
    Finding finding = hijack(notReached(address, kind).sees("a", OTHERS, "pinned", pinned(address))).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_HOSTS_PIN);
    assertThat(finding.proved()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'::'", "::1", "0.0.0.0", "127.0.0.1"})
  void aResolverThatSendsTheNameToThisMachineIsTheCauseInBothFamilies(String address) {
    assertThat(hijack(notReached(address, FailureKind.REFUSED))).singleElement()
        .matches(finding -> finding.code() == CauseCode.DNS_HIJACK && finding.proved());
    assertThat(hijack(notReached("2001:db8::9", FailureKind.REFUSED))).as("a host of another family").isEmpty();
  }

  @Test
  void aResolverThatItselfNamesTheRightAddressIsNotSaidToLie() {
    Finding searched = hijack(otherAddress(wrongMachine(), true)
        .sees("a", OTHERS, "own", resolved("a.example", RIGHT))).getFirst();
    assertThat(searched.details()).extracting(Message::key).contains("detail.own-resolver-right");
    Finding lied = hijack(otherAddress(wrongMachine(), true)
        .sees("a", OTHERS, "own", resolved("a.example", FactsBuilder.ADDRESS))).getFirst();
    assertThat(lied.details()).extracting(Message::key).doesNotContain("detail.own-resolver-right");
  }

  @Test
  void aPinToTheAddressThatEverybodyNamesExplainsNothing() {
    FactsBuilder facts = wrongMachine().made(OTHERS).sees("a", OTHERS, "pinned", pinned(FactsBuilder.ADDRESS))
        .sees("a", OTHERS, "other", resolved("a.example", FactsBuilder.ADDRESS));
    assertThat(hijack(facts)).isEmpty();
  }

  @Test
  void anAddressThatOthersNameTooIsNoWrongMachine() {
    assertThat(hijack(otherAddress(wrongMachine(), true)
        .sees("a", OTHERS, "other", resolved("a.example", RIGHT, FactsBuilder.ADDRESS)))).isEmpty();
  }

  /// The system's address cannot be connected to, and the one of another resolver shows the right certificate.
  private static List<Finding> dead(String address) {
    return hijack(otherAddress(one().sees("a", resolved("a.example", address))
        .sees("a", FactsBuilder.notConnected(address, FailureKind.REFUSED, "refused")), true));
  }

  @ParameterizedTest
  @CsvSource({"198.18.3.4", "198.51.3.4", "10.1.2.3", "172.31.2.3", "192.168.2.3", "100.64.2.3", "fd00:1::1"})
  void aPlaceholderAPrivateAddressAndANeighbourThatAreDownAreNoWrongMachines(String address) {
    assertThat(dead(address)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, CERTAIN", "127.0.0.1, CERTAIN", "203.0.113.9, LIKELY", "172.32.0.1, LIKELY",
      "100.128.0.1, LIKELY"})
  void anAddressThatShowsNoCertificateMayBeAMachineThatIsDown(String address, Confidence confidence) {
    assertThat(dead(address).getFirst().confidence()).isEqualTo(confidence);
  }

  @Test
  void aSinkholeIsLikelyWhereNoCertificateCanArbitrate() {
    FactsBuilder facts = one().sees("a", resolved("a.example", "0.0.0.0"))
        .sees("a", FactsBuilder.notConnected("0.0.0.0", FailureKind.REFUSED, "refused"));
    Finding finding = hijack(otherAddress(facts, false)).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_HIJACK);
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    FactsBuilder everybody = one().sees("a", resolved("a.example", "127.0.0.1"))
        .sees("a", FactsBuilder.notConnected("127.0.0.1", FailureKind.REFUSED, "refused"))
        .made(OTHERS).sees("a", OTHERS, "other", resolved("a.example", "127.0.0.1"));
    assertThat(hijack(everybody)).as("a name that everybody sends to this machine").isEmpty();
  }

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

  @Test
  void aPrivateAddressThatDoesNotAnswerIsWorthAWordAboutAVpn() {
    FactsBuilder off = one().sees("a", resolved("a.example", "10.1.2.3"))
        .sees("a", FactsBuilder.notConnected("10.1.2.3", FailureKind.TIMEOUT, "no"));
    assertThat(new SplitHorizonRule().judge(off.build()))
        .allMatch(note -> note.severity() == Severity.NOTE && note.code() == CauseCode.DNS_SPLIT_HORIZON).hasSize(1);
    assertThat(new SplitHorizonRule().judge(one().works("a").build())).isEmpty();
  }

  @Test
  void anIpv6AddressWithoutAWayIsNoWrongMachine() {
    for (FailureKind kind : List.of(FailureKind.UNREACHABLE, FailureKind.TIMEOUT)) {
      FactsBuilder facts = one().sees("a", resolved("a.example", "2001:db8::1"))
          .sees("a", FactsBuilder.notConnected("2001:db8::1", kind, "no"));
      assertThat(hijack(otherAddress(facts, true))).isEmpty();
    }
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
  void aSilentResolverIsDownAndNotAFilter() {
    FactsBuilder facts = unknownName(FailureKind.TIMEOUT).made(OTHERS)
        .sees("a", OTHERS, "own", notResolved("a.example", FailureKind.TIMEOUT))
        .sees("a", OTHERS, "other", resolved("a.example", RIGHT));
    assertThat(lookup(facts).code()).isEqualTo(CauseCode.DNS_SERVER_DOWN);
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

  @Test
  void aPlaceholderAddressIsANoteAndNeverAnAccusation() {
    FactsBuilder facts = one().sees("a", resolved("a.example", "198.18.0.23")).sees("a", connected("198.18.0.23"));
    assertThat(new FakeAddressRule().judge(facts.build())).singleElement()
        .matches(finding -> finding.code() == CauseCode.DNS_FAKE_IP && finding.severity() == Severity.NOTE);
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
