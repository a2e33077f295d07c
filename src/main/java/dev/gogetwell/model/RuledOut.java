package dev.gogetwell.model;

import java.util.List;

/// A suspicion that the measurements answer.
///
/// @param code what it is not
/// @param why the sentence with the figure
/// @param evidence what shows it
public record RuledOut(CauseCode code, Message why, List<EvidenceId> evidence) {
  public RuledOut {
    evidence = List.copyOf(evidence);
  }
}
