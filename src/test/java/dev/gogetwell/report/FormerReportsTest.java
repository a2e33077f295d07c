package dev.gogetwell.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reports of the first form are read for ever.
class FormerReportsTest {
  private static final HopId A = new HopId("a");
  private static final HopId B = new HopId("b");

  private final ReportJson json = new ReportJson(List.of());

  /// What a report of the first form holds of this one.
  private Report former(Report report) throws DamagedReportException {
    ObjectNode root = (ObjectNode) JsonMapper.builder().build().readTree(json.write(report));
    root.put("schema", "gogetwell-report-1").remove(List.of("endings", "scope"));
    LoadedReport loaded = json.read(root.toString());
    assertThat(loaded.problems()).isEmpty();
    return loaded.report();
  }

  private static FactsBuilder run() {
    return new FactsBuilder().proxy("a", Separator.COMMA).proxy("b", Separator.END)
        .notConnected("a", FailureKind.REFUSED).works("b").workingMirror("https://m.example");
  }

  @Test
  void aRunThatCameToItsEndEndedAllThatItHadBegun() throws DamagedReportException {
    Facts facts = Facts.of(former(run().report()));
    assertThat(facts.looked()).containsExactlyInAnyOrder(A, B);
    assertThat(facts.breakOf(A)).isPresent();
    assertThat(facts.made()).containsExactly("mirror:https://m.example");
    assertThat(facts.scope().mirrors()).containsExactly("https://m.example");
  }

  @Test
  void whereNobodyKnowsHowALookEndedNobodyIsAccused() throws DamagedReportException {
    Facts facts = Facts.of(former(run().report(Report.End.OUT_OF_TIME)));
    assertThat(facts.breakOf(A)).isEmpty();
    assertThat(facts.works(B)).as("it answered the last question").isTrue();
    assertThat(facts.made()).as("no control that anybody could be accused by").isEmpty();
  }

  @Test
  void halfALookIsNoHopThatWorks() throws DamagedReportException {
    Report cut = new FactsBuilder().proxy("a", Separator.END)
        .sees("a", FactsBuilder.resolved("a.example", FactsBuilder.ADDRESS)).report(Report.End.CANCELLED);
    assertThat(Facts.of(former(cut)).works(A)).isFalse();
  }

  @Test
  void whatCrashedThenIsToldWithItsCode() throws DamagedReportException {
    Report whole = run().report();
    Verdict open = whole.verdict();
    Report crashed = whole.judged(new Verdict(open.state(), List.of(), List.of(), List.of(), List.of(),
        List.of(new NotTestable(Message.of("untested.check", "HopProbe a"), Message.of("untested.our-bug", "GW-07"),
            true)), Optional.empty(), false, open.at()), List.of(), List.of());
    Facts facts = Facts.of(former(crashed));
    assertThat(facts.looked()).containsExactly(B);
    assertThat(facts.crashed()).extracting(TaskEnding::crash).containsExactly(Optional.of("GW-07"));
  }
}
