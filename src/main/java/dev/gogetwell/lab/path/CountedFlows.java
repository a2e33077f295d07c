package dev.gogetwell.lab.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what comes back over each connection, and ends those that carry too much.
final class CountedFlows implements Passage {
  private final int most;
  private final boolean reset;
  private final Map<String, Integer> counts = new HashMap<>();

  /// @param reset whether both ends hear of it
  CountedFlows(int most, boolean reset) {
    this.most = most;
    this.reset = reset;
  }

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    if (!packet.isTcp()) {
      return Passage.on(packet, outward);
    }
    int count = counts.merge(packet.flow(), outward ? 0 : packet.said().length, Integer::sum);
    if (count <= most) {
      return Passage.on(packet, outward);
    }
    return reset && !outward ? List.of(new Move(packet.cut(), false), new Move(packet.reset(), true)) : Passage.lost();
  }
}
