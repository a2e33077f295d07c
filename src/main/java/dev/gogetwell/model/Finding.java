package dev.gogetwell.model;

import java.util.List;
import java.util.Optional;

/// What one rule concludes from the whole evidence.
///
/// @param code what has to be changed
/// @param severity whether it can be the cause
/// @param hop the hop it explains; empty for a finding about the machine
/// @param operation the operation that fails; among unproved findings the earliest wins
/// @param confidence at most [Confidence#LIKELY] without a control
/// @param proved whether an experiment with a passing control shows it
/// @param subject what the sentence is about: a host, a setting, a file
/// @param evidence the ids that a reader can check
/// @param comparisons the experiments behind it
/// @param details more sentences, for the evidence list
/// @param missingControl what would have made it certain
public record Finding(
    CauseCode code,
    Severity severity,
    Optional<HopId> hop,
    Operation operation,
    Confidence confidence,
    boolean proved,
    String subject,
    List<EvidenceId> evidence,
    List<Comparison> comparisons,
    List<Message> details,
    Optional<Message> missingControl) {
  public Finding {
    evidence = List.copyOf(evidence);
    comparisons = List.copyOf(comparisons);
    details = List.copyOf(details);
  }

  /// The sentence that a colleague could repeat.
  public Message sentence() {
    return Message.of(code.messageKey() + ".sentence", subject);
  }
}
