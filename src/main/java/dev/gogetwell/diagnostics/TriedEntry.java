package dev.gogetwell.diagnostics;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Hop;
import java.util.List;
import java.util.Optional;

/// What came of one entry of GOPROXY that `go` asks.
///
/// @param hops those that the settings name
/// @param broken the measurement that makes it fail
/// @param isOpen whether too little was measured to say
/// @param movesOn whether `go` asks the next entry after it
public record TriedEntry(List<Hop> hops, Optional<Evidence> broken, boolean isOpen, boolean movesOn) {
  public TriedEntry {
    hops = List.copyOf(hops);
  }
}
