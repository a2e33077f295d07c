package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.RouteOutcome;
import dev.gogetwell.engine.EntryWalk.Answer;
import dev.gogetwell.engine.EntryWalk.Onward;
import dev.gogetwell.engine.EntryWalk.Step;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Report;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EntryWalkTest {
  private static List<Step> steps(String report) throws Exception {
    return EntryWalk.of(Corpus.read(report)).steps();
  }

  @Test
  void aCommaStopsAtAFailureThatIsNoNotFound() throws Exception {
    assertThat(steps("goproxy-no-fallthrough")).extracting(Step::answer, Step::onward).containsExactly(
        org.assertj.core.groups.Tuple.tuple(Answer.FAILED, Onward.COMMA_STOPS),
        org.assertj.core.groups.Tuple.tuple(Answer.NOT_ASKED, Onward.NONE));
  }

  @Test
  void anEntryThatHasItEndsTheWalk() throws Exception {
    List<Step> steps = steps("healthy-two-mirrors");
    assertThat(steps.stream().filter(step -> step.answer() == Answer.GAVE)).hasSize(1);
    assertThat(steps).filteredOn(step -> step.answer() == Answer.GAVE).extracting(Step::onward)
        .containsOnly(Onward.ARRIVED);
  }

  @Test
  void aRunThatWasBrokenOffIsShownWhereItsVerdictStops() throws Exception {
    Report whole = Corpus.read("goproxy-no-fallthrough");
    Report cut = new Report(whole.toolVersion(), whole.started(), whole.took(), Report.End.CANCELLED, whole.target(),
        whole.symptom(), whole.scope(), whole.settings(), whole.route(), whole.evidence(), List.of(), whole.steps(),
        whole.verdict(), List.of(), whole.hostsContacted());
    assertThat(EntryWalk.of(cut).steps().getFirst().onward()).isEqualTo(Onward.COMMA_STOPS);
  }

  @Test
  void everyWalkSaysWhatTheVerdictFollows() throws Exception {
    Set<String> slips = new TreeSet<>();
    for (String name : Corpus.names()) {
      Report report = Corpus.read(name);
      RouteOutcome outcome = RouteOutcome.of(Facts.of(report));
      List<Step> steps = EntryWalk.of(report).steps();
      boolean gave = steps.stream().anyMatch(step -> step.answer() == Answer.GAVE);
      long passed = steps.stream().filter(step -> step.onward() == Onward.COMMA_PASSES
          || step.onward() == Onward.PIPE_PASSES).count();
      long asked = steps.stream().filter(step -> step.answer() != Answer.NOT_ASKED).count();
      boolean stopsInSearch = outcome.stoppedAt().flatMap(report.route()::hop).filter(hop ->
          hop.role() == HopRole.MODULE_PROXY && hop.led().isEmpty()).isPresent();
      if ((outcome.end() == RouteOutcome.End.ARRIVES && !gave) || (stopsInSearch && gave)
          || (asked > 0 && passed != asked - 1)) {
        slips.add(name + ": " + outcome.end() + " " + steps.stream().map(s -> s.answer() + "/" + s.onward()).toList());
      }
    }
    assertThat(slips).isEmpty();
  }
}
