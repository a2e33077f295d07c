package dev.gogetwell.lab.path;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads the beginning of each connection and ends those that name one host, as filters of server names do.
final class NamedFlows implements Passage {
  private static final int BEGINNING = 4096;

  private final String name;
  private final boolean reset;
  private final Map<String, String> beginnings = new HashMap<>();
  private final Set<String> ended = new HashSet<>();

  /// @param reset whether both ends hear of it
  NamedFlows(String name, boolean reset) {
    this.name = name.toLowerCase(Locale.ROOT);
    this.reset = reset;
  }

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    if (!packet.isTcp()) {
      return Passage.on(packet, outward);
    }
    String flow = packet.flow();
    if (packet.isSyn()) {
      ended.remove(flow);
      beginnings.put(flow, "");
    }
    if (ended.contains(flow)) {
      return Passage.lost();
    }
    String before = beginnings.getOrDefault(flow, "");
    if (!outward || before.length() > BEGINNING) {
      return Passage.on(packet, outward);
    }
    String said = before + new String(packet.said(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    beginnings.put(flow, said);
    if (!said.contains(name)) {
      return Passage.on(packet, true);
    }
    ended.add(flow);
    return reset ? List.of(new Move(packet.reset(), false), new Move(packet.cut(), true)) : Passage.lost();
  }
}
