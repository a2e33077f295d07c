package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.InsecureDiscovery;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import dev.gogetwell.probe.ExperimentBench;
import dev.gogetwell.probe.HopProbe;
import dev.gogetwell.probe.Look;
import dev.gogetwell.probe.Together;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The measuring part of a run: looks at every hop, lets the user's own `go` try, makes the experiments that the rules
/// want, cheapest first, until the verdict is certain or nothing is left to ask.
final class Measuring {
  private static final int HOPS_AT_ONCE = 4;
  private static final int EXPERIMENTS_AT_ONCE = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
  /// Just over the 10 s after which `go` gives a handshake up, and under half of the 30 s that it gives a connection.
  private static final Duration LONGEST_WAIT_FOR_SILENCE = Duration.ofSeconds(11);

  private final Route route;
  private final EvidenceStore store;
  private final HopProbe probe;
  private final EngineParts.StoreSource stores;
  private final ExperimentBench bench;
  private final WitnessRun witness;
  private final Together.Job elsewhere;
  private final Duration limit;
  private final Supplier<Duration> elapsed;
  private final BiFunction<Set<HopId>, Set<String>, Facts> view;
  private final List<DiagnosticService> services;
  private final CrashedChecks crashed;
  private final Set<HopId> looked = new HashSet<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> begun = new HashSet<>();
  private final Set<Thread> workers = new HashSet<>();
  private final BlockingQueue<Runnable> done = new LinkedBlockingQueue<>();
  private int running;
  private boolean witnessRunning;
  private boolean storesReading;

  /// Runs the witness with a time limit.
  @FunctionalInterface
  interface WitnessRun {
    Optional<CommandRun> run(Duration limit) throws InterruptedException;
  }

  Measuring(Route route, Settings settings, EngineParts.Kit kit, TlsHandshaker handshaker, EvidenceStore store,
      WitnessRun witness, Together.Job elsewhere, Duration limit, Supplier<Duration> elapsed,
      BiFunction<Set<HopId>, Set<String>, Facts> view, List<DiagnosticService> services, CrashedChecks crashed) {
    this.crashed = crashed;
    this.route = route;
    this.store = store;
    this.witness = witness;
    this.elsewhere = elsewhere;
    this.limit = limit;
    this.elapsed = elapsed;
    this.view = view;
    this.services = services;
    this.probe = new HopProbe(store, kit.verifier(), kit.hellos(), kit.tlsNames(), handshaker, kit.credentials(),
        new HopProbe.AsGo(hop -> InsecureDiscovery.unverified(settings, route.module(), hop), kit.signIn()));
    this.stores = kit.stores();
    this.bench = new ExperimentBench(route, settings, kit.surroundings(), store, probe, kit.verifier(),
        kit.hellos(), handshaker, kit.goProbe(), kit.tlsNames(), Random.from(kit.random()));
  }

  /// What is known now.
  synchronized Facts facts() {
    return view.apply(Set.copyOf(looked), Set.copyOf(made));
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
      Verdict verdict = judge.apply(facts());
      while (true) {
        wish(judge, verdict);
        boolean over = running == 0 && !storesReading && !worthWaitingForWitness(facts(), verdict);
        show.accept(facts(), !over);
        if (over) {
          return;
        }
        done.take().run();
        for (Runnable more = done.poll(); more != null; more = done.poll()) {
          more.run();
        }
        verdict = judge.apply(facts());
      }
    } finally {
      workers.forEach(Thread::interrupt);
    }
  }

  private void startWitness() {
    witnessRunning = true;
    workers.add(Thread.ofVirtual().name("witness").start(() -> {
      long start = System.nanoTime();
      try {
        Optional<CommandRun> run = witness.run(limit);
        run.ifPresent(measured -> store.record(Optional.empty(), Optional.empty(), measured,
            Duration.ofNanos(System.nanoTime() - start)));
      } catch (InterruptedException _) {
        // The verdict did not need it any more.
      } catch (RuntimeException bug) {
        crashed.add("Witness", bug);
      } finally {
        done.add(() -> witnessRunning = false);
      }
    }));
  }

  /// Nothing waits for the stores but a chain that has to be judged.
  private void startStores() {
    storesReading = true;
    workers.add(Thread.ofVirtual().name("stores").start(() -> {
      try {
        stores.reads().forEach(read -> store.record(Optional.empty(), Optional.empty(), read, Duration.ZERO));
      } catch (InterruptedException _) {
        // Cancelled.
      } catch (RuntimeException bug) {
        crashed.add("Stores", bug);
      } finally {
        done.add(() -> storesReading = false);
      }
    }));
  }

  /// The other sources of settings are asked beside the first look; the proxies that they know are tried afterwards.
  private void startElsewhere() {
    running++;
    workers.add(Thread.ofVirtual().name("elsewhere").start(() -> {
      try {
        elsewhere.run();
      } catch (InterruptedException _) {
        // Cancelled.
      } finally {
        done.add(() -> running--);
      }
    }));
  }

  private void startLooks() {
    if (route.hops().isEmpty()) {
      return;
    }
    running++;
    workers.add(Thread.ofVirtual().name("looks").start(() -> {
      try {
        Together.run(route.hops().stream().<Together.Job>map(hop -> () -> look(hop)).toList(), HOPS_AT_ONCE);
      } catch (InterruptedException _) {
        // Cancelled.
      } finally {
        done.add(() -> running--);
      }
    }));
  }

  /// A look that crashes leaves its hop not looked at: half a look would say that everything works.
  private void look(Hop hop) throws InterruptedException {
    try {
      probe.look(hop, Look.likeGo(hop.via()));
    } catch (RuntimeException bug) {
      crashed.add("HopProbe " + hop.id(), bug);
      return;
    }
    done.add(() -> {
      synchronized (this) {
        looked.add(hop.id());
      }
    });
  }

  /// Begins the experiments that the rules want now, the cheapest first.
  private void wish(Function<Facts, Verdict> judge, Verdict verdict) {
    Facts facts = facts();
    services.stream().flatMap(service -> service.wishes().stream().flatMap(wish -> crashed.guard(
            service.getClass().getSimpleName(), () -> wish.wanted(facts), List.<Experiment>of()).stream()))
        .filter(experiment -> !begun.contains(experiment.id()) && canMatter(experiment, verdict, facts))
        .sorted(Comparator.comparing(Experiment::cost)).distinct()
        .limit(Math.max(0, EXPERIMENTS_AT_ONCE - running + (facts.looked().size() < route.hops().size() ? 1 : 0)))
        .forEach(this::begin);
  }

  /// Once the cause is certain, only what leads to a remedy is still worth a packet.
  private static boolean canMatter(Experiment experiment, Verdict verdict, Facts facts) {
    if (facts.witnessPassed()) {
      return false;
    }
    boolean certain = verdict.rootCause().filter(cause -> cause.confidence() == Confidence.CERTAIN && cause.proved())
        .isPresent();
    return !certain || facts.options().deep() || switch (experiment) {
      case Experiment.OtherMirror _, Experiment.HiddenGoproxy _, Experiment.WithoutProxy _,
          Experiment.ThroughProxy _ -> true;
      case Experiment.ServerNames _, Experiment.OtherResolvers _, Experiment.SniffProxy _, Experiment.HelloSizes _,
          Experiment.Portal _, Experiment.Control _, Experiment.AskGo _ -> false;
    };
  }

  private void begin(Experiment experiment) {
    begun.add(experiment.id());
    running++;
    workers.add(Thread.ofVirtual().name("experiment " + experiment.id()).start(() -> {
      boolean finished = false;
      try {
        bench.run(experiment);
        finished = true;
      } catch (InterruptedException _) {
        // Cancelled: an unfinished experiment is no evidence, and is not marked as made.
      } catch (RuntimeException bug) {
        crashed.add("Experiment " + experiment.id(), bug);
      } finally {
        boolean counts = finished;
        done.add(() -> end(experiment, counts));
      }
    }));
  }

  private synchronized void end(Experiment experiment, boolean counts) {
    running--;
    if (counts) {
      made.add(experiment.id());
    }
  }

  /// The user's own `go` has the last word where its word could change ours: it can clear what looks broken to a probe
  /// that was less patient, and it can find what no probe looks at.
  private boolean worthWaitingForWitness(Facts facts, Verdict verdict) {
    if (!witnessRunning) {
      return false;
    }
    return switch (verdict.state()) {
      case OPEN, HEALTHY, CANNOT_TELL -> true;
      // A cause that no experiment proves is not told while the real go may still clear it, as long as that can be
      // waited for; where go itself needs long, half its time has to do.
      case PROBLEM -> verdict.rootCause().filter(Finding::proved).isEmpty()
          && elapsed.get().compareTo(restsOnPatience(verdict, facts) ? LONGEST_WAIT_FOR_SILENCE : LONGEST_WAIT) < 0;
    };
  }

  /// Whether a cause says no more than that we waited long enough, without a control that passed.
  private static boolean restsOnPatience(Verdict verdict, Facts facts) {
    return verdict.rootCause().flatMap(Finding::hop).flatMap(facts::breakOf).flatMap(e -> e.measurement().failure())
        .filter(failure -> failure.kind() == FailureKind.TIMEOUT).isPresent();
  }
}
