package dev.gogetwell.symptom;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// One known error text. Immutable; any thread.
///
/// @param id unique in the catalogue
/// @param cause what the text points to
/// @param rank how close to the root the text is: of two entries that match, the higher one explains the lower one
/// @param confidence how far the text alone proves the cause
/// @param isLocal whether the cause can be answered without touching the network
/// @param pattern is searched in every line; the named groups host, module, version, file and proxy are facts
/// @param when must be found somewhere in the text, if present
/// @param unless must not be found anywhere in the text, if present
/// @param also causes that the same text may have, less likely
/// @param source who prints the text
/// @param positive samples that must give this cause first
/// @param negative samples that the entry must not match
/// @param words lower case words of which every match contains at least one; empty if there are none
public record Entry(
    String id,
    CauseCode cause,
    int rank,
    Confidence confidence,
    boolean isLocal,
    Pattern pattern,
    Optional<Pattern> when,
    Optional<Pattern> unless,
    List<CauseCode> also,
    String source,
    List<String> positive,
    List<String> negative,
    Set<String> words) {
  public Entry {
    also = List.copyOf(also);
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    words = Set.copyOf(words);
  }

  /// Whether `text`, which is in lower case, may match.
  boolean mayMatch(String text) {
    return words.isEmpty() || words.stream().anyMatch(text::contains);
  }
}
