package dev.gogetwell.engine;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.RunTask;
import dev.gogetwell.model.TaskEnding;
import dev.gogetwell.model.Trial;
import dev.gogetwell.probe.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The one store of a run's evidence, of how each piece of its work ended, and of everybody who was contacted. Once
/// closed it takes nothing more: what an abandoned operation finds later is dropped. Any thread.
final class EvidenceStore implements Recorder {
  /// A run of every experiment against a route of ten hops makes some hundred pieces. More comes from a network that
  /// means to fill the memory; what was seen first is what was seen of it.
  static final int MOST_EVIDENCE = 4000;
  static final int MOST_HOSTS = 500;

  private final Supplier<Duration> clock;
  private final Consumer<Function<Duration, RunEvent>> events;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Set<RunTask> open = new LinkedHashSet<>();
  private final List<TaskEnding> endings = new ArrayList<>();
  private final Set<String> hosts = new LinkedHashSet<>();
  private final AtomicInteger waits = new AtomicInteger();
  private boolean closed;

  EvidenceStore(Supplier<Duration> clock, Consumer<Function<Duration, RunEvent>> events) {
    this.clock = clock;
    this.events = events;
  }

  @Override
  public Evidence record(Optional<HopId> hop, Optional<Trial> trial, Measurement measurement, Duration took) {
    Evidence piece;
    synchronized (this) {
      piece = new Evidence(new EvidenceId("E" + (evidence.size() + 1)), hop, trial, clock.get(), took, measurement);
      if (closed || evidence.size() >= MOST_EVIDENCE) {
        return piece;
      }
      evidence.add(piece);
    }
    events.accept(at -> new RunEvent.EvidenceAdded(at, piece));
    return piece;
  }

  @Override
  public void contacting(String host) {
    boolean first;
    synchronized (this) {
      first = !closed && hosts.size() < MOST_HOSTS && hosts.add(host);
    }
    if (first) {
      events.accept(at -> new RunEvent.HostContacted(at, host));
    }
  }

  @Override
  public Wait waitingFor(Message what, Duration atMost) {
    String id = "W" + waits.incrementAndGet();
    events.accept(at -> new RunEvent.WaitStarted(at, id, what, atMost));
    return () -> events.accept(at -> new RunEvent.WaitEnded(at, id));
  }

  /// A piece of work begins.
  synchronized void begin(RunTask task) {
    if (!closed) {
      open.add(task);
    }
  }

  /// It has ended, with all its evidence recorded. A full store has lost some.
  synchronized void end(RunTask task, TaskEnding.How how, Optional<String> crash) {
    if (!closed && open.remove(task)) {
      endings.add(ending(task, evidence.size() >= MOST_EVIDENCE ? TaskEnding.How.CUT : how, crash));
    }
  }

  private TaskEnding ending(RunTask task, TaskEnding.How how, Optional<String> crash) {
    return new TaskEnding(task, how, clock.get(), (int) evidence.stream().filter(task::owns).count(), crash);
  }

  /// What is known at a moment.
  record Known(List<Evidence> evidence, List<TaskEnding> endings, Duration at) {}

  synchronized Known known() {
    return new Known(List.copyOf(evidence), List.copyOf(endings), clock.get());
  }

  synchronized List<Evidence> evidence() {
    return List.copyOf(evidence);
  }

  synchronized List<String> hosts() {
    return List.copyOf(hosts);
  }

  /// Ends what has not ended, in this way.
  synchronized void close(TaskEnding.How how) {
    if (!closed) {
      open.forEach(task -> endings.add(ending(task, how, Optional.empty())));
      closed = true;
    }
  }
}
