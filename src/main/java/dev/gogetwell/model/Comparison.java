package dev.gogetwell.model;

import java.util.List;

/// One changed thing with its control and the counts: what turns a guess into a proof.
///
/// @param changed the sentence that says what was changed
/// @param cells the lines, control included
public record Comparison(Message changed, List<Cell> cells) {
  public Comparison {
    cells = List.copyOf(cells);
  }

  /// One line of a comparison.
  ///
  /// @param label what was done
  /// @param passed how many attempts passed
  /// @param total how many were made
  /// @param control whether this is the control
  public record Cell(Message label, int passed, int total, boolean control) {
    /// Whether what was counted is the trouble itself, so that many are no good sign: certificates that one stranger
    /// issued for hosts that have nothing in common.
    public boolean countsTrouble() {
      return label.key().equals("cell.handshakes-by");
    }
  }
}
