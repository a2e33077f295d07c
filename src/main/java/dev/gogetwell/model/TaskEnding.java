package dev.gogetwell.model;

import java.time.Duration;
import java.util.Optional;

/// That a piece of work of a run ended, and how. Without one it never did: what half a look saw is neither a failure nor
/// a control that passed.
///
/// @param task the work
/// @param how how it ended
/// @param at when, since the start of the run
/// @param pieces how many pieces of evidence it had left by then: if fewer are at hand, some were lost
/// @param crash the code of our own bug, where it crashed
public record TaskEnding(RunTask task, How how, Duration at, int pieces, Optional<String> crash) {
  /// How a piece of work ends.
  public enum How {
    /// It did all that it meant to.
    COMPLETE,
    /// The time limit of the run, or of what a run may keep, came first.
    CUT,
    /// It was called off: by the user, or because nothing depended on it any more.
    CANCELLED,
    /// A bug of ours ended it.
    CRASHED,
    /// The report comes from a version that did not say.
    UNKNOWN
  }
}
