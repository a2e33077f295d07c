package dev.gogetwell.gorules.x509;

import java.util.List;
import java.util.Optional;

/// What Go's Certificate.Verify answers.
///
/// @param error empty where Go accepts the chain
/// @param chains the accepted chains, leaf first, in Go's order
public record ChainVerdict(Optional<ChainError> error, List<List<Certificate>> chains) {
  /// Whether Go accepts the chain.
  public boolean accepted() {
    return error.isEmpty();
  }

  static ChainVerdict refused(ChainError error) {
    return new ChainVerdict(Optional.of(error.decoded()), List.of());
  }
}
