package dev.gogetwell.fleet;

import dev.gogetwell.fleet.UnreadableReportException.Reason;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import dev.gogetwell.model.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What many reports have in common. Immutable; any thread.
///
/// @param reports how many could be counted
/// @param states by verdict
/// @param causes by root cause, the most frequent first
/// @param days how many reports began on a day (UTC)
/// @param unreadable what could not be counted
/// @param twice how many were there a second time, byte for byte, and were left out
/// @param first when the oldest run began
/// @param last when the newest one did
/// @param lowerBounds whether values were forgotten, so that counts of traits may be too small
public record FleetSummary(int reports, Map<Verdict.State, Integer> states, List<CauseLine> causes,
    Map<LocalDate, Integer> days, List<Unreadable> unreadable, int twice, Optional<Instant> first,
    Optional<Instant> last, boolean lowerBounds) {
  public FleetSummary {
    causes = List.copyOf(causes);
    unreadable = List.copyOf(unreadable);
  }

  /// How many verdicts there are of a state.
  public int count(Verdict.State state) {
    return states.getOrDefault(state, 0);
  }

  /// One root cause.
  ///
  /// @param id its code, or a word for all that only a newer version knows
  /// @param code empty for those
  /// @param count how many reports name it
  /// @param confidences how sure they are
  /// @param first when the first of them began
  /// @param last when the last one did
  /// @param before how many reports of any kind are of hours before that; empty if that is not known any more
  /// @param days how many on each day
  /// @param shared what at least half of them have in common
  public record CauseLine(String id, Optional<CauseCode> code, int count, Map<Confidence, Integer> confidences,
      Instant first, Instant last, OptionalInt before, Map<LocalDate, Integer> days, List<Shared> shared) {
    public CauseLine {
      shared = List.copyOf(shared);
    }
  }

  /// Something in common, beside the reports without this cause: without them nobody can say whether it means anything.
  ///
  /// @param trait of what kind
  /// @param value the common thing
  /// @param with how many reports of the cause have it
  /// @param told how many reports of the cause tell anything of the kind
  /// @param elsewhere how many reports without the cause have it
  /// @param toldElsewhere how many of those tell anything of the kind
  public record Shared(Trait trait, String value, int with, int told, int elsewhere, int toldElsewhere) {
    /// How it stands beside the other reports.
    public Contrast contrast() {
      if (toldElsewhere == 0) {
        return Contrast.NOTHING_TO_COMPARE;
      }
      return (long) elsewhere * told * 2 <= (long) with * toldElsewhere ? Contrast.SELDOM_ELSEWHERE
          : Contrast.ELSEWHERE_TOO;
    }
  }

  /// Whether a common thing tells the reports of a cause from the others.
  public enum Contrast {
    /// At most half as frequent in the others.
    SELDOM_ELSEWHERE,
    NOTHING_TO_COMPARE,
    ELSEWHERE_TOO;

    /// In JSON, and the last part of the text key.
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What could not be counted.
  ///
  /// @param where the first of them
  public record Unreadable(Reason reason, int count, String where) {}
}
