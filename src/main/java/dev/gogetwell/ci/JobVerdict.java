package dev.gogetwell.ci;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a failed job's log says, in one language and without anything private. Its excerpt, its place and whatever a
/// sentence quotes come from outside: every form escapes them. Immutable; any thread.
///
/// @param kind who has to act
/// @param code the cause, where the log names one
/// @param confidence as the symptom has it
/// @param title the cause in a few words
/// @param sentence the cause in a sentence
/// @param advice what to do about a job of this kind
/// @param next the next step against the cause; may be empty
/// @param excerpt the line that decided; empty for none
/// @param notes what else has to be said
/// @param others other causes that the log allows
/// @param place where in the code, if the log names a place there
/// @param cut whether the log was too long to be read as a whole
public record JobVerdict(JobKind kind, Optional<CauseCode> code, Confidence confidence, String title, String sentence,
    String advice, String next, String excerpt, List<String> notes, List<CauseCode> others, Optional<Place> place,
    boolean cut) {
  public JobVerdict {
    notes = List.copyOf(notes);
    others = List.copyOf(others);
  }

  /// A place in the repository.
  ///
  /// @param file relative, with slashes, never out of the repository
  /// @param line 1-based; 0 for none
  /// @param column 1-based; 0 for none
  public record Place(String file, int line, int column) {}

  /// The name under which CI systems list it.
  public String id() {
    return code.map(CauseCode::code).orElse(kind == JobKind.CODE ? "code.build-or-test" : "unknown");
  }

  /// The sentence and what to do, in lines.
  public String message() {
    return Stream.of(Stream.of(sentence), notes.stream(), Stream.of(advice, next)).flatMap(lines -> lines)
        .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
  }
}
