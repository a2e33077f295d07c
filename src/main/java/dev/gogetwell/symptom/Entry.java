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
/// @param reply must be found in what the mirror said about itself with the matching line, if present
/// @param set must be found in the settings that the paste shows, one `NAME=value` a line, if present
/// @param condition must hold, if present
/// @param isFrame whether the text says only where it failed, so that it counts only if nothing better is known
/// @param isTold whether people say it in their own words, which counts in a short paste only
/// @param also causes that the same text may have, less likely
/// @param notes what else has to be said
/// @param source who prints the text
/// @param positive samples that must give this cause first
/// @param negative samples that the entry must not match
/// @param words lower case words of which every match contains at least one; empty if there are none
record Entry(
    String id,
    CauseCode cause,
    int rank,
    Confidence confidence,
    boolean isLocal,
    Pattern pattern,
    Optional<Pattern> when,
    Optional<Pattern> unless,
    Optional<Pattern> reply,
    Optional<Pattern> set,
    Optional<Condition> condition,
    boolean isFrame,
    boolean isTold,
    List<CauseCode> also,
    List<Note> notes,
    String source,
    List<String> positive,
    List<String> negative,
    Set<String> words) {
  Entry {
    also = List.copyOf(also);
    notes = List.copyOf(notes);
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    words = Set.copyOf(words);
  }

  /// A sentence that goes with the text, if all that it names is known.
  ///
  /// @param key of the bundles, behind `symptom.note.`
  /// @param facts the named groups and facts that fill its places
  record Note(String key, List<String> facts) {
    Note {
      facts = List.copyOf(facts);
    }
  }
}
