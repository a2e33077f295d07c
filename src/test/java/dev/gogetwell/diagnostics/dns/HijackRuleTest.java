package dev.gogetwell.diagnostics.dns;

import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.connected;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.resolved;
import static dev.gogetwell.diagnostics.dns.DnsFacts.OTHERS;
import static dev.gogetwell.diagnostics.dns.DnsFacts.RIGHT;
import static dev.gogetwell.diagnostics.dns.DnsFacts.hijack;
import static dev.gogetwell.diagnostics.dns.DnsFacts.one;
import static dev.gogetwell.diagnostics.dns.DnsFacts.otherAddress;
import static dev.gogetwell.diagnostics.dns.DnsFacts.wrongMachine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Resolver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that lead to a wrong machine, by a resolver or by a line of the hosts file.
class HijackRuleTest {
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

  /// 198.51.100.1 is the address that the other resolver names.
  @ParameterizedTest
  @CsvSource({"64:ff9b::c633:6401, true", "64:ff9b::c633:6402, false", "2a0b:1::c633:6401, false"})
  void anAddressThatTheNetworkTranslatedOutOfTheRightOneIsNoHijack(String address, boolean honest) {
    FactsBuilder facts = one().sees("a", resolved("a.example", address)).sees("a", connected(address))
        .sees("a", Observed.shaken("a")).sees("a", refusal(ChainJudge.GO, "a", FailureKind.NAME_MISMATCH, "x509"));
    assertThat(hijack(otherAddress(facts, true)).isEmpty()).isEqualTo(honest);
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
        .sees("a", Observed.notConnected(address, kind, "connect failed")), true);
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
        .sees("a", Observed.notConnected(address, FailureKind.REFUSED, "refused")), true));
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
        .sees("a", Observed.notConnected("0.0.0.0", FailureKind.REFUSED, "refused"));
    Finding finding = hijack(otherAddress(facts, false)).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.DNS_HIJACK);
    assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    FactsBuilder everybody = one().sees("a", resolved("a.example", "127.0.0.1"))
        .sees("a", Observed.notConnected("127.0.0.1", FailureKind.REFUSED, "refused"))
        .made(OTHERS).sees("a", OTHERS, "other", resolved("a.example", "127.0.0.1"));
    assertThat(hijack(everybody)).as("a name that everybody sends to this machine").isEmpty();
  }

  @Test
  void anIpv6AddressWithoutAWayIsNoWrongMachine() {
    for (FailureKind kind : List.of(FailureKind.UNREACHABLE, FailureKind.TIMEOUT)) {
      FactsBuilder facts = one().sees("a", resolved("a.example", "2001:db8::1"))
          .sees("a", Observed.notConnected("2001:db8::1", kind, "no"));
      assertThat(hijack(otherAddress(facts, true))).isEmpty();
    }
  }
}
