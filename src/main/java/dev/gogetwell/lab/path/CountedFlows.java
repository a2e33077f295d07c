package dev.gogetwell.lab.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what comes back over each connection, and resets those that carry too much.
final class CountedFlows implements Passage {
  private final int most;
  private final Map<String, Integer> counts = new HashMap<>();

  CountedFlows(int most) {
    this.most = most;
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
    return !outward ? List.of(new Move(packet.cut(), false), new Move(packet.reset(), true)) : Passage.lost();
  }
}
