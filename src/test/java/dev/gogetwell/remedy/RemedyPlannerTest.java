package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemedyPlannerTest {
  private static List<Remedy> plan(FactsBuilder facts, Finding... causes) {
    return new RemedyPlanner().plan(facts.build(), new Verdict(Verdict.State.PROBLEM, List.of(causes), List.of(),
        List.of(), List.of(), List.of(), Optional.empty(), false, Duration.ZERO));
  }

  private static FactsBuilder proxyAndDatabase() {
    return new FactsBuilder().proxy("a", Separator.END)
        .hop("sumdb", HopRole.SUMDB_DIRECT, Optional.empty(), Separator.END);
  }

  private static Finding cause(CauseCode code, String hop, Operation operation) {
    return FindingBuilder.cause(code, new HopId(hop), operation, hop + ".example").build();
  }

  @Test
  void oneMirrorThatCuresTwoCausesIsOfferedOnce() {
    List<Remedy> remedies = plan(proxyAndDatabase().workingMirror("https://mirror.test"),
        cause(CauseCode.NETWORK_REFUSED, "a", Operation.CONNECT),
        cause(CauseCode.DNS_NXDOMAIN, "sumdb", Operation.RESOLVE));
    assertThat(remedies).filteredOn(Remedy::isAutomatic).extracting(Remedy::cures)
        .containsExactly(CauseCode.NETWORK_REFUSED);
    assertThat(remedies).extracting(Remedy::id).containsExactly("R1", "R2", "R3");
  }

  @Test
  void whereAnEntryOfNetrcNearlyFitsNoOtherOneIsAdvised() {
    FactsBuilder facts = proxyAndDatabase();
    Finding login = cause(CauseCode.GOPROXY_401, "a", Operation.HTTP);
    assertThat(plan(facts, login).getFirst().steps()).containsSequence(
        Message.of("remedy.netrc.add", "~/.netrc"), Message.of("remedy.netrc.entry", "a.example"))
        .extracting(Message::key).startsWith("cause.goproxy.401.next");
    facts.problem(FailureKind.UNAUTHORIZED, "/home/u/.netrc: machine a; go looks for machine a.example");
    assertThat(plan(facts, login)).singleElement().matches(remedy -> !remedy.isAutomatic() && remedy.steps()
        .equals(List.of(Message.of("remedy.netrc.rename", "/home/u/.netrc", "a", "a.example"))));
  }

  @Test
  void theSameAdviceForTwoHostsIsGivenOnce() {
    Finding database = cause(CauseCode.DNS_SERVER_DOWN, "sumdb", Operation.RESOLVE);
    assertThat(plan(proxyAndDatabase(), cause(CauseCode.DNS_SERVER_DOWN, "a", Operation.RESOLVE), database)).hasSize(1);
    assertThat(plan(proxyAndDatabase(), cause(CauseCode.NETWORK_REFUSED, "a", Operation.CONNECT), database)).hasSize(2);
  }

  private static List<Change> forMissingModule(FactsBuilder facts, RunScope.Folder folder) {
    Finding missing = FindingBuilder.aboutMachine(CauseCode.MODULE_NO_GO_MOD, Severity.CAUSE, "/src/app")
        .during(Operation.LOCAL).build();
    List<Remedy> remedies = plan(facts.folder(folder), missing);
    assertThat(remedies.getLast().isAutomatic()).isFalse();
    return remedies.stream().flatMap(remedy -> remedy.changes().stream()).toList();
  }

  @Test
  void aMissingGoModIsMadeOnlyWhereNothingElseIsMeant() {
    FactsBuilder facts = proxyAndDatabase().project("/src/app");
    assertThat(forMissingModule(facts, RunScope.Folder.GO_FILES_WITHOUT_MODULE))
        .containsExactly(new Change.NewModule("example.com/app", "/src/app"));
    assertThat(forMissingModule(facts, RunScope.Folder.GO_FILES_ABOVE_MODULE)).isEmpty();
    assertThat(forMissingModule(facts, RunScope.Folder.NO_PROJECT)).isEmpty();
    assertThat(forMissingModule(facts.goEnv("GOWORK", "off"), RunScope.Folder.GO_FILES_WITHOUT_MODULE)).hasSize(1);
    assertThat(forMissingModule(facts.goEnv("GOWORK", "/src/go.work"), RunScope.Folder.GO_FILES_WITHOUT_MODULE))
        .isEmpty();
    assertThat(forMissingModule(proxyAndDatabase(), RunScope.Folder.GO_FILES_WITHOUT_MODULE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', value = {
      "two words, two-words", "a'b\"c, a-b-c", "$(x), x", "|a\nb|, a-b", "项目, app", "-x, x", "UPPER, upper", "..x, x",
      ".., app", "., app", "`id`, id", "a;b&c, a-b-c"})
  void whateverTheFolderIsCalledTheModuleHasAPlainNameAndTheFolderItsOwn(String name, String plain) {
    assertThat(forMissingModule(proxyAndDatabase().project("/src/" + name), RunScope.Folder.GO_FILES_WITHOUT_MODULE))
        .containsExactly(new Change.NewModule("example.com/" + plain, "/src/" + name));
  }

  private static List<Remedy> forDamage(Severity severity, String word, String cache, String file) {
    Finding damage = FindingBuilder.aboutMachine(CauseCode.ENV_MODCACHE, severity, "GOMODCACHE")
        .during(Operation.LOCAL).detail("detail.folder." + word, "GOMODCACHE", cache, file).build();
    Verdict verdict = new Verdict(Verdict.State.PROBLEM, severity == Severity.CAUSE ? List.of(damage) : List.of(),
        List.of(), severity == Severity.CAUSE ? List.of() : List.of(damage), List.of(), List.of(), Optional.empty(),
        false, Duration.ZERO);
    return new RemedyPlanner().plan(proxyAndDatabase().build(), verdict);
  }

  @ParameterizedTest
  @CsvSource({"CAUSE, damaged, /go/mod, /go/mod/cache/download/a.test/@v/v1.0.0.zip, "
      + "cache/download/a.test/@v/v1.0.0.zip",
      "WARNING, tile, C:\\Users\\li na\\go, C:\\Users\\li na\\go\\cache\\download\\x, cache/download/x"})
  void aDamagedFileIsPutAsideByAClickOrByHand(Severity severity, String word, String cache, String file, String name) {
    assertThat(forDamage(severity, word, cache, file)).satisfiesExactly(
        move -> assertThat(move.changes()).containsExactly(new Change.PutAside(name, cache)),
        guided -> assertThat(guided.steps()).containsExactly(Message.of("remedy.damaged.next", file)));
  }

  @Test
  void aFolderWhereALockShouldBeIsLeftToThePerson() {
    assertThat(forDamage(Severity.CAUSE, "in-the-way", "/go/mod", "/go/mod/cache/download/a.test/@v/v1.0.0.lock"))
        .singleElement().matches(remedy -> !remedy.isAutomatic());
  }
}
