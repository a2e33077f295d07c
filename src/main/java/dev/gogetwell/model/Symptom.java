package dev.gogetwell.model;

import java.util.List;
import java.util.Optional;

/// What a pasted tool output says, before anything is measured.
///
/// @param candidates possible causes, best first; empty if nothing was recognised
/// @param isLocal whether the best candidate can be answered without touching the network
/// @param facts what the text names: module, host, url, proxy, goVersion, command …
/// @param excerpt the line that decided, at most 500 characters, credentials masked
/// @param wasCut whether the text was too long and lines were left out that may matter
/// @param notes what else has to be said about the text: who answered, which repository was asked for
public record Symptom(
    List<Candidate> candidates, boolean isLocal, Facts facts, String excerpt, boolean wasCut, List<Message> notes) {
  public Symptom {
    candidates = List.copyOf(candidates);
    notes = List.copyOf(notes);
  }

  /// A symptom about which nothing else has to be said.
  public Symptom(List<Candidate> candidates, boolean isLocal, Facts facts, String excerpt, boolean wasCut) {
    this(candidates, isLocal, facts, excerpt, wasCut, List.of());
  }

  /// A cause that the text points to.
  ///
  /// @param pattern the id of the catalogue entry that matched
  public record Candidate(CauseCode code, Confidence confidence, String pattern) {}

  /// What the text names.
  ///
  /// @param module `path` or `path@version`
  /// @param command the command line as typed
  public record Facts(
      Optional<String> module,
      Optional<String> host,
      Optional<String> url,
      Optional<String> proxy,
      Optional<String> goVersion,
      Optional<String> command) {}
}
