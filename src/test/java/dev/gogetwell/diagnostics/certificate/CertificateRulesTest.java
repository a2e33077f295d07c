package dev.gogetwell.diagnostics.certificate;

import static dev.gogetwell.diagnostics.FactsBuilder.NOW;
import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateRulesTest {
  private static final String EXPIRED = "x509: certificate has expired or is not yet valid: current time is after";
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";
  private static final Experiment CONTROL = Experiments.control("www.example.com");

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static FactsBuilder two() {
    return new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END);
  }

  private static Finding validity(FactsBuilder facts) {
    return new ValidityRule().judge(facts.build()).getFirst();
  }

  private static Finding authority(FactsBuilder facts) {
    return new AuthorityRule(new Interceptors(InspectionVendorsReader.shipped())).judge(facts.build()).getFirst();
  }

  @Test
  void oneExpiredCertificateBesideOneInDateIsTheCertificatesFault() {
    Finding finding = validity(two().refused("a", FailureKind.EXPIRED, EXPIRED).works("b"));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(finding.confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void anExpiredCertificateAloneIsLikelyAtMost() {
    Finding finding = validity(one().refused("a", FailureKind.EXPIRED, EXPIRED));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(finding.confidence()).isNotEqualTo(Confidence.CERTAIN);
    assertThat(finding.missingControl()).isPresent();
  }

  @Test
  void everyHostOutOfDateInTheSameDirectionIsTheClock() {
    assertThat(validity(two().refused("a", FailureKind.EXPIRED, EXPIRED).refused("b", FailureKind.EXPIRED, EXPIRED))
        .code()).isEqualTo(CauseCode.CERT_CLOCK);
    assertThat(validity(one().refused("a", FailureKind.NOT_YET_VALID, EXPIRED)).code())
        .isEqualTo(CauseCode.CERT_CLOCK);
  }

  private static Finding behindProxy(Der first, Der second) {
    return validity(new FactsBuilder().proxyVia("a", "http").proxyVia("b", "http")
        .refused("a", FailureKind.EXPIRED, EXPIRED, first).refused("b", FailureKind.EXPIRED, EXPIRED, second));
  }

  @Test
  void aProxyThatSignsAnewWithOldDatesIsNoClock() throws Exception {
    Leaves box = new Leaves("Inspecting Box");
    Leaves other = new Leaves("Other Authority");
    Der a = box.leaf("a.example", NOW.minus(Duration.ofDays(120)));
    assertThat(behindProxy(a, box.leaf("b.example", NOW.minus(Duration.ofDays(110)))))
        .matches(finding -> finding.code() == CauseCode.CERT_EXPIRED && finding.confidence() != Confidence.CERTAIN);
    assertThat(behindProxy(a, other.leaf("b.example", NOW.minus(Duration.ofDays(110)))))
        .matches(finding -> finding.code() == CauseCode.CERT_CLOCK && finding.proved());
  }

  @Test
  void oneCertificateInDateClearsTheClock() {
    assertThat(validity(two().refused("a", FailureKind.NOT_YET_VALID, EXPIRED).works("b")).code())
        .isEqualTo(CauseCode.CERT_EXPIRED);
  }

  @Test
  void aChainThatThePublicListAcceptsLacksARootHere() {
    Finding finding = authority(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, false));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_MISSING_ROOTS);
    assertThat(finding.proved()).isTrue();
  }

  /// Another host, refused as well, over the same way out.
  private static FactsBuilder second(FactsBuilder facts, Der leaf) {
    return facts.made(CONTROL).sees("control", CONTROL, "control", shaken("www.example", leaf))
        .sees("control", CONTROL, "control", refusal(ChainJudge.PUBLIC_LIST, "www", FailureKind.UNKNOWN_AUTHORITY,
            UNKNOWN))
        .sees("control", CONTROL, "control", refusal(ChainJudge.GO, "www", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN));
  }

  @Test
  void oneKeyThatSignsForHostsWithNothingInCommonIsAnInterception() throws Exception {
    Leaves box = new Leaves("Inspecting Box");
    Finding finding = authority(second(
        one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, box.leaf("a.example", NOW)),
        box.leaf("www.example.example", NOW)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_MITM);
    assertThat(finding.proved()).isTrue();
  }

  /// Whoever signed, a client without a single root accepts nobody; with its roots back it may know the box as well.
  @Test
  void aClientWithoutAnyRootIsToldOfItsRootsBeforeItIsToldWhoSigned() throws Exception {
    Leaves box = new Leaves("Inspecting Box");
    Finding finding = authority(second(
        one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, box.leaf("a.example", NOW))
            .sees("stores", new StoreRead(ChainJudge.GO, List.of("/roots.pem"), 0, List.of(), Optional.empty()))
            .sees("stores", new StoreRead(ChainJudge.PUBLIC_LIST, List.of("/list"), 140, List.of(), Optional.empty())),
        box.leaf("www.example.example", NOW)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_MISSING_ROOTS);
    assertThat(finding.details().stream().map(Message::key)).contains("detail.same-issuer");
  }

  @Test
  void twoKeysAreTwoPrivateAuthorities() throws Exception {
    FactsBuilder facts = second(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN,
        new Leaves("One").leaf("a.example", NOW)), new Leaves("Two").leaf("www.example.example", NOW));
    assertThat(authority(facts).code()).isEqualTo(CauseCode.CERT_UNKNOWN_AUTHORITY);
    assertThat(authority(facts).confidence()).isNotEqualTo(Confidence.CERTAIN);
  }

  @Test
  void aHostThatSignedForItselfIsAPrivateAuthority() throws Exception {
    Finding finding = authority(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN,
        new Leaves("a.example").leaf("a.example", NOW.minus(Duration.ofDays(30)))));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_PRIVATE_CA);
    assertThat(finding.missingControl()).isPresent();
  }

  @Test
  void aChainThatIsAnotherOneWithoutTheProxyWasSignedAnewOnTheWay() throws Exception {
    FactsBuilder facts = new FactsBuilder().proxyVia("a", "http").refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN,
        new Leaves("Box").leaf("a.example", NOW.minus(Duration.ofDays(30)))).made(Experiments.direct("a"))
        .sees("a", Experiments.direct("a"), "direct", accepted(ChainJudge.GO, "a"))
            .sees("a", Experiments.direct("a"), "direct", fetched(200, "{}"));
    assertThat(authority(facts).code()).isEqualTo(CauseCode.CERT_MITM);
    assertThat(authority(facts).proved()).isTrue();
  }

  @Test
  void aLeafMadeMinutesAgoBehindAProxyIsOnlyLikelyAnInterception() throws Exception {
    FactsBuilder facts = new FactsBuilder().proxyVia("a", "http").refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN,
        new Leaves("Box").leaf("a.example", NOW.minus(Duration.ofMinutes(3))));
    assertThat(authority(facts).code()).isEqualTo(CauseCode.CERT_MITM);
    assertThat(authority(facts).proved()).isFalse();
    assertThat(authority(facts).confidence()).isNotEqualTo(Confidence.CERTAIN);
  }

  @Test
  void hostileCertificateBytesAccuseNobodyAndThrowNothing() {
    Finding finding = authority(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, Der.of(new byte[] {48, 1,
        0})));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_UNKNOWN_AUTHORITY);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "NAME_MISMATCH | x509: certificate is valid for b, not a | cert.hostname-mismatch",
    "NAME_MISMATCH | x509: certificate relies on legacy Common Name field, use SANs instead | cert.legacy-cn",
    "BAD_CERTIFICATE | x509: cannot verify signature: insecure algorithm SHA1-RSA | cert.weak-key-or-hash",
    "BAD_CERTIFICATE | tls: server sent certificate containing RSA key larger than 8192 bits | cert.weak-key-or-hash",
    "BAD_CERTIFICATE | x509: negative serial number | cert.malformed"})
  void goesWordsNameTheForm(FailureKind kind, String error, String code) {
    List<Finding> findings = new CertificateService().rules().stream()
        .flatMap(rule -> rule.judge(one().refused("a", kind, error).build()).stream()).toList();
    assertThat(findings).extracting(finding -> finding.code().code()).containsExactly(code);
  }

  /// Another host's certificate is accepted; this one's is for other names.
  private static Finding otherNames(FactsBuilder facts) {
    facts.hop("b", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END).works("b");
    facts.refused("a", FailureKind.NAME_MISMATCH, "x509: certificate is valid for parking.example, not a.example");
    return new NameRule().judge(facts.build()).getFirst();
  }

  @Test
  void aNameThatMayLeadToTheWrongMachineIsCertainOnlyAfterOthersWereAsked() {
    assertThat(otherNames(one()).confidence()).isEqualTo(Confidence.LIKELY);
    assertThat(otherNames(one()).missingControl()).isPresent();
    assertThat(otherNames(one().made(Experiments.resolvers("a"))).confidence()).isEqualTo(Confidence.CERTAIN);
  }

  @Test
  void chainsThatGoAcceptsAreNoFinding() {
    FactsBuilder facts = one().sees("a", shaken("a"))
        .sees("a", refusal(ChainJudge.PUBLIC_LIST, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("a", accepted(ChainJudge.GO, "a")).sees("a", fetched(200, "{}"));
    assertThat(new CertificateService().rules().stream().flatMap(rule -> rule.judge(facts.build()).stream()))
        .as("a company's own authority that this machine trusts").isEmpty();
  }

  @Test
  void aSecondHostIsAskedForOnlyAfterARefusalThatItCanExplain() {
    assertThat(wanted(one().works("a"))).isEmpty();
    assertThat(wanted(one().refused("a", FailureKind.NAME_MISMATCH, "x"))).isEmpty();
    assertThat(wanted(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN)))
        .containsExactly(Experiments.control("www.example"), Experiments.control("www.example.net"));
  }

  private static List<Experiment> wanted(FactsBuilder facts) {
    facts.controls("www.example", "www.example.net", "www.example.org");
    return new CertificateService().wishes().stream().flatMap(wish -> wish.wanted(facts.build()).stream())
        .toList();
  }
}
