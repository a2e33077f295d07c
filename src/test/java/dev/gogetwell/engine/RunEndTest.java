package dev.gogetwell.engine;

import static dev.gogetwell.engine.RunBench.LIMIT;
import static dev.gogetwell.engine.RunBench.awaited;
import static dev.gogetwell.engine.RunBench.ending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Runs that are cancelled or cut by their time limit, and listeners that hold them up.
class RunEndTest {
  @RegisterExtension final RunBench bench = new RunBench();

  @Test
  void aCancelledRunAnswersWithAPartialReportAtOnce() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    bench.witness = (_, _, _, _) -> {
      try {
        bench.never.await();
      } finally {
        ended.countDown();
      }
      return Optional.empty();
    };
    RunHandle run = bench.start(LIMIT);
    assertThat(bench.connecting.await(10, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    run.cancel();
    Report report = run.await();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(300));
    assertThat(report.end()).isEqualTo(Report.End.CANCELLED);
    assertThat(report.route().hops()).hasSize(1);
    assertThat(report.verdict().state()).isEqualTo(Verdict.State.OPEN);
    assertThat(ended.await(2, TimeUnit.SECONDS)).as("the witness is ended").isTrue();
  }

  @Test
  void nothingIsToldAfterTheEnd() throws Exception {
    RunHandle run = bench.start(LIMIT);
    assertThat(bench.connecting.await(10, TimeUnit.SECONDS)).isTrue();
    run.cancel();
    Report report = run.await();
    int told = bench.events.size();
    run.cancel();
    assertThat(bench.events).hasSize(told);
    assertThat(bench.events.getLast()).isInstanceOf(RunEvent.Finished.class);
    assertThat(run.await()).isSameAs(report);
  }

  @Test
  void theTimeLimitCoversEverythingAndStillGivesAReport() throws Exception {
    bench.witness = (_, _, _, _) -> {
      bench.never.await();
      return Optional.empty();
    };
    long start = System.nanoTime();
    Report report = bench.start(Duration.ofMillis(1200)).await();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
    assertThat(report.end()).isEqualTo(Report.End.OUT_OF_TIME);
  }

  @Test
  void whatTheTimeLimitCutIsWrittenDownAsCut() throws Exception {
    bench.witness = (_, _, _, _) -> {
      bench.never.await();
      return Optional.empty();
    };
    Report report = bench.start(Duration.ofMillis(1200)).await();
    assertThat(ending(report, new RunTask.HopLook(new HopId("proxy-1")))).isEqualTo(TaskEnding.How.CUT);
    assertThat(ending(report, new RunTask.Witness())).isEqualTo(TaskEnding.How.CUT);
    assertThat(ending(report, new RunTask.TrustStores())).isEqualTo(TaskEnding.How.COMPLETE);
    assertThat(report.evidence()).as("the connection was seen").isNotEmpty();
    assertThat(report.verdict().causes()).isEmpty();
  }

  @Test
  void aListenerThatNeverComesBackDoesNotHoldTheReportUp() throws Exception {
    EngineParts parts = bench.parts();
    CountDownLatch holding = new CountDownLatch(1);
    RunHandle run = new DiagnosisEngine(parts).start(new CheckRequest(
        new Target(FactsBuilder.MODULE, Optional.empty(), List.of(), Optional.empty()), Duration.ofSeconds(2), false,
        ReferenceHosts.none()), _ -> {
          holding.countDown();
          try {
            bench.never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(holding.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Report> report = CompletableFuture.supplyAsync(() -> awaited(run));
    try {
      assertThat(report.get(10, TimeUnit.SECONDS).end()).isEqualTo(Report.End.OUT_OF_TIME);
    } finally {
      bench.never.countDown();
    }
  }

  @Test
  void whoeverInterruptsTheLastWordsHearsThemAllTheSame() throws Exception {
    CountDownLatch speaking = new CountDownLatch(1);
    bench.routes = (target, _) -> bench.refusing(target);
    bench.remedies = (_, _) -> {
      speaking.countDown();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      return List.of();
    };
    RunHandle run = bench.start(LIMIT);
    assertThat(speaking.await(20, TimeUnit.SECONDS)).isTrue();
    run.cancel();
    assertThat(run.await().end()).isEqualTo(Report.End.COMPLETE);
    assertThat(bench.events).last().isInstanceOf(RunEvent.Finished.class);
  }
}
