package dev.gogetwell.fleet;

import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The little of a report that is counted. All of it is a claim of the file. Immutable; any thread.
///
/// @param started when the run began
/// @param state its verdict
/// @param cause the code of its root cause, as it stands there
/// @param confidence of the cause
/// @param traits what the report tells of each kind; kinds of which it tells nothing are missing
public record ReportSkim(Instant started, Verdict.State state, Optional<String> cause, Confidence confidence,
    Map<Trait, Set<String>> traits) {}
