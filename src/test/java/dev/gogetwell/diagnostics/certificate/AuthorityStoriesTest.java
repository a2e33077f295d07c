package dev.gogetwell.diagnostics.certificate;

import static dev.gogetwell.diagnostics.FactsBuilder.NOW;
import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.fetched;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Sites;
import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityStoriesTest {
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";
  private static final Experiment OTHER = Experiments.control("www.elsewhere.test");

  private final LabAuthority company = LabAuthority.create("Example Works", NOW.minus(Duration.ofDays(9)));

  private static FactsBuilder one() {
    return new FactsBuilder().proxy("a", Separator.END);
  }

  private static Der der(Issued issued) throws Exception {
    return Der.of(issued.certificate().getEncoded());
  }

  private Der[] chain(String host) throws Exception {
    return new Der[] {der(company.order(List.of(host)).signedBy(company.intermediate())), der(company.intermediate())};
  }

  /// A host of somebody else, whose chain everybody accepts.
  private static FactsBuilder otherSite(FactsBuilder facts, Der... chain) {
    return facts.made(OTHER).sees("control", OTHER, "control", shaken("www.elsewhere.test", chain))
        .sees("control", OTHER, "control", accepted(ChainJudge.PUBLIC_LIST, "www.elsewhere.test"))
        .sees("control", OTHER, "control", accepted(ChainJudge.GO, "www.elsewhere.test"));
  }

  private static Finding only(FactsBuilder facts) {
    List<Finding> findings = new CertificateService().rules().stream()
        .flatMap(rule -> rule.judge(facts.build()).stream()).toList();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static List<String> details(Finding finding) {
    return finding.details().stream().map(message -> message.key()).toList();
  }

  @Test
  void oneHostOfACompanyBesideAPublicOneIsAPrivateAuthority() throws Exception {
    Finding finding = only(otherSite(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, chain("a.example"))));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_PRIVATE_CA);
    assertThat(details(finding)).contains("detail.one-host-only");
  }

  @ParameterizedTest
  @CsvSource({
    "go.works.example, git.works.example, true", "proxy.golang.org, sum.golang.org, true",
    "go.works.example, works.example, true", "go.works.example, go.elsewhere.test, false",
    "192.0.2.1, 192.0.2.2, false"})
  void namesOfOneOwnerCountAsOneSite(String one, String other, boolean same) {
    assertThat(Sites.of(one).equals(Sites.of(other))).isEqualTo(same);
  }

  @Test
  void theCertificateThatAnotherHostSentCompletesTheChainAndProvesIt() throws Exception {
    Der leaf = der(company.order(List.of("a.example")).signedBy(company.intermediate()));
    FactsBuilder facts = otherSite(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, leaf),
        chain("www.elsewhere.test"));
    Finding finding = only(facts);
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_UNKNOWN_AUTHORITY);
    assertThat(finding.proved()).isTrue();
    assertThat(details(finding)).contains("detail.incomplete-chain");
  }

  @Test
  void anAddressOfTheIssuerTellsThatBrowsersWouldFetchIt() throws Exception {
    Der leaf = der(company.order(List.of("a.example")).issuerAt("http://certs.example/i.der")
        .signedBy(company.intermediate()));
    Finding finding = only(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, leaf));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_UNKNOWN_AUTHORITY);
    assertThat(finding.proved()).isFalse();
    assertThat(details(finding)).contains("detail.issuer-address");
  }

  @Test
  void gitDecidesWhereItFetchesAndGoTellsTheDifference() throws Exception {
    FactsBuilder facts = new FactsBuilder().hop("g", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .sees("g", shaken("g", chain("g.example")))
        .sees("g", refusal(ChainJudge.PUBLIC_LIST, "g", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("g", accepted(ChainJudge.GO, "g"))
        .sees("g", refusal(ChainJudge.GIT, "g", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN));
    Finding finding = only(facts);
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_PRIVATE_CA);
    assertThat(finding.proved()).isTrue();
    assertThat(details(finding)).contains("detail.git-refuses", "detail.accepted-by.go");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "x509: certificate has expired or is not yet valid: current time 2026 is after 2025 | cert.expired",
    "x509: cannot verify signature: insecure algorithm SHA1-RSA | cert.weak-key-or-hash",
    "crypto/rsa: 512-bit keys are insecure (see https://go.dev/pkg/crypto/rsa) | cert.weak-key-or-hash",
    "x509: invalid signature: parent certificate cannot sign this kind of certificate | cert.malformed",
    "x509: ECDSA verification failure | cert.private-ca"})
  void theReasonInBracketsDecidesWhereACandidateWasFound(String reason, String code) throws Exception {
    Finding finding = only(otherSite(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN
        + " (possibly because of \"" + reason + "\" while trying to verify candidate authority certificate \"Old\")",
        chain("a.example"))));
    assertThat(finding.code().code()).isEqualTo(code);
  }

  @Test
  void anExpiredCandidateIsALeftoverWhereThePublicListKnowsABetterOne() throws Exception {
    Finding finding = only(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN + " (possibly because of"
        + " \"x509: certificate has expired or is not yet valid: current time 2026 is after 2025\" while trying to"
        + " verify candidate authority certificate \"Old\")", false, chain("a.example")));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_MISSING_ROOTS);
  }

  @Test
  void theExpiredCertificateBetweenIsNamed() throws Exception {
    Issued middle = CertificateOrder.authority("Middle", "Middle CA", NOW)
        .valid(NOW.minus(Duration.ofDays(400)), NOW.minus(Duration.ofDays(3))).signedBy(company.root());
    Der leaf = der(CertificateOrder.server("a.example", List.of("a.example"), NOW).signedBy(middle));
    Finding finding = only(otherSite(one().refused("a", FailureKind.EXPIRED,
        "x509: certificate has expired or is not yet valid: current time 2026 is after 2025", leaf, der(middle))));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(finding.details()).anySatisfy(message -> {
      assertThat(message.key()).isEqualTo("detail.out-of-date-intermediate");
      assertThat(message.args().getFirst()).contains("Middle CA");
    });
  }

  @Test
  void threeNamesAreShownAndTheirNumberIsTold() throws Exception {
    Der leaf = der(company.order(List.of("a.test", "b.test", "c.test", "d.test")).signedBy(company.intermediate()));
    Finding finding = only(one().refused("a", FailureKind.NAME_MISMATCH, "x509: certificate is valid for …", leaf));
    assertThat(finding.details()).anySatisfy(message -> {
      assertThat(message.key()).isEqualTo("detail.names");
      assertThat(message.args()).containsExactly("a.test, b.test, c.test, …", "4");
    });
  }

  private static StoreRead store(StoreProblem... problems) {
    return new StoreRead(ChainJudge.GO, List.of("/roots.pem"), 140, List.of(problems), Optional.empty());
  }

  private static final String OUT_OF_DATE = "x509: certificate has expired or is not yet valid: current time "
      + NOW + " is after 2026-09-30T14:01:15Z";

  private StoreProblem expiredRoot(String name) {
    return new StoreProblem("expired", name, "2026-09-30T14:01:15Z");
  }

  private String companyRoot() throws Exception {
    return Served.of(List.of(der(company.root()))).leaf().orElseThrow().subject().oneLine();
  }

  @Test
  void anExpiredRootThatThePublicListHasReplacedIsTheStoresFault() throws Exception {
    Finding finding = only(one().refused("a", FailureKind.EXPIRED, OUT_OF_DATE, false, chain("a.example"))
        .sees("stores", store(expiredRoot("CN=Unrelated"), expiredRoot(companyRoot()))));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_MISSING_ROOTS);
    assertThat(finding.proved()).isTrue();
    assertThat(finding.details()).contains(
        Message.of("detail.expired-root", companyRoot(), "2026-09-30T14:01:15Z"));
    assertThat(finding.details().toString()).doesNotContain("Unrelated");
  }

  @Test
  void anExpiredRootThatEverybodyKeepsIsTheAuthoritysFault() throws Exception {
    Finding finding = only(one().refused("a", FailureKind.EXPIRED, OUT_OF_DATE, chain("a.example"))
        .sees("stores", store(expiredRoot(companyRoot()))));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_EXPIRED);
    assertThat(details(finding)).contains("detail.out-of-date-root", "detail.expired-root");
  }

  @Test
  void anExpiredRootToWhichNoChainLeadsIsNotMentioned() throws Exception {
    FactsBuilder fine = one().works("a").sees("stores", store(expiredRoot("CN=Unrelated")));
    assertThat(new CertificateService().rules().stream().flatMap(rule -> rule.judge(fine.build()).stream())).isEmpty();
    Finding other = only(one().refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, false, chain("a.example"))
        .sees("stores", store(expiredRoot("CN=Unrelated"))));
    assertThat(details(other)).contains("detail.store-read").doesNotContain("detail.expired-root");
  }

  @Test
  void whatJavaSaysIsToldAndChangesNoVerdict() throws Exception {
    FactsBuilder refused = one().sees("a", shaken("a", chain("a.example")))
        .sees("a", accepted(ChainJudge.JAVA, "a"))
        .sees("a", refusal(ChainJudge.PUBLIC_LIST, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("a", refusal(ChainJudge.GO, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN));
    assertThat(only(refused).code()).isEqualTo(CauseCode.CERT_UNKNOWN_AUTHORITY);
    assertThat(details(only(refused))).contains("detail.accepted-by.java");
    FactsBuilder fine = one().sees("a", shaken("a", chain("a.example")))
        .sees("a", refusal(ChainJudge.JAVA, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("a", accepted(ChainJudge.GO, "a")).sees("a", fetched(200, "{}"));
    assertThat(new CertificateService().rules().stream().flatMap(rule -> rule.judge(fine.build()).stream())).isEmpty();
  }

  private static final StoreProblem POLICY =
      new StoreProblem("updates-blocked", "HKLM\\…\\DisableRootAutoUpdate", "0x1");

  /// The list of roots that can be read of Windows lacks the root; the public list has it.
  private FactsBuilder windows(boolean publicAccepts, StoreProblem... problems) throws Exception {
    return one().os("windows").refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, !publicAccepts, chain("a.example"))
        .sees("stores", new StoreRead(ChainJudge.GO, List.of("Windows-ROOT-CURRENTUSER", "Windows-ROOT-LOCALMACHINE"),
            30, List.of(problems), Optional.empty()));
  }

  private static FactsBuilder goRefuses(FactsBuilder facts) {
    return facts.witness(false, "go: m@v1: Get \"https://a.example/m\": tls: failed to verify certificate: " + UNKNOWN);
  }

  @Test
  void aPolicyAgainstFetchingRootsIsTheCauseOnceWindowsItselfRefuses() throws Exception {
    Finding finding = only(goRefuses(windows(true, POLICY)));
    assertThat(finding.code()).isEqualTo(CauseCode.CERT_MISSING_ROOTS);
    assertThat(finding.proved()).isTrue();
    assertThat(details(finding)).contains("cert.health.updates-blocked", "detail.platform-refuses");
    FactsBuilder byProbe = windows(true, POLICY).made(Experiments.go("a"))
        .sees("a", Experiments.go("a"), "go", refusal(ChainJudge.GO, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN));
    assertThat(only(byProbe).proved()).isTrue();
  }

  @Test
  void aRootThatWindowsMayFetchProvesNothingBeforeWindowsWasAsked() throws Exception {
    for (FactsBuilder unheard : List.of(windows(true), windows(true, POLICY), windows(true, POLICY)
        .witness(false, "go: m@v1: Get \"https://elsewhere.test/m\": " + UNKNOWN))) {
      Finding finding = only(unheard);
      assertThat(finding.proved()).isFalse();
      assertThat(finding.confidence()).isNotEqualTo(Confidence.CERTAIN);
      assertThat(finding.missingControl()).contains(Message.of("missing.platform"));
    }
    assertThat(only(goRefuses(windows(true))).proved()).as("without a policy, but Windows was asked").isTrue();
  }

  @Test
  void aChainThatWindowsAcceptsIsNoFindingAndAPolicyAloneIsNone() throws Exception {
    FactsBuilder fetched = windows(true, POLICY).made(Experiments.go("a"))
        .sees("a", Experiments.go("a"), "go", accepted(ChainJudge.GO, "a"));
    assertThat(new AuthorityRule().judge(fetched.build())).isEmpty();
    FactsBuilder fine = one().os("windows").works("a").sees("stores", new StoreRead(ChainJudge.GO,
        List.of("Windows-ROOT-CURRENTUSER"), 30, List.of(POLICY), Optional.empty()));
    assertThat(new CertificateService().rules().stream().flatMap(rule -> rule.judge(fine.build()).stream())).isEmpty();
    assertThat(details(only(goRefuses(windows(false, POLICY))))).as("a private authority is in no update")
        .doesNotContain("cert.health.updates-blocked");
  }

  @Test
  void aStoreOfWindowsThatThisProgramCannotReadIsNotAnEmptyOne() throws Exception {
    StoreRead unread = new StoreRead(ChainJudge.GO, List.of(), 0,
        List.of(new StoreProblem("unreadable", "Windows-ROOT-CURRENTUSER", "")), Optional.empty());
    StoreRead publicList = new StoreRead(ChainJudge.PUBLIC_LIST, List.of("/list"), 140, List.of(), Optional.empty());
    FactsBuilder facts = one().os("windows").sees("stores", publicList).sees("stores", unread)
        .refused("a", FailureKind.UNKNOWN_AUTHORITY, "x509: certificate signed by unknown authority",
            chain("a.example"));
    assertThat(new AuthorityRule().judge(facts.build())).noneMatch(
        finding -> finding.code() == CauseCode.CERT_MISSING_ROOTS);
  }

  @Test
  void aChainThatWindowsAcceptsWhenWeAskItIsNoFindingEither() throws Exception {
    FactsBuilder facts = windows(true, POLICY).sees("a", accepted(ChainJudge.PLATFORM, "a"));
    assertThat(new AuthorityRule().judge(facts.build())).isEmpty();
  }

  @Test
  void aListThatWasReadInPartProvesNoMissingRoot() throws Exception {
    Finding finding = only(goRefuses(windows(true, new StoreProblem("unreadable", "Windows-ROOT-ENTERPRISE", "x"))));
    assertThat(finding.proved()).isFalse();
    assertThat(finding.missingControl()).contains(Message.of("missing.unread-list"));
  }
}
