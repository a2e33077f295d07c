package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.FindingBuilder;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    assertThat(plan(facts, login).getFirst().steps()).extracting(Message::key)
        .containsExactly("cause.goproxy.401.next");
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
}
