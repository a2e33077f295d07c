package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.InsecureDiscovery;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.probe.BoundedParallel;
import dev.gogetwell.probe.CommandSource;
import dev.gogetwell.probe.ExperimentBench;
import dev.gogetwell.probe.HopProbe;
import dev.gogetwell.probe.Lead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The measuring part of a run: looks at every hop, lets the user's own `go` try, makes the experiments that the rules
/// want, cheapest first, until the verdict is certain or nothing is left to ask.
final class MeasurementLoop {
  private static final int HOPS_AT_ONCE = 4;
  private static final int EXPERIMENTS_AT_ONCE = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

  private final GrowingRoute route;
  private final EvidenceStore store;
  private final HopProbe probe;
  private final EngineParts.StoreSource stores;
  private final ExperimentBench bench;
  private final CommandSource commands;
  private final BoundedParallel.Job elsewhere;
  private final Duration limit;
  private final Supplier<Duration> elapsed;
  private final Supplier<Facts> facts;
  private final List<DiagnosticService> services;
  private final CrashedChecks crashed;
  private final Set<Experiment> begun = new HashSet<>();
  private final Set<Thread> workers = new HashSet<>();
  private final BlockingQueue<Runnable> done = new LinkedBlockingQueue<>();
  private int running;
  /// How many of them are experiments.
  private int trying;
  private boolean witnessRunning;
  private boolean storesReading;

  MeasurementLoop(GrowingRoute route, Settings settings, EngineParts.Kit kit, TlsHandshaker handshaker,
      EvidenceStore store, CommandSource commands, BoundedParallel.Job elsewhere, Duration limit, Supplier<Duration> elapsed,
      Supplier<Facts> facts, List<DiagnosticService> services, CrashedChecks crashed) {
    this.crashed = crashed;
    this.route = route;
    this.store = store;
    this.commands = commands;
    this.elsewhere = elsewhere;
    this.limit = limit;
    this.elapsed = elapsed;
    this.facts = facts;
    this.services = services;
    this.probe = new HopProbe(store, kit.verifier(), kit.hellos(), kit.tlsNames(), handshaker, kit.credentials(),
        new HopProbe.AsGo(hop -> InsecureDiscovery.unverified(settings, route.now().module(), hop), kit.signIn(),
            route::follows, kit.surroundings()::askedByGo));
    this.stores = kit.stores();
    this.bench = new ExperimentBench(route::now, this::follow, settings, kit.surroundings(), store, probe,
        kit.verifier(), kit.hellos(), handshaker, kit.goProbe(), kit.git(), this::repeat, kit.tlsNames(), Random.from(kit.random()));
  }

  /// Measures until there is nothing left that could matter.
  ///
  /// @param show hears of every step
  /// @param judge gives the verdict of the moment
  void run(BiConsumer<Facts, Boolean> show, Function<Facts, Verdict> judge) throws InterruptedException {
    try {
      startWitness();
      startStores();
      startElsewhere();
      startLooks();
      Verdict verdict = judge.apply(facts.get());
      while (true) {
        wish(verdict);
        Facts known = facts.get();
        boolean over = isMeasured(known) && !storesReading && !worthWaitingForWitness(known, verdict);
        show.accept(known, !over);
        if (over) {
          return;
        }
        done.take().run();
        for (Runnable more = done.poll(); more != null; more = done.poll()) {
          more.run();
        }
        verdict = judge.apply(facts.get());
      }
    } finally {
      workers.forEach(Thread::interrupt);
    }
  }

  /// Nothing that is still being tried can change the word of a `go` that passed.
  private boolean isMeasured(Facts known) {
    return running == (known.witnessPassed() ? trying : 0);
  }

  /// Does a piece of work on a thread of its own and writes down how it ended: what was interrupted or crashed is no
  /// evidence. A look that crashes leaves its hop not looked at: half a look would say that everything works.
  ///
  /// @param after what the loop does then
  private void begin(RunTask task, BoundedParallel.Job work, Runnable after) {
    store.begin(task);
    workers.add(Thread.ofVirtual().name(task.name()).start(() -> {
      try {
        carryOut(task, work);
      } finally {
        done.add(after);
      }
    }));
  }

  private void carryOut(RunTask task, BoundedParallel.Job work) {
    try {
      work.run();
      // What was cut off may have ended as if it had only failed.
      store.end(task, Thread.interrupted() ? TaskEnding.How.CANCELLED : TaskEnding.How.COMPLETE, Optional.empty());
    } catch (InterruptedException _) {
      store.end(task, TaskEnding.How.CANCELLED, Optional.empty());
    } catch (RuntimeException bug) {
      store.end(task, TaskEnding.How.CRASHED, Optional.of(crashed.keep(bug)));
    }
  }

  private void startWitness() {
    witnessRunning = true;
    begin(new RunTask.Witness(), () -> {
      long start = System.nanoTime();
      Optional<CommandRun> run = commands.run(Map.of(), limit);
      run.ifPresent(measured -> store.record(Optional.empty(), Optional.empty(), measured,
          Duration.ofNanos(System.nanoTime() - start)));
    }, () -> witnessRunning = false);
  }

  private Optional<CommandRun> repeat(Map<String, String> variables, Duration most) throws InterruptedException {
    return commands.run(variables, most).map(run ->
        new CommandRun(Purpose.REPEATED, run.command(), run.exitCode(), run.output(), run.failure()));
  }

  /// Nothing waits for the stores but a chain that has to be judged.
  private void startStores() {
    storesReading = true;
    begin(new RunTask.TrustStores(), () -> stores.reads().forEach(read -> store.record(Optional.empty(),
        Optional.empty(), read, Duration.ZERO)), () -> storesReading = false);
  }

  /// The other sources of settings are asked beside the first look; the proxies that they know are tried afterwards.
  private void startElsewhere() {
    running++;
    begin(new RunTask.OtherSettings(), elsewhere, () -> running--);
  }

  private void startLooks() {
    List<Hop> planned = route.now().hops();
    if (planned.isEmpty()) {
      return;
    }
    running++;
    workers.add(Thread.ofVirtual().name("looks").start(() -> {
      try {
        BoundedParallel.run(planned.stream().<BoundedParallel.Job>map(hop -> () -> look(hop)).toList(),
            HOPS_AT_ONCE);
      } catch (InterruptedException _) {
        // Cancelled.
      } finally {
        done.add(() -> running--);
      }
    }));
  }

  /// Looks at a hop, then at where its answer led: that hop is there before the look has ended, so that nobody takes
  /// the redirect for an arrival.
  private void look(Hop hop) {
    List<Hop> next = new ArrayList<>();
    RunTask task = new RunTask.HopLook(hop.id());
    store.begin(task);
    carryOut(task, () -> probe.look(hop, route.request(hop), lead -> route.grow(hop, lead).ifPresent(next::add)));
    done.add(() -> { });
    next.forEach(this::look);
  }

  /// What an experiment found on its way is looked at by itself.
  private void follow(Hop from, Lead lead) {
    route.grow(from, lead).ifPresent(hop -> done.add(() -> {
      running++;
      workers.add(Thread.ofVirtual().name("look").start(() -> {
        try {
          look(hop);
        } finally {
          done.add(() -> running--);
        }
      }));
    }));
  }

  /// Begins the experiments that the rules want now, the cheapest first.
  private void wish(Verdict verdict) {
    Facts known = facts.get();
    services.stream().flatMap(service -> service.wishes().stream().flatMap(wish -> crashed.guard(
            service.getClass().getSimpleName(), () -> wish.wanted(known), List.<Experiment>of()).stream()))
        .filter(experiment -> !begun.contains(experiment) && canMatter(experiment, verdict, known))
        .sorted(Comparator.comparing(Experiment::cost)).distinct()
        .limit(Math.max(0, EXPERIMENTS_AT_ONCE - running + (known.looked().size() < route.now().hops().size() ? 1 : 0)))
        .forEach(this::begin);
  }

  /// Once the cause is certain, only what leads to a remedy is still worth a packet.
  private static boolean canMatter(Experiment experiment, Verdict verdict, Facts facts) {
    if (facts.witnessPassed()) {
      return false;
    }
    boolean certain = verdict.rootCause().filter(cause -> cause.confidence() == Confidence.CERTAIN && cause.proved())
        .isPresent();
    return !certain || facts.scope().deep() || experiment.purpose() == Experiment.Purpose.FIND_WAY_OUT
        || isOnTheWayThere(experiment, verdict, facts);
  }

  /// Whether it shows if `go` comes as far as the cause: it asks the checksum database only once git gave the module,
  /// and git may end at a setting of its own before it asks the host. What only waits in vain says nothing new.
  private static boolean isOnTheWayThere(Experiment experiment, Verdict verdict, Facts facts) {
    return experiment instanceof Experiment.AskGit && verdict.stoppedAt().flatMap(facts.route()::hop)
        .filter(hop -> facts.checksumHops().contains(hop) || (hop.role() == HopRole.VCS_GIT && facts.breakOf(hop.id())
            .flatMap(broken -> broken.measurement().failure())
            .filter(failure -> failure.kind() != FailureKind.TIMEOUT).isPresent())).isPresent();
  }

  private void begin(Experiment experiment) {
    begun.add(experiment);
    running++;
    trying++;
    begin(new RunTask.Trying(experiment), () -> bench.run(experiment), () -> {
      running--;
      trying--;
    });
  }

  /// The user's own `go` has the last word where its word could change ours: it can clear what looks broken to a probe
  /// that was less patient, and it can find what no probe looks at.
  private boolean worthWaitingForWitness(Facts facts, Verdict verdict) {
    if (!witnessRunning) {
      return false;
    }
    return switch (verdict.state()) {
      case OPEN, HEALTHY, CANNOT_TELL -> true;
      // A cause that no experiment proves is told for the moment, and is not final while the real go may still clear
      // it: what only came too late for us, go, which gives every connection 30 s and every handshake 10, may get.
      case PROBLEM -> verdict.rootCause().filter(Finding::proved).isEmpty()
          && (restsOnPatience(verdict, facts) || elapsed.get().compareTo(LONGEST_WAIT) < 0);
    };
  }

  /// Whether a cause says no more than that we waited long enough, without a control that passed.
  private static boolean restsOnPatience(Verdict verdict, Facts facts) {
    return verdict.rootCause().flatMap(Finding::hop).flatMap(facts::breakOf)
        .filter(broken -> broken.measurement().failedWith(FailureKind.TIMEOUT)).isPresent();
  }
}
