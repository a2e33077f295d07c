package dev.gogetwell.model;

import java.util.List;

/// A way to repair a cause.
///
/// @param id stable within a report, for instance `R1`
/// @param cures the cause it belongs to
/// @param harm its place in the order
/// @param title a verb and its object
/// @param why one sentence: why this helps
/// @param changes what would be written; empty for a guided remedy, which the user or IT carries out
/// @param steps what a person has to do, for a guided remedy
public record Remedy(
    String id, CauseCode cures, Harm harm, Message title, Message why, List<Change> changes, List<Message> steps) {
  public Remedy {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
  }

  /// Whether the program can carry it out.
  public boolean isAutomatic() {
    return !changes.isEmpty();
  }
}
