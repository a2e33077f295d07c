package dev.gogetwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.checksums.ChecksumService;
import dev.gogetwell.diagnostics.modules.ModuleProxyService;
import dev.gogetwell.diagnostics.network.NetworkService;
import dev.gogetwell.diagnostics.settings.SettingsService;
import dev.gogetwell.gorules.ClientHelloProfile;
import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.probe.AllowedContacts;
import dev.gogetwell.probe.GoCredentials;
import dev.gogetwell.probe.GoHelloSpecs;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs over fake settings, routes and witnesses, and a port of loopback that takes connections and says nothing.
class RunTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Settings SETTINGS = new FactsBuilder().build().settings();

  private final List<RunEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final List<Throwable> bugs = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch connecting = new CountDownLatch(1);
  private final CountDownLatch never = new CountDownLatch(1);
  private ServerSocket silent;
  private EngineParts.Witness witness = (_, _, _, _) -> Optional.empty();
  private EngineParts.RoutePlanner routes = (target, _) -> route(target);
  private EngineParts.RemedySource remedies = (_, _) -> List.of();
  private Optional<Symptom> symptom = Optional.empty();
  private List<DiagnosticService> services =
      List.of(new NetworkService(), new ModuleProxyService(), new ChecksumService(),
      new SettingsService(_ -> FactsBuilder.unknown()));

  @BeforeEach
  void listen() throws Exception {
    silent = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
  }

  @AfterEach
  void close() throws Exception {
    silent.close();
  }

  private Route route(Target target) {
    return new Route(target.module(), List.of(hop("proxy-1", silent.getLocalPort())), "", false, Optional.empty());
  }

  private static Hop hop(String id, int port) {
    return new Hop(new HopId(id), HopRole.MODULE_PROXY, "https://127.0.0.1:" + port + "/x", "127.0.0.1", port, true,
        Optional.empty(), 0, Separator.END, false);
  }

  /// A hop on which nobody listens.
  private Route refusing(Target target) {
    int port = silent.getLocalPort();
    try {
      silent.close();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new Route(target.module(), List.of(hop("proxy-1", port)), "", false, Optional.empty());
  }

  private EngineParts parts() {
    return new EngineParts("test", Clock.fixed(Instant.EPOCH, java.time.ZoneOffset.UTC), services,
        _ -> symptom.orElseThrow(), _ -> SETTINGS, (target, settings) -> routes.plan(target, settings), this::kit,
        (target, settings, variables, left) -> witness.run(target, settings, variables, left),
        (facts, verdict) -> remedies.plan(facts, verdict),
        _ -> RunScope.Folder.MODULE, bug -> {
          bugs.add(bug);
          return "GW-TEST";
        });
  }

  private RunHandle start(Duration limit) {
    EngineParts parts = parts();
    Target target = new Target(
        FactsBuilder.MODULE, Optional.empty(), List.of("go", "get", "x"), symptom.map(_ -> "text"));
    return new DiagnosisEngine(parts).start(new CheckRequest(target, limit, false, ReferenceHosts.none()), event -> {
      events.add(event);
      if (event instanceof RunEvent.WaitStarted) {
        connecting.countDown();
      }
    });
  }

  private EngineParts.Kit kit(Settings settings, Supplier<Settings> latest, Route route, ReferenceHosts references) {
    return new EngineParts.Kit((judge, _, host) -> new ChainCheck(judge, host, "", "", Optional.empty()),
        List::of, new GoHelloSpecs(ClientHelloProfile.goCommand(GoVersion.DEVEL, "")), TlsNames.load(), _ -> Optional.empty(),
        GoCredentials.NONE, new Alone(), (_, _, _) -> Optional.empty(), (_, _, _) -> Optional.empty(), new Random(1));
  }

  /// Nothing stands around the route.
  private static final class Alone implements AllowedContacts {
    @Override
    public List<Server> resolvers(boolean privateName) {
      return List.of();
    }

    @Override
    public Optional<NameLookup> pinned(String host) {
      return Optional.empty();
    }

    @Override
    public Optional<String> controlName(String host) {
      return Optional.empty();
    }

    @Override
    public boolean mayBeTold(String host, Collection<String> addresses) {
      return true;
    }

    @Override
    public List<Doh> dohServices(boolean privateName) {
      return List.of();
    }

    @Override
    public List<Hop> candidateHops(String mirrorUrl) {
      return List.of();
    }

    @Override
    public List<String> databases(String base, String reference) {
      return List.of();
    }

    @Override
    public Hop redirected(Hop like, String url) {
      return like;
    }

    @Override
    public List<GoProxyList.Entry.Url> proxies(String goproxy) {
      return List.of();
    }

    @Override
    public boolean ownHost(String host) {
      return false;
    }

    @Override
    public Optional<SshConfigText> otherSshPlace(String host) {
      return Optional.empty();
    }

    @Override
    public List<dev.gogetwell.model.Endpoint> addresses(ProxyRef proxy) {
      return List.of();
    }

    @Override
    public List<String> portalUrls() {
      return List.of();
    }
  }

  private static CommandRun goSays(boolean passed) {
    return new CommandRun(Purpose.WITNESS, List.of("go"), passed ? 0 : 1, "go: said",
        passed ? Optional.empty()
            : Optional.of(new Failure(Operation.COMMAND, FailureKind.COMMAND_FAILED, "go: said")));
  }

  @Test
  void eventsComeInTheOrderOfTheWayThroughTheProgram() throws Exception {
    routes = (target, _) -> refusing(target);
    Report report = start(LIMIT).await();
    List<Class<?>> kinds = events.stream().<Class<?>>map(Object::getClass).toList();
    assertThat(kinds).startsWith(RunEvent.SettingsRead.class, RunEvent.RoutePlanned.class)
        .endsWith(RunEvent.VerdictChanged.class, RunEvent.StepsChanged.class, RunEvent.Finished.class)
        .contains(RunEvent.EvidenceAdded.class, RunEvent.HostContacted.class);
    assertThat(kinds.indexOf(RunEvent.HostContacted.class)).as("a host is told before its first packet")
        .isLessThan(kinds.indexOf(RunEvent.EvidenceAdded.class));
    assertThat(events.stream().map(RunEvent::at).toList()).isSorted();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(report.end()).isEqualTo(Report.End.COMPLETE);
    assertThat(report.hostsContacted()).containsExactly("127.0.0.1");
  }

  @Test
  void everyWaitThatStartsEnds() throws Exception {
    routes = (target, _) -> refusing(target);
    start(LIMIT).await();
    assertThat(events.stream().filter(RunEvent.WaitStarted.class::isInstance).map(e -> ((RunEvent.WaitStarted) e).id()))
        .containsExactlyInAnyOrderElementsOf(events.stream().filter(RunEvent.WaitEnded.class::isInstance)
            .map(e -> ((RunEvent.WaitEnded) e).id()).toList());
  }

  @Test
  void aCancelledRunAnswersWithAPartialReportAtOnce() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    witness = (_, _, _, _) -> {
      try {
        never.await();
      } finally {
        ended.countDown();
      }
      return Optional.empty();
    };
    RunHandle run = start(LIMIT);
    assertThat(connecting.await(10, TimeUnit.SECONDS)).isTrue();
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
    RunHandle run = start(LIMIT);
    assertThat(connecting.await(10, TimeUnit.SECONDS)).isTrue();
    run.cancel();
    Report report = run.await();
    int told = events.size();
    run.cancel();
    assertThat(events).hasSize(told);
    assertThat(events.getLast()).isInstanceOf(RunEvent.Finished.class);
    assertThat(run.await()).isSameAs(report);
  }

  @Test
  void theTimeLimitCoversEverythingAndStillGivesAReport() throws Exception {
    witness = (_, _, _, _) -> {
      never.await();
      return Optional.empty();
    };
    long start = System.nanoTime();
    Report report = start(Duration.ofMillis(1200)).await();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
    assertThat(report.end()).isEqualTo(Report.End.OUT_OF_TIME);
  }

  @Test
  void aPassingGoEndsTheSuspicionOfASilentPort() throws Exception {
    witness = (_, _, _, _) -> Optional.of(goSays(true));
    Report report = start(LIMIT).await();
    assertThat(report.verdict().state()).isEqualTo(Verdict.State.HEALTHY);
    assertThat(report.evidence()).anyMatch(e -> e.measurement() instanceof CommandRun);
  }

  @Test
  void aRuleThatCrashesIsAResultLikeAnother() throws Exception {
    routes = (target, _) -> refusing(target);
    services = List.of(new NetworkService(), RuleService.crashing());
    Report report = start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(report.verdict().notTestable()).anyMatch(told -> told.why().args().contains("GW-TEST"));
    assertThat(bugs).as("kept once, however often it is judged").hasSize(1);
  }

  @Test
  void remediesThatCrashLeaveTheVerdictStanding() throws Exception {
    routes = (target, _) -> refusing(target);
    remedies = (_, _) -> {
      throw new IllegalStateException("a bug of ours");
    };
    Report report = start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(report.remedies()).isEmpty();
    assertThat(bugs).hasSize(1);
  }

  @Test
  void aWitnessThatCrashesIsTold() throws Exception {
    routes = (target, _) -> refusing(target);
    witness = (_, _, _, _) -> {
      throw new IllegalStateException("a bug of ours");
    };
    Report report = start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.NETWORK_REFUSED);
    assertThat(bugs).hasSize(1);
  }

  @Test
  void aLookThatCrashesClearsNothing() throws Exception {
    routes = (target, _) -> new Route(target.module(), List.of(new Hop(new HopId("proxy-1"), HopRole.MODULE_PROXY,
        "http://not a url", "127.0.0.1", silent.getLocalPort(), false, Optional.empty(), 0, Separator.END, false)), "",
        false, Optional.empty());
    Report report = start(LIMIT).await();
    assertThat(report.verdict().state()).isEqualTo(Verdict.State.CANNOT_TELL);
    assertThat(ending(report, new RunTask.HopLook(new HopId("proxy-1"))))
        .isEqualTo(TaskEnding.How.CRASHED);
    assertThat(report.verdict().notTestable()).anyMatch(told -> told.why().args().contains("GW-TEST"));
    assertThat(bugs).hasSize(1);
  }

  private static TaskEnding.How ending(Report report, RunTask task) {
    return report.endings().stream().filter(ending -> ending.task().equals(task)).findFirst().orElseThrow().how();
  }

  @Test
  void whatTheTimeLimitCutIsWrittenDownAsCut() throws Exception {
    witness = (_, _, _, _) -> {
      never.await();
      return Optional.empty();
    };
    Report report = start(Duration.ofMillis(1200)).await();
    assertThat(ending(report, new RunTask.HopLook(new HopId("proxy-1")))).isEqualTo(TaskEnding.How.CUT);
    assertThat(ending(report, new RunTask.Witness())).isEqualTo(TaskEnding.How.CUT);
    assertThat(ending(report, new RunTask.TrustStores())).isEqualTo(TaskEnding.How.COMPLETE);
    assertThat(report.evidence()).as("the connection was seen").isNotEmpty();
    assertThat(report.verdict().causes()).isEmpty();
  }

  @Test
  void whatAnEndedLookSawIsCounted() throws Exception {
    routes = (target, _) -> refusing(target);
    Report report = start(LIMIT).await();
    assertThat(report.endings()).filteredOn(ending -> ending.task() instanceof RunTask.HopLook)
        .singleElement().satisfies(ending -> {
          assertThat(ending.how()).isEqualTo(TaskEnding.How.COMPLETE);
          assertThat(ending.pieces()).isEqualTo(report.evidence().size());
        });
  }

  /// The verdicts of a run are those that its report gives when it is cut at the same moments.
  @Test
  void theReportUpToAMomentIsJudgedAsTheRunJudgedThen() throws Exception {
    routes = (target, _) -> refusing(target);
    witness = (_, _, _, _) -> Optional.of(goSays(false));
    Report report = start(LIMIT).await();
    List<Verdict> told = events.stream().filter(RunEvent.VerdictChanged.class::isInstance)
        .map(event -> ((RunEvent.VerdictChanged) event).verdict()).toList();
    assertThat(told).hasSizeGreaterThan(1);
    for (Verdict verdict : told) {
      ReportJudge judge = new ReportJudge(services, remedies, _ -> "");
      assertThat(judge.soFar(Facts.of(report.upTo(verdict.at())), verdict.stillTesting())).isEqualTo(verdict);
    }
  }

  @Test
  void aBugBeforeTheRouteReachesWhoeverWaits() {
    routes = (_, _) -> {
      throw new IllegalStateException("a bug of ours");
    };
    RunHandle run = start(LIMIT);
    assertThatThrownBy(run::await).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aLocalMatterIsAnsweredWithoutANetworkRun() throws Exception {
    symptom = Optional.of(new Symptom(
        List.of(new Symptom.Candidate(CauseCode.MODULE_MISSING_GOSUM, Confidence.CERTAIN, "p")), true,
        FactsBuilder.unknown().facts(), "missing go.sum entry", false));
    Report report = start(LIMIT).await();
    assertThat(report.verdict().rootCause()).map(Finding::code).contains(CauseCode.MODULE_MISSING_GOSUM);
    assertThat(report.evidence()).isEmpty();
    assertThat(report.hostsContacted()).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsDropped() {
    List<RunEvent> told = new ArrayList<>();
    EvidenceStore store = new EvidenceStore(() -> Duration.ZERO, event -> told.add(event.apply(Duration.ZERO)));
    store.record(Optional.empty(), Optional.empty(), FactsBuilder.connected("127.0.0.1"), Duration.ZERO);
    store.close(TaskEnding.How.CUT);
    store.record(Optional.empty(), Optional.empty(), FactsBuilder.connected("127.0.0.1"), Duration.ZERO);
    store.contacting("late.example");
    assertThat(store.evidence()).hasSize(1);
    assertThat(store.hosts()).isEmpty();
    assertThat(told).hasSize(1);
  }

  @Test
  void aListenerThatNeverComesBackDoesNotHoldTheReportUp() throws Exception {
    EngineParts parts = parts();
    CountDownLatch holding = new CountDownLatch(1);
    RunHandle run = new DiagnosisEngine(parts).start(new CheckRequest(
        new Target(FactsBuilder.MODULE, Optional.empty(), List.of(), Optional.empty()), Duration.ofSeconds(2), false,
        ReferenceHosts.none()), _ -> {
          holding.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    assertThat(holding.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Report> report = CompletableFuture.supplyAsync(() -> awaited(run));
    try {
      assertThat(report.get(10, TimeUnit.SECONDS).end()).isEqualTo(Report.End.OUT_OF_TIME);
    } finally {
      never.countDown();
    }
  }

  @Test
  void whoeverInterruptsTheLastWordsHearsThemAllTheSame() throws Exception {
    CountDownLatch speaking = new CountDownLatch(1);
    routes = (target, _) -> refusing(target);
    remedies = (_, _) -> {
      speaking.countDown();
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
      return List.of();
    };
    RunHandle run = start(LIMIT);
    assertThat(speaking.await(20, TimeUnit.SECONDS)).isTrue();
    run.cancel();
    assertThat(run.await().end()).isEqualTo(Report.End.COMPLETE);
    assertThat(events).last().isInstanceOf(RunEvent.Finished.class);
  }

  @Test
  void anErrorInTheLastWordsEndsTheRunAllTheSame() {
    remedies = (_, _) -> {
      throw new OutOfMemoryError("as if");
    };
    RunHandle run = start(Duration.ofSeconds(1));
    CompletableFuture<Report> report = CompletableFuture.supplyAsync(() -> awaited(run));
    assertThat(report).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(ExecutionException.class)
        .withRootCauseInstanceOf(OutOfMemoryError.class);
  }

  private static Report awaited(RunHandle run) {
    try {
      return run.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aHundredThousandPiecesOfEvidenceFillNoMemory() {
    EvidenceStore store = new EvidenceStore(() -> Duration.ZERO, events -> events.apply(Duration.ZERO));
    for (int i = 0; i < 100_000; i++) {
      store.contacting("host" + i);
      store.record(Optional.empty(), Optional.empty(),
          new ChainCheck(ChainJudge.GO, "h" + i, "", "", Optional.empty()), Duration.ZERO);
    }
    assertThat(store.evidence()).hasSize(EvidenceStore.MOST_EVIDENCE);
    assertThat(store.hosts()).hasSize(EvidenceStore.MOST_HOSTS);
  }
}
