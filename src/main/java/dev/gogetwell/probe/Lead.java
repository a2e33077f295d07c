package dev.gogetwell.probe;

import dev.gogetwell.model.Hop;

/// Where an answer sends `go` next.
///
/// @param by what it answered
/// @param url the whole address, which may hold what no report may tell
public record Lead(Hop.By by, String url) {}
