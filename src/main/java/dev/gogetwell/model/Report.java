package dev.gogetwell.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Everything about one run: the one value from which JSON, HTML, the letter and the pages are made, and which can be
/// loaded and judged again. Not redacted: every way out of the machine passes through the redaction first.
///
/// @param toolVersion our own version
/// @param started wall clock at the start
/// @param took length of the run
/// @param end how it ended
/// @param target what the user wants to work
/// @param symptom what the pasted text says, if any
/// @param scope what might be asked beside the route
/// @param settings the judged environment
/// @param route the hops
/// @param evidence all measurements, in the order in which they ended
/// @param endings how each piece of the measuring ended
/// @param steps the rail
/// @param verdict the interpretation
/// @param remedies the ways out, least harm first
/// @param hostsContacted every host outside this machine, in the order of first contact
public record Report(
    String toolVersion,
    Instant started,
    Duration took,
    End end,
    Target target,
    Optional<Symptom> symptom,
    RunScope scope,
    Settings settings,
    Route route,
    List<Evidence> evidence,
    List<TaskEnding> endings,
    List<StepStatus> steps,
    Verdict verdict,
    List<Remedy> remedies,
    List<String> hostsContacted) {
  /// The version of the JSON form; rises when a reader of the old form would misread the new one.
  public static final String SCHEMA = "gogetwell-report-2";

  public Report {
    evidence = List.copyOf(evidence);
    endings = List.copyOf(endings);
    steps = List.copyOf(steps);
    remedies = List.copyOf(remedies);
    hostsContacted = List.copyOf(hostsContacted);
  }

  /// How a run ended.
  public enum End {
    COMPLETE,
    OUT_OF_TIME,
    CANCELLED
  }

  /// The same run with what rules make of it.
  public Report judged(Verdict newVerdict, List<StepStatus> newSteps, List<Remedy> newRemedies) {
    return new Report(toolVersion, started, took, end, target, symptom, scope, settings, route, evidence, endings,
        newSteps, newVerdict, newRemedies, hostsContacted);
  }

  /// The same run with other evidence at hand; how its work ended stays as it is.
  public Report withEvidence(List<Evidence> other) {
    return new Report(toolVersion, started, took, end, target, symptom, scope, settings, route, other, endings, steps,
        verdict, remedies, hostsContacted);
  }

  /// The same run with another route.
  public Report withRoute(Route other) {
    return new Report(toolVersion, started, took, end, target, symptom, scope, settings, other, evidence, endings, steps,
        verdict, remedies, hostsContacted);
  }

  /// The same run as it was known at a moment: what came later is left out. The verdict is not made again.
  public Report upTo(Duration moment) {
    List<TaskEnding> ended = endings.stream().filter(ending -> ending.at().compareTo(moment) <= 0).toList();
    boolean heardOthers = endings.stream().noneMatch(ending -> ending.task() instanceof RunTask.OtherSettings)
        || ended.stream().anyMatch(ending -> ending.task() instanceof RunTask.OtherSettings);
    return new Report(toolVersion, started, moment, end, target, symptom, scope,
        heardOthers ? settings : settings.withElsewhere(List.of()), route,
        evidence.stream().filter(piece -> piece.at().compareTo(moment) <= 0).toList(), ended, steps, verdict, remedies,
        hostsContacted);
  }
}
