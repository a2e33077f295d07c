package dev.gogetwell.engine;

import static dev.gogetwell.engine.RunBench.LIMIT;
import static dev.gogetwell.engine.RunBench.awaited;
import static dev.gogetwell.engine.RunBench.ending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Bugs of ours in the middle of a run: each is told, and the rest of the run stands.
class RunCrashesTest {
  @RegisterExtension final RunBench bench = new RunBench();

  @Test
  void aRuleThatCrashesIsAResultLikeAnother() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    bench.services = List.of(new NetworkService(), RuleService.crashing());
    Report report = bench.start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(report.verdict().notTestable()).anyMatch(told -> told.why().args().contains("GW-TEST"));
    assertThat(bench.bugs).as("kept once, however often it is judged").hasSize(1);
  }

  @Test
  void remediesThatCrashLeaveTheVerdictStanding() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    bench.remedies = (_, _) -> {
      throw new IllegalStateException("a bug of ours");
    };
    Report report = bench.start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(report.remedies()).isEmpty();
    assertThat(bench.bugs).hasSize(1);
  }

  @Test
  void aWitnessThatCrashesIsTold() throws Exception {
    bench.routes = (target, _) -> bench.refusing(target);
    bench.witness = (_, _, _, _) -> {
      throw new IllegalStateException("a bug of ours");
    };
    Report report = bench.start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(bench.bugs).hasSize(1);
  }

  @Test
  void aLookThatCrashesClearsNothing() throws Exception {
    bench.routes = (target, _) -> new Route(target.module(), List.of(new Hop(new HopId("proxy-1"), HopRole.MODULE_PROXY,
        "http://not a url", "127.0.0.1", bench.silent.getLocalPort(), false, Optional.empty(), 0, Separator.END,
        false)), "", false, Optional.empty());
    Report report = bench.start(LIMIT).await();
    assertThat(report.verdict().state()).isEqualTo(Verdict.State.CANNOT_TELL);
    assertThat(ending(report, new RunTask.HopLook(new HopId("proxy-1"))))
        .isEqualTo(TaskEnding.How.CRASHED);
    assertThat(report.verdict().notTestable()).anyMatch(told -> told.why().args().contains("GW-TEST"));
    assertThat(bench.bugs).hasSize(1);
  }

  @Test
  void aBugBeforeTheRouteReachesWhoeverWaits() {
    bench.routes = (_, _) -> {
      throw new IllegalStateException("a bug of ours");
    };
    RunHandle run = bench.start(LIMIT);
    assertThatThrownBy(run::await).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anErrorInTheLastWordsEndsTheRunAllTheSame() {
    bench.remedies = (_, _) -> {
      throw new OutOfMemoryError("as if");
    };
    RunHandle run = bench.start(Duration.ofSeconds(1));
    CompletableFuture<Report> report = CompletableFuture.supplyAsync(() -> awaited(run));
    assertThat(report).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(ExecutionException.class)
        .withRootCauseInstanceOf(OutOfMemoryError.class);
  }
}
