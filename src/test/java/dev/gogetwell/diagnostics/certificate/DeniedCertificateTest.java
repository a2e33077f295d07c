package dev.gogetwell.diagnostics.certificate;

import static dev.gogetwell.diagnostics.FactsBuilder.NOW;
import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Separator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeniedCertificateTest {
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";

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

  private static Finding only(FactsBuilder facts) {
    List<Finding> findings = new CertificateService().rules().stream()
        .flatMap(rule -> rule.judge(facts.build()).stream()).toList();
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }

  private static List<String> details(Finding finding) {
    return finding.details().stream().map(message -> message.key()).toList();
  }

  /// The list of roots that can be read of Windows lacks the root; the public list has it.
  private FactsBuilder windows(boolean publicAccepts, StoreProblem... problems) throws Exception {
    return one().os("windows").refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, !publicAccepts, chain("a.example"))
        .sees("stores", new StoreRead(ChainJudge.GO, List.of("Windows-ROOT-CURRENTUSER", "Windows-ROOT-LOCALMACHINE"),
            30, List.of(problems), Optional.empty()));
  }

  private static FactsBuilder goRefuses(FactsBuilder facts) {
    return facts.witness(false, "go: m@v1: Get \"https://a.example/m\": tls: failed to verify certificate: " + UNKNOWN);
  }

  private StoreProblem denies(String subject) {
    return new StoreProblem("denied", subject, "Windows-Disallowed-LOCALMACHINE");
  }

  private String rootName() throws Exception {
    return Served.of(List.of(der(company.root()))).leaf().orElseThrow().subject().oneLine();
  }

  /// The deciding client comes last, as in a run.
  private FactsBuilder windowsSays(String status, boolean publicAccepts, StoreProblem... problems) throws Exception {
    return one().os("windows").sees("a", shaken("a", chain("a.example")))
        .sees("a", publicAccepts ? accepted(ChainJudge.PUBLIC_LIST, "a")
            : refusal(ChainJudge.PUBLIC_LIST, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("a", refusal(ChainJudge.PLATFORM, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN + status))
        .sees("a", refusal(ChainJudge.GO, "a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("stores", new StoreRead(ChainJudge.GO, List.of("Windows-ROOT-CURRENTUSER"), 30, List.of(problems),
            Optional.empty()));
  }

  @Test
  void aDeniedRootIsNamedAndProvedByThePublicListAndWindowsTogether() throws Exception {
    Finding proved = only(windowsSays(" (0x04000000 CERT_TRUST_IS_EXPLICIT_DISTRUST)", true,
        denies(rootName())));
    assertThat(proved.code()).isEqualTo(CauseCode.CERT_DENIED);
    assertThat(proved.proved()).isTrue();
    assertThat(details(proved)).contains("cert.reading.denied", "detail.denied-certificate", "detail.platform-denies")
        .doesNotContain("cert.health.denied", "cert.reading.store-outdated");
    Finding unheard = only(windows(true, denies(rootName())));
    assertThat(unheard.proved()).isFalse();
    assertThat(unheard.missingControl()).contains(Message.of("missing.denied-by-platform"));
    Finding onePrivate = only(windowsSays(" (0x04000000 EXPLICIT_DISTRUST)", false, denies(rootName())));
    assertThat(onePrivate.missingControl()).contains(Message.of("missing.trust-list"));
  }

  @Test
  void whatIsDeniedAccusesNobodyWhoseChainHasNoneOfIt() throws Exception {
    for (FactsBuilder other : List.of(goRefuses(windows(true, denies("CN=Somebody Else"))),
        goRefuses(windowsSays(" (0x00000020 CERT_TRUST_STATUS)", true, denies(rootName()))))) {
      Finding finding = only(other);
      assertThat(finding.code()).isEqualTo(CauseCode.CERT_MISSING_ROOTS);
      assertThat(details(finding)).doesNotContain("cert.reading.denied");
    }
    FactsBuilder fine = one().os("windows").works("a").sees("stores", new StoreRead(ChainJudge.GO,
        List.of("Windows-ROOT-CURRENTUSER"), 30, List.of(denies(rootName())), Optional.empty()));
    assertThat(new CertificateService().rules().stream().flatMap(rule -> rule.judge(fine.build()).stream())).isEmpty();
  }
}
