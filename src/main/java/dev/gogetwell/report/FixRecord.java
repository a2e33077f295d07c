package dev.gogetwell.report;

import dev.gogetwell.model.RemedyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of one remedy: tried, written, proved, undone. The report prints it beside the remedy of that id.
///
/// @param remedy the id of the remedy in the report
/// @param state how far it came
/// @param at when it was written, if it was
/// @param edits what was written to which file
/// @param outcome how the user's command ended with it
public record FixRecord(
    String remedy, RemedyState state, Optional<Instant> at, List<Edit> edits, Optional<Outcome> outcome) {
  public FixRecord {
    edits = List.copyOf(edits);
  }

  /// One file and the lines of its diff.
  public record Edit(String file, List<String> diff) {
    public Edit {
      diff = List.copyOf(diff);
    }
  }

  /// How the user's command ended.
  ///
  /// @param exitCode -1 if it was ended by us
  /// @param output the end of what it printed
  public record Outcome(List<String> command, boolean passed, int exitCode, String output, Duration took) {
    public Outcome {
      command = List.copyOf(command);
    }
  }

  /// The record without anything private.
  public FixRecord redacted(Redactor redactor) {
    return new FixRecord(remedy, state, at,
        edits.stream().map(e -> new Edit(redactor.text(e.file()), e.diff().stream().map(redactor::text).toList()))
            .toList(),
        outcome.map(o -> new Outcome(o.command().stream().map(redactor::text).toList(), o.passed(), o.exitCode(),
            redactor.text(o.output()), o.took())));
  }
}
