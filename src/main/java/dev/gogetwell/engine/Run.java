package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One run: settings, route, measuring, verdict, report. Its own virtual thread leads; a second one ends it in time.
final class Run implements RunHandle {
  /// Kept back from the time limit for the last words.
  private static final Duration LAST_WORDS = Duration.ofMillis(250);

  private final EngineParts parts;
  private final TlsHandshaker handshaker;
  private final CheckRequest request;
  private final RunListener listener;
  private final Instant started;
  private final long startNanos = System.nanoTime();
  private final EvidenceStore store;
  private final CompletableFuture<Report> report = new CompletableFuture<>();
  private final AtomicReference<Stage> stage;
  private final CrashedChecks crashed;
  private final ReportJudge judge;
  /// Held while the listener hears of an event. A listener that never comes back must not keep the report from coming.
  private final ReentrantLock telling = new ReentrantLock();
  private final AtomicBoolean finishing = new AtomicBoolean();
  private Thread leader = Thread.currentThread();

  /// What is known so far, replaced as a whole.
  private record Stage(Optional<Symptom> symptom, Settings settings, Route route, RunScope scope) {}

  Run(EngineParts parts, TlsHandshaker handshaker, CheckRequest request, RunListener listener) {
    this.parts = parts;
    this.handshaker = handshaker;
    this.request = request;
    this.listener = listener;
    this.crashed = new CrashedChecks(parts.bugs());
    this.started = parts.clock().instant();
    this.store = new EvidenceStore(this::elapsed, this::tell);
    this.judge = new ReportJudge(parts.services(), parts.remedies(), crashed);
    this.stage = new AtomicReference<>(
        new Stage(Optional.empty(), nothingRead(), noRoute(), scope(RunScope.Folder.MODULE)));
  }

  void start() {
    leader = Thread.ofVirtual().name("run").start(this::lead);
    // Whatever holds the carriers of virtual threads must not hold this one too.
    Thread.ofPlatform().daemon().name("run deadline").start(() -> {
      try {
        Thread.sleep(request.timeLimit().minus(LAST_WORDS));
        finish(Report.End.OUT_OF_TIME);
      } catch (InterruptedException _) {
        // Nobody interrupts this thread; if somebody did, the run would only last until its own end.
      } finally {
        leader.interrupt();
      }
    });
  }

  @Override
  public void cancel() {
    finish(Report.End.CANCELLED);
    leader.interrupt();
  }

  @Override
  public Report await() throws InterruptedException {
    try {
      return report.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the run ended with a bug", e.getCause());
    }
  }

  private void lead() {
    try {
      if (readSymptom() && readSettings()) {
        measure();
      }
      finish(Report.End.COMPLETE);
    } catch (InterruptedException _) {
      // Whoever interrupted has finished the report.
    } catch (RuntimeException | Error bug) {
      report.completeExceptionally(bug);
      store.close(TaskEnding.How.CRASHED);
    }
  }

  /// @return whether the network is worth looking at
  private boolean readSymptom() {
    Optional<Symptom> symptom = request.target().pasted().map(parts.symptoms()::read);
    stage.updateAndGet(s -> new Stage(symptom, s.settings(), s.route(), s.scope()));
    symptom.ifPresent(s -> tell(at -> new RunEvent.SymptomRead(at, s)));
    return symptom.filter(Symptom::isLocal).isEmpty();
  }

  /// @return whether there is a route to measure
  private boolean readSettings() throws InterruptedException {
    RunScope.Folder folder = parts.folders().look(request.target());
    Settings settings = parts.settings().read(request.target());
    tell(at -> new RunEvent.SettingsRead(at, settings));
    Route route = parts.routes().plan(request.target(), settings);
    stage.updateAndGet(s -> new Stage(s.symptom(), settings, route, scope(folder)));
    tell(at -> new RunEvent.RoutePlanned(at, route));
    return folder == RunScope.Folder.MODULE || folder == RunScope.Folder.NO_PROJECT;
  }

  private void measure() throws InterruptedException {
    Stage now = stage.get();
    EngineParts.Kit kit = parts.kits().make(request.target(), now.settings(), () -> stage.get().settings(),
        now.route(), request.references());
    GrowingRoute route = new GrowingRoute(now.route(), now.settings(), this::grow);
    MeasurementLoop measuring = new MeasurementLoop(route, now.settings(), kit, handshaker, store,
        (variables, limit) -> parts.witness().run(request.target(), now.settings(), variables, limit),
        this::readElsewhere, left(),
        this::elapsed, () -> Facts.of(soFar(Report.End.COMPLETE)), parts.services(), crashed);
    // The loop decides by the verdict of the moment what is still worth knowing.
    measuring.run((facts, stillTesting) -> show(facts, judge.soFar(facts, stillTesting)),
        facts -> judge.soFar(facts, true));
  }

  private void grow(UnaryOperator<Route> change) {
    Stage now = stage.updateAndGet(s -> new Stage(s.symptom(), s.settings(), change.apply(s.route()), s.scope()));
    tell(at -> new RunEvent.RoutePlanned(at, now.route()));
  }

  /// Adds what other sources say to the settings, once they have answered.
  private void readElsewhere() throws InterruptedException {
    // The server of a proxy script is nobody's whom go asks.
    List<String> hosts = request.references().equals(ReferenceHosts.none()) ? List.of()
        : stage.get().route().hops().stream().map(Hop::host).distinct().toList();
    List<Settings.Elsewhere> others = parts.settings().elsewhere(request.target(), hosts, store::contacting);
    if (!others.isEmpty()) {
      Stage now = stage.updateAndGet(s -> new Stage(s.symptom(), s.settings().withElsewhere(others), s.route(),
          s.scope()));
      tell(at -> new RunEvent.SettingsRead(at, now.settings()));
    }
  }

  private void show(Facts facts, Verdict verdict) {
    tell(at -> new RunEvent.VerdictChanged(at, verdict));
    tell(at -> new RunEvent.StepsChanged(at, judge.stepsSoFar(facts, verdict)));
  }

  /// The report that could be given now, but for what is made of it.
  private Report soFar(Report.End end) {
    Stage now = stage.get();
    EvidenceStore.Known known = store.known();
    Verdict open = new Verdict(Verdict.State.OPEN, List.of(), List.of(), List.of(), List.of(), List.of(),
        Optional.empty(), true, known.at());
    return new Report(parts.toolVersion(), started, known.at(), end, request.target(), now.symptom(), now.scope(),
        now.settings(), now.route(), known.evidence(), known.endings(), List.of(), open, List.of(), store.hosts());
  }

  /// Makes the report, once, and tells it. Whatever the listener is doing, the report is there soon.
  private void finish(Report.End end) {
    if (!finishing.compareAndSet(false, true)) {
      return;
    }
    Report result;
    try {
      result = result(end);
    } catch (RuntimeException | Error bug) {
      // Without this the waiting would go on for ever, beyond every time limit.
      report.completeExceptionally(bug);
      return;
    }
    boolean free = mayTell();
    try {
      if (free) {
        tell(at -> new RunEvent.VerdictChanged(at, result.verdict()));
        tell(at -> new RunEvent.StepsChanged(at, result.steps()));
        tell(at -> new RunEvent.Finished(at, result));
      }
    } finally {
      report.complete(result);
      if (free) {
        telling.unlock();
      }
    }
  }

  /// Waits a moment for the listener to be free; an interrupt, which ends the run anyway, does not shorten it.
  private boolean mayTell() {
    long until = System.nanoTime() + LAST_WORDS.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return telling.tryLock(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Report result(Report.End end) {
    store.close(end == Report.End.OUT_OF_TIME ? TaskEnding.How.CUT : TaskEnding.How.CANCELLED);
    return judge.again(soFar(end));
  }

  private RunScope scope(RunScope.Folder folder) {
    ReferenceHosts references = request.references();
    return new RunScope(references.mirrors(), references.control(), !references.portal().isEmpty(), true,
        request.deep(), folder);
  }

  private Duration left() {
    return request.timeLimit().minus(LAST_WORDS).minus(elapsed());
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /// Serialises events of all threads, each with the time at which it is told, so that their times never go back; after
  /// the last one nothing is told any more.
  private void tell(Function<Duration, RunEvent> event) {
    telling.lock();
    try {
      if (!report.isDone()) {
        listener.onEvent(event.apply(elapsed()));
      }
    } finally {
      telling.unlock();
    }
  }

  private static Settings nothingRead() {
    return new Settings(new dev.gogetwell.model.EnvironmentSource(
        dev.gogetwell.model.EnvironmentSource.Kind.THIS_PROCESS, ""), "", Optional.empty(), Optional.empty(), Map.of(),
        Map.of(), List.of(), List.of(), List.of());
  }

  private Route noRoute() {
    return new Route(request.target().module(), List.of(), "", false, Optional.empty());
  }
}
