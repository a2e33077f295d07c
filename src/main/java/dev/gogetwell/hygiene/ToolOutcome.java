package dev.gogetwell.hygiene;

import java.time.Duration;
import java.util.Locale;

/// How far a tool came. A tool that says nothing accuses nobody, and the reader is told so. Immutable; any thread.
///
/// @param tool the command as a person would type it
/// @param state how it ended
/// @param said its own words where it failed; empty text for none
/// @param took from start to end
public record ToolOutcome(String tool, State state, String said, Duration took) {
  /// Whether it said what it is there for.
  public boolean answered() {
    return state == State.ANSWERED;
  }

  /// The name of its state in files and in keys of texts.
  public String word() {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// How a tool can end.
  public enum State {
    /// It answered.
    ANSWERED,
    /// It ended with an error of its own.
    FAILED,
    /// Its time was over.
    TIMED_OUT,
    /// What it printed is not what this tool prints.
    NONSENSE,
    /// It printed more than is kept.
    TOO_MUCH,
    /// It has nothing to judge, since the module cache of the user lacks a part.
    CACHE_INCOMPLETE,
    /// It is not installed.
    MISSING,
    /// It was not run, because of something that was found before.
    SKIPPED
  }
}
