package dev.gogetwell.engine;

import static dev.gogetwell.engine.RunBench.LIMIT;
import static dev.gogetwell.engine.RunBench.ending;
import static dev.gogetwell.engine.RunBench.goSays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.text.Language;
import dev.gogetwell.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a run tells and concludes, over fake settings, routes and witnesses.
class RunTest {
  @RegisterExtension final RunBench bench = new RunBench();

  @Test
  void eventsComeInTheOrderOfTheWayThroughTheProgram() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    Report report = bench.start(LIMIT).await();
    List<Class<?>> kinds = bench.events.stream().<Class<?>>map(Object::getClass).toList();
    assertThat(kinds).startsWith(RunEvent.SettingsRead.class, RunEvent.RoutePlanned.class)
        .endsWith(RunEvent.VerdictChanged.class, RunEvent.StepsChanged.class, RunEvent.Finished.class)
        .contains(RunEvent.EvidenceAdded.class, RunEvent.HostContacted.class);
    assertThat(kinds.indexOf(RunEvent.HostContacted.class)).as("a host is told before its first packet")
        .isLessThan(kinds.indexOf(RunEvent.EvidenceAdded.class));
    assertThat(bench.events.stream().map(RunEvent::at).toList()).isSorted();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(report.end()).isEqualTo(Report.End.COMPLETE);
    assertThat(report.hostsContacted()).containsExactly("127.0.0.1");
  }

  @Test
  void everyWaitThatStartsEnds() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    bench.start(LIMIT).await();
    assertThat(bench.events.stream().filter(RunEvent.WaitStarted.class::isInstance)
        .map(e -> ((RunEvent.WaitStarted) e).id()))
        .containsExactlyInAnyOrderElementsOf(bench.events.stream().filter(RunEvent.WaitEnded.class::isInstance)
            .map(e -> ((RunEvent.WaitEnded) e).id()).toList());
  }

  @Test
  void aPassingGoEndsTheSuspicionOfASilentPort() throws Exception {
    bench.witness = (_, _, _, _) -> Optional.of(goSays(true));
    Report report = bench.start(LIMIT).await();
    assertThat(report.verdict().state()).isEqualTo(Verdict.State.HEALTHY);
    assertThat(report.evidence()).anyMatch(e -> e.measurement() instanceof CommandRun);
  }

  @Test
  void aGoThatPassesWaitsForNoExperiment() throws Exception {
    try (ServerSocket hanging = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Experiment slow = new Experiment.ServerNames(new HopId("proxy-1"),
          new Endpoint("127.0.0.1", hanging.getLocalPort()), "a.test", "b.test");
      bench.routes = (target, _) -> bench.refusing(target);
      bench.services = List.of(new RuleService(_ -> List.of(), _ -> List.of(slow)));
      bench.witness = (_, _, _, _) -> {
        accept(hanging);
        return Optional.of(goSays(true));
      };
      Report report = bench.start(LIMIT).await();
      assertThat(report.verdict().state()).isEqualTo(Verdict.State.HEALTHY);
      assertThat(report.end()).isEqualTo(Report.End.COMPLETE);
      assertThat(ending(report, new RunTask.Trying(slow))).isEqualTo(TaskEnding.How.CANCELLED);
    }
  }

  private static void accept(ServerSocket listener) {
    try {
      listener.accept();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatAnEndedLookSawIsCounted() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    Report report = bench.start(LIMIT).await();
    assertThat(report.endings()).filteredOn(ending -> ending.task() instanceof RunTask.HopLook)
        .singleElement().satisfies(ending -> {
          assertThat(ending.how()).isEqualTo(TaskEnding.How.COMPLETE);
          assertThat(ending.pieces()).isEqualTo(report.evidence().size());
        });
  }

  /// The verdicts of a run are those that its report gives when it is cut at the same moments.
  @Test
  void theReportUpToAMomentIsJudgedAsTheRunJudgedThen() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    bench.witness = (_, _, _, _) -> Optional.of(goSays(false));
    Report report = bench.start(LIMIT).await();
    List<Verdict> told = bench.events.stream().filter(RunEvent.VerdictChanged.class::isInstance)
        .map(event -> ((RunEvent.VerdictChanged) event).verdict()).toList();
    assertThat(told).hasSizeGreaterThan(1);
    for (Verdict verdict : told) {
      ReportJudge judge = new ReportJudge(bench.services, bench.remedies, _ -> "");
      assertThat(judge.soFar(Facts.of(report.upTo(verdict.at())), verdict.stillTesting())).isEqualTo(verdict);
    }
  }

  @Test
  void aLocalMatterIsAnsweredWithoutANetworkRun() throws Exception {
    bench.symptom = Optional.of(new Symptom(
        List.of(new Symptom.Candidate(CauseCode.MODULE_MISSING_GOSUM, Confidence.CERTAIN, "p")), true,
        Observed.unknown().facts(), "missing go.sum entry", false));
    Report report = bench.start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.MODULE_MISSING_GOSUM);
    assertThat(report.evidence()).isEmpty();
    assertThat(report.hostsContacted()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatAPastedTextSpeaksOfIsRecognisedAndNotFound(Language language) throws Exception {
    bench.symptom = Optional.of(new Symptom(
        List.of(new Symptom.Candidate(CauseCode.DNS_NXDOMAIN, Confidence.LIKELY, "p")), false,
        Observed.unknown().facts(), "no such host", false));
    Texts texts = Texts.load(language);
    String title = texts.get(CauseCode.DNS_NXDOMAIN.messageKey() + ".title");
    assertThat(bench.start(Duration.ofSeconds(2)).await().steps()).filteredOn(each -> each.step() == Step.SYMPTOM)
        .extracting(each -> texts.get(each.summary())).singleElement().asString()
        .endsWith(title).isNotEqualTo(title);
  }

  @Test
  void asLongAsARunGoesOnNoFixIsCountedAndNoReportReady() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    bench.witness = (_, _, _, _) -> Optional.of(goSays(false));
    bench.start(LIMIT).await();
    List<List<StepStatus>> told = bench.events.stream().filter(RunEvent.StepsChanged.class::isInstance)
        .map(event -> ((RunEvent.StepsChanged) event).steps()).toList();
    assertThat(told).hasSizeGreaterThan(1);
    assertThat(told.subList(0, told.size() - 1)).allSatisfy(steps -> assertThat(steps)
        .filteredOn(each -> each.step() == Step.FIX || each.step() == Step.REPORT).hasSize(2)
        .allMatch(each -> each.state() == StepState.WAITING && each.summary().key().endsWith(".waiting")));
    assertThat(told.getLast()).filteredOn(each -> each.step() == Step.REPORT).extracting(StepStatus::state)
        .containsExactly(StepState.FINE);
  }
}
