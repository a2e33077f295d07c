package dev.gogetwell.lab.path;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds the beginning of every connection back: its first packet, or the first thing that is said over it.
final class LateFlows implements Passage {
  private final Duration after;
  private final boolean connect;
  private final Map<String, Long> begun = new HashMap<>();

  LateFlows(Duration after, boolean connect) {
    this.after = after;
    this.connect = connect;
  }

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    boolean begins = outward && packet.isTcp() && (connect ? packet.isSyn() : packet.said().length > 0);
    if (!begins) {
      return Passage.on(packet, outward);
    }
    long now = System.nanoTime();
    long left = begun.computeIfAbsent(packet.flow(), _ -> now) + after.toNanos() - now;
    if (left <= 0) {
      return Passage.on(packet, true);
    }
    // What is sent again meanwhile waits with the first.
    return List.of(new Move(packet, true, Duration.ofNanos(left)));
  }
}
