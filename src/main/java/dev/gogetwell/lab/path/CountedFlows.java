package dev.gogetwell.lab.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts what comes back over each connection, and resets those that carry too much, or lets nothing more of it pass.
final class CountedFlows implements Passage {
  private final int most;
  private final boolean resets;
  private final Map<String, Integer> counts = new HashMap<>();

  CountedFlows(int most, boolean resets) {
    this.most = most;
    this.resets = resets;
  }

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    if (!packet.isTcp()) {
      return Passage.on(packet, outward);
    }
    int count = counts.merge(packet.flow(), outward ? 0 : packet.said().length, Integer::sum);
    // A stalled connection still says that it lives: what carries nothing passes.
    if (count <= most || (!resets && packet.said().length == 0)) {
      return Passage.on(packet, outward);
    }
    if (!resets) {
      return Passage.lost();
    }
    return !outward ? List.of(new Move(packet.cut(), false), new Move(packet.reset(), true)) : Passage.lost();
  }
}
