package dev.gogetwell.lab.path;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Takes what is sent to translated addresses to the hosts of IPv4 that stand in them, from the client's own address of
/// IPv4, and knows the answers by their ports.
final class TranslatedFlows implements Passage {
  private static final int PREFIX_BYTES = 12;

  private final byte[] prefix;
  private final boolean dead;
  /// The client's address of IPv6, by the flow over IPv4.
  private final Map<String, byte[]> clients = new HashMap<>();

  /// @param prefix an address of IPv6 whose last 32 bits are zero
  TranslatedFlows(String prefix, boolean dead) {
    this.prefix = Arrays.copyOf(InetAddress.ofLiteral(prefix).getAddress(), PREFIX_BYTES);
    this.dead = dead;
  }

  @Override
  public List<Move> pass(Packet packet, boolean outward) {
    if (packet.protocol() != Packet.TCP && packet.protocol() != Packet.UDP) {
      return Passage.on(packet, outward);
    }
    if (!outward) {
      byte[] client = clients.get(packet.flow());
      return client == null ? Passage.on(packet, false)
          : Passage.on(packet.between(translated(packet.source()), client), false);
    }
    if (!packet.isIpv6() || !Arrays.equals(Arrays.copyOf(packet.target(), PREFIX_BYTES), prefix)) {
      return Passage.on(packet, true);
    }
    if (dead) {
      return List.of(new Move(packet.unroutable(), false));
    }
    byte[] host = Arrays.copyOfRange(packet.target(), PREFIX_BYTES, PREFIX_BYTES + 4);
    Packet further = packet.between(InetAddress.ofLiteral(ClientPlace.ADDRESS).getAddress(), host);
    clients.put(further.flow(), packet.source());
    return Passage.on(further, true);
  }

  private byte[] translated(byte[] ipv4) {
    byte[] address = Arrays.copyOf(prefix, 16);
    System.arraycopy(ipv4, 0, address, PREFIX_BYTES, 4);
    return address;
  }
}
