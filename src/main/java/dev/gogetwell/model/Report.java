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
/// @param settings the judged environment
/// @param route the hops
/// @param evidence all measurements, in the order in which they ended
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
    Settings settings,
    Route route,
    List<Evidence> evidence,
    List<StepStatus> steps,
    Verdict verdict,
    List<Remedy> remedies,
    List<String> hostsContacted) {
  /// The version of the JSON form; rises when a reader of the old form would misread the new one.
  public static final String SCHEMA = "gogetwell-report-1";

  public Report {
    evidence = List.copyOf(evidence);
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
}
