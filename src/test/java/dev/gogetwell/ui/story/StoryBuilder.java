package dev.gogetwell.ui.story;

import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Comparison;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.NotTestable;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.RuledOut;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Severity;
import dev.gogetwell.model.Step;
import dev.gogetwell.model.StepState;
import dev.gogetwell.model.StepStatus;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a story event by event, with a clock of its own.
final class StoryBuilder {
  private final List<RunEvent> events = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<Step, StepStatus> steps = new EnumMap<>(Step.class);
  private final List<String> hosts = new ArrayList<>();
  private final Map<String, String> english = new LinkedHashMap<>();
  private final Map<String, String> chinese = new LinkedHashMap<>();
  private Duration now = Duration.ZERO;

  StoryBuilder() {
    for (Step step : Step.values()) {
      steps.put(step, new StepStatus(step, StepState.WAITING, Message.of("ui.step.waiting")));
    }
  }

  /// A sentence of this story.
  Message say(String en, String zh) {
    String key = "story." + english.size() + "." + Integer.toHexString(en.hashCode());
    english.put(key, en);
    chinese.put(key, zh);
    return Message.of(key);
  }

  void at(double seconds) {
    now = Duration.ofMillis((long) (seconds * 1000));
  }

  void symptom(Symptom symptom) {
    events.add(new RunEvent.SymptomRead(now, symptom));
  }

  void settings(Settings settings) {
    events.add(new RunEvent.SettingsRead(now, settings));
  }

  void route(Route route) {
    events.add(new RunEvent.RoutePlanned(now, route));
  }

  void wait(String id, Message what, double atMost) {
    events.add(new RunEvent.WaitStarted(now, id, what, Duration.ofMillis((long) (atMost * 1000))));
  }

  void waited(String id) {
    events.add(new RunEvent.WaitEnded(now, id));
  }

  void contacted(String host) {
    hosts.add(host);
    events.add(new RunEvent.HostContacted(now, host));
  }

  void step(Step step, StepState state, Message summary) {
    steps.put(step, new StepStatus(step, state, summary));
    events.add(new RunEvent.StepsChanged(now, List.copyOf(steps.values())));
  }

  EvidenceId saw(Optional<HopId> hop, Optional<Trial> trial, double millis, Measurement measurement) {
    EvidenceId id = new EvidenceId("E" + (evidence.size() + 1));
    Evidence seen = new Evidence(id, hop, trial, now, Duration.ofNanos((long) (millis * 1e6)), measurement);
    evidence.add(seen);
    events.add(new RunEvent.EvidenceAdded(now, seen));
    return id;
  }

  Finding cause(
      CauseCode code, HopId hop, Operation operation, Confidence confidence, boolean proved, String subject,
      List<Comparison> comparisons, List<Message> details) {
    return new Finding(code, Severity.CAUSE, Optional.of(hop), operation, confidence, proved, subject,
        List.of(new EvidenceId("E1")), comparisons, details, Optional.empty());
  }

  Finding warning(CauseCode code, String subject) {
    return new Finding(code, Severity.WARNING, Optional.empty(), Operation.SETTINGS, Confidence.CERTAIN, true, subject,
        List.of(), List.of(), List.of(), Optional.empty());
  }

  Verdict verdict(List<Finding> causes, List<Finding> warnings, List<RuledOut> ruledOut, List<NotTestable> open,
      Optional<HopId> stoppedAt, boolean stillTesting) {
    Verdict verdict = new Verdict(causes.isEmpty() ? Verdict.State.HEALTHY : Verdict.State.PROBLEM, causes, List.of(),
        warnings, ruledOut, open, stoppedAt, stillTesting, now);
    events.add(new RunEvent.VerdictChanged(now, verdict));
    return verdict;
  }

  Story end(Target target, Optional<Symptom> symptom, Settings settings, Route route, Verdict verdict,
      List<Remedy> remedies) {
    Report report = new Report("0.1.0", Instant.parse("2026-11-23T09:41:00Z"), now, Report.End.COMPLETE, target,
        symptom, RunScope.routeOnly(), settings, route, evidence, List.of(), List.copyOf(steps.values()), verdict,
        remedies, hosts);
    events.add(new RunEvent.Finished(now, report));
    return new Story(List.copyOf(events), report, Map.copyOf(english), Map.copyOf(chinese));
  }
}
