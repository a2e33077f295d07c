package dev.gogetwell.probe;

import java.util.List;

/// What git believes for one host.
///
/// @param verifies whether git checks certificates at all
/// @param roots DER
public record GitTrust(boolean verifies, List<byte[]> roots) {
  public GitTrust {
    roots = List.copyOf(roots);
  }
}
