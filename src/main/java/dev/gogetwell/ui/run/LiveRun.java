package dev.gogetwell.ui.run;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// One run, live or reopened, as the pages read it. JavaFX thread only. After each batch of events [#revision()]
/// rises by one; pages look again then and redraw what differs.
public final class LiveRun {
  private final Target target;
  private final Duration timeLimit;
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private final ObservableList<Evidence> evidence = FXCollections.observableArrayList();
  private final Map<String, Wait> waits = new LinkedHashMap<>();
  private final SequencedSet<String> hosts = new LinkedHashSet<>();
  private Optional<Symptom> symptom = Optional.empty();
  private Optional<Settings> settings = Optional.empty();
  private Optional<Route> route = Optional.empty();
  private Optional<Report> report = Optional.empty();
  private List<StepStatus> steps;
  private Optional<StepStatus> fixNote = Optional.empty();
  private Verdict verdict = new Verdict(
      Verdict.State.OPEN, List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty(), true, Duration.ZERO);
  private Duration elapsed = Duration.ZERO;

  /// A run that has just been started.
  public LiveRun(Target target, Duration timeLimit) {
    this.target = target;
    this.timeLimit = timeLimit;
    this.steps = Arrays.stream(Step.values())
        .map(step -> new StepStatus(step, StepState.WAITING, Message.of("ui.step.waiting")))
        .toList();
  }

  /// A run that was saved.
  public static LiveRun of(Report report) {
    LiveRun run = new LiveRun(report.target(), report.took());
    run.finish(report);
    return run;
  }

  /// Takes a batch of events; of each kind of state only the last one counts.
  public void take(List<RunEvent> batch) {
    List<Evidence> more = new ArrayList<>();
    for (RunEvent event : batch) {
      elapsed = event.at();
      switch (event) {
        case RunEvent.SymptomRead read -> symptom = Optional.of(read.symptom());
        case RunEvent.SettingsRead read -> settings = Optional.of(read.settings());
        case RunEvent.RoutePlanned planned -> route = Optional.of(planned.route());
        case RunEvent.WaitStarted wait -> waits.put(wait.id(), new Wait(wait.what(), wait.at(), wait.atMost()));
        case RunEvent.WaitEnded wait -> waits.remove(wait.id());
        case RunEvent.EvidenceAdded added -> more.add(added.evidence());
        case RunEvent.StepsChanged changed -> steps = changed.steps();
        case RunEvent.VerdictChanged changed -> verdict = changed.verdict();
        case RunEvent.HostContacted contacted -> hosts.add(contacted.host());
        case RunEvent.Finished finished -> finish(finished.report());
      }
    }
    if (!more.isEmpty() && report.isEmpty()) {
      evidence.addAll(more);
    }
    revision.set(revision.get() + 1);
  }

  private void finish(Report done) {
    report = Optional.of(done);
    symptom = done.symptom();
    settings = Optional.of(done.settings());
    route = Optional.of(done.route());
    steps = done.steps();
    verdict = done.verdict();
    elapsed = done.took();
    hosts.addAll(done.hostsContacted());
    waits.clear();
    evidence.setAll(done.evidence());
  }

  /// Rises with every batch.
  public ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /// What the user wants to work.
  public Target target() {
    return target;
  }

  /// What the run may take at most.
  public Duration timeLimit() {
    return timeLimit;
  }

  /// The time of the last event, since the start.
  public Duration elapsed() {
    return elapsed;
  }

  /// Whether the run is over.
  public boolean isOver() {
    return report.isPresent();
  }

  /// Does something once, when the run is over; at the next batch of events where it is already.
  public void whenOver(Runnable then) {
    InvalidationListener[] self = new InvalidationListener[1];
    self[0] = change -> {
      if (isOver()) {
        revision().removeListener(self[0]);
        then.run();
      }
    };
    revision().addListener(self[0]);
  }

  /// The whole run, once it is over.
  public Optional<Report> report() {
    return report;
  }

  /// What the pasted text says.
  public Optional<Symptom> symptom() {
    return symptom;
  }

  /// The judged environment.
  public Optional<Settings> settings() {
    return settings;
  }

  /// The hops.
  public Optional<Route> route() {
    return route;
  }

  /// All measurements so far, in the order in which they ended.
  public ObservableList<Evidence> evidence() {
    return evidence;
  }

  /// The measurements of one hop.
  public List<Evidence> evidenceOf(HopId hop) {
    return evidence.stream().filter(e -> e.hop().equals(Optional.of(hop))).toList();
  }

  /// Says how the fix step stands since remedies were written or taken back; empty for what the engine said.
  public void noteFix(Optional<StepStatus> status) {
    fixNote = status;
    revision.set(revision.get() + 1);
  }

  /// The rail. A run that is over can be exported, also one without a verdict.
  public List<StepStatus> steps() {
    return steps.stream().map(each -> switch (each.step()) {
      case FIX -> fixNote.orElse(each);
      case REPORT -> isOver() ? new StepStatus(Step.REPORT, StepState.FINE, Message.of("status.report.ready")) : each;
      case SYMPTOM, NETWORK, DNS, PROXY, HANDSHAKE, CERTIFICATE, MODULES, GIT -> each;
    }).toList();
  }

  /// One line of the rail.
  public StepStatus step(Step step) {
    return steps().stream().filter(status -> status.step() == step).findFirst()
        .orElse(new StepStatus(step, StepState.WAITING, Message.of("ui.step.waiting")));
  }

  /// The interpretation so far.
  public Verdict verdict() {
    return verdict;
  }

  /// What is being waited for, oldest first.
  public List<Wait> waits() {
    return List.copyOf(waits.values());
  }

  /// Every host outside this machine that was contacted.
  public List<String> hosts() {
    return List.copyOf(hosts);
  }

  /// Something that is being waited for.
  public record Wait(Message what, Duration since, Duration atMost) {}
}
