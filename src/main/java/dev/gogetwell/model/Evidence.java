package dev.gogetwell.model;

import java.time.Duration;
import java.util.Optional;

/// One measurement with its place in the run. Holds what was seen, never a conclusion, so that newer rules can judge
/// an old report.
///
/// @param id unique within the run
/// @param hop the hop that was measured, if any
/// @param trial the experiment it belongs to; empty for a plain look at the route
/// @param at when it ended, since the start of the run
/// @param took how long it took
/// @param measurement what was seen
public record Evidence(
    EvidenceId id, Optional<HopId> hop, Optional<Trial> trial, Duration at, Duration took, Measurement measurement) {}
