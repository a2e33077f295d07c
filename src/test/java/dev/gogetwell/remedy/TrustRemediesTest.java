package dev.gogetwell.remedy;

import static dev.gogetwell.diagnostics.FactsBuilder.NOW;
import static dev.gogetwell.diagnostics.Observed.accepted;
import static dev.gogetwell.diagnostics.Observed.refusal;
import static dev.gogetwell.diagnostics.Observed.shaken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.StoreProblem;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrustRemediesTest {
  private static final String UNKNOWN = "x509: certificate signed by unknown authority";
  private final LabAuthority box = LabAuthority.create("Box", NOW.minus(Duration.ofDays(9)));

  private Der[] chain(String host) throws Exception {
    return new Der[] {
      Der.of(box.order(List.of(host)).signedBy(box.intermediate()).certificate().getEncoded()),
      Der.of(box.intermediate().certificate().getEncoded())};
  }

  private static Verdict verdict(List<Finding> causes, List<Finding> warnings) {
    return new Verdict(Verdict.State.PROBLEM, causes, List.of(), warnings, List.of(), List.of(), Optional.empty(), false,
        Duration.ZERO);
  }

  private static Finding cause(CauseCode code, String hop) {
    return FindingBuilder.cause(code, new HopId(hop), Operation.VERIFY, hop + ".example").build();
  }

  private static FactsBuilder machine() {
    return new FactsBuilder().sees("stores", store(ChainJudge.GO)).sees("stores", store(ChainJudge.GIT))
        .sees("stores", store(ChainJudge.PUBLIC_LIST));
  }

  private static StoreRead store(ChainJudge judge) {
    return new StoreRead(judge, List.of("/roots/" + judge, "/gone"), 140,
        List.of(new StoreProblem("missing", "/gone", "")), Optional.empty());
  }

  private static List<String> sources(Remedy remedy) {
    return ((Change.TrustBundle) remedy.changes().getFirst()).sources();
  }

  private FactsBuilder intercepted() throws Exception {
    return machine().proxy("a", Separator.END)
        .refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, chain("a.example"));
  }

  private static List<Remedy> plan(FactsBuilder facts, CauseCode code, String hop) {
    return new RemedyPlanner().plan(facts.build(), verdict(List.of(cause(code, hop)), List.of()));
  }

  @Test
  void aRootIsOfferedOnlyWithItsFingerprintAndAfterEveryMirrorThatWorks() throws Exception {
    List<Remedy> remedies = plan(intercepted().workingMirror("https://mirror.test"), CauseCode.CERT_MITM, "a");
    assertThat(remedies.getFirst().harm()).isEqualTo(Harm.SMALL);
    Remedy trust = remedies.stream().filter(r -> r.isAutomatic() && r.harm() == Harm.TRUST).findFirst().orElseThrow();
    assertThat(trust.steps().getFirst().key()).isEqualTo("remedy.trust.fingerprint");
    assertThat(trust.steps().getFirst().args().getLast()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
    assertThat(((Change.TrustBundle) trust.changes().getFirst()).added()).containsExactly(
        Der.of(box.intermediate().certificate().getEncoded()));
    assertThat(remedies).noneMatch(r -> r.harm() == Harm.WEAKENS);
  }

  @Test
  void withoutACertificateThereIsNothingToTrust() {
    List<Remedy> remedies = plan(machine().proxy("a", Separator.END)
        .refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN), CauseCode.CERT_MITM, "a");
    assertThat(remedies).noneMatch(Remedy::isAutomatic);
  }

  private FactsBuilder refusedByGit() throws Exception {
    return machine().hop("g", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .sees("g", shaken("g", chain("g.example")))
        .sees("g", refusal(ChainJudge.PUBLIC_LIST, "g", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("g", accepted(ChainJudge.GO, "g"))
        .sees("g", refusal(ChainJudge.GIT, "g", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN));
  }

  @Test
  void gitIsToldForOneHostAndNobodyNewIsAdded() throws Exception {
    Remedy first = plan(refusedByGit(), CauseCode.CERT_PRIVATE_CA, "g").getFirst();
    assertThat(first.changes()).hasSize(2);
    assertThat(((Change.TrustBundle) first.changes().getFirst()).added()).isEmpty();
    assertThat(sources(first)).containsExactly("/roots/GIT", "/roots/GO");
    assertThat(first.changes().getLast()).isInstanceOfSatisfying(Change.GitConfig.class,
        git -> assertThat(git.name()).isEqualTo("http.https://g.example/.sslCAInfo"));
  }

  @Test
  void whereAVariableBeatsEverySettingOfGitTheVariableIsChanged() throws Exception {
    Remedy first = plan(refusedByGit().variable("GIT_SSL_CAINFO", "/old.pem"), CauseCode.CERT_PRIVATE_CA, "g")
        .getFirst();
    assertThat(first.changes().getLast()).isInstanceOfSatisfying(Change.UserEnvironment.class, variable -> {
      assertThat(variable.name()).isEqualTo("GIT_SSL_CAINFO");
      assertThat(variable.expected()).contains("/old.pem");
    });
  }

  @Test
  void aCheckThatWasSwitchedOffComesBackWithAListForTheHostThatNeededIt() throws Exception {
    FactsBuilder facts = machine().hop("g", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .gitConfig("http.sslverify", "false").sees("g", shaken("g", chain("g.example")))
        .sees("g", refusal(ChainJudge.PUBLIC_LIST, "g", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN))
        .sees("g", accepted(ChainJudge.GO, "g")).sees("g", accepted(ChainJudge.GIT, "g"));
    Finding warning = FindingBuilder.aboutMachine(CauseCode.CONFIG_WEAKENED, Severity.WARNING, "http.sslverify=false")
        .build();
    Remedy remedy = new RemedyPlanner().plan(facts.build(), verdict(List.of(), List.of(warning))).getFirst();
    assertThat(remedy.changes()).hasSize(3);
    assertThat(remedy.changes().get(1).name()).isEqualTo("http.https://g.example/.sslCAInfo");
    assertThat(remedy.changes().get(2)).isInstanceOfSatisfying(Change.GitConfig.class, git -> {
      assertThat(git.name()).isEqualTo("http.sslverify");
      assertThat(git.value()).isEmpty();
    });
  }

  @Test
  void aMissingRootIsCuredWithAListAndTrustsNobodyNew() throws Exception {
    List<Remedy> remedies = plan(machine().proxy("a", Separator.END)
        .refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, false, chain("a.example")),
        CauseCode.CERT_MISSING_ROOTS, "a");
    assertThat(remedies.getFirst().harm()).isEqualTo(Harm.SMALL);
    assertThat(((Change.TrustBundle) remedies.getFirst().changes().getFirst()).added()).isEmpty();
    assertThat(remedies).noneMatch(r -> r.harm() == Harm.TRUST);
  }

  @Test
  void aListThatWouldHoldNothingElseIsNotOffered() throws Exception {
    List<Remedy> remedies = plan(new FactsBuilder().proxy("a", Separator.END)
        .refused("a", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, chain("a.example")), CauseCode.CERT_MITM, "a");
    assertThat(remedies).isNotEmpty().noneMatch(Remedy::isAutomatic);
  }

  @Test
  void aPolicyOfWindowsIsAMatterForIt() {
    FactsBuilder facts = new FactsBuilder().os("windows").proxy("a", Separator.END).sees("stores", new StoreRead(
        ChainJudge.GO, List.of("Windows-ROOT-CURRENTUSER"), 30,
        List.of(new StoreProblem("updates-blocked", "HKLM", "0x1")), Optional.empty()));
    assertThat(plan(facts, CauseCode.CERT_MISSING_ROOTS, "a").getFirst().steps()).extracting(step -> step.key())
        .containsExactly("remedy.layout.windows-policy");
  }

  @Test
  void gitOnWindowsIsToldToAskWindowsAndGetsNoStoreForAFile() throws Exception {
    FactsBuilder facts = new FactsBuilder().os("windows").sees("stores", store(ChainJudge.GIT))
        .sees("stores", new StoreRead(ChainJudge.SYSTEM, List.of("Windows-ROOT-CURRENTUSER"), 149, List.of(),
            Optional.empty()))
        .hop("g", HopRole.VCS_GIT, Optional.empty(), Separator.END)
        .refused("g", FailureKind.UNKNOWN_AUTHORITY, UNKNOWN, chain("g.example"))
        .sees("g", accepted(ChainJudge.SYSTEM, "g"));
    assertThat(plan(facts, CauseCode.CERT_MITM, "g").stream().filter(Remedy::isAutomatic)).singleElement().satisfies(
        way -> assertThat(way.changes()).containsExactly(new Change.GitConfig("http.sslBackend",
            Optional.of("schannel"), Optional.empty(), Optional.empty())));
    assertThat(plan(facts.gitConfig("http.sslbackend", "schannel"), CauseCode.CERT_MITM, "g"))
        .as("it asks Windows already, and no store of Windows is a file").allSatisfy(way -> assertThat(way.changes())
            .filteredOn(Change.TrustBundle.class::isInstance).allSatisfy(change ->
                assertThat(((Change.TrustBundle) change).sources()).noneMatch(name -> name.startsWith("Windows"))));
  }
}
