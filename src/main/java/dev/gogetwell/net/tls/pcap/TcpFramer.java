package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Wraps bytes of a connection into IP packets as the other side would have seen them: correct sequence and
/// acknowledgement numbers, lengths and checksums (RFC 9293, RFC 791, RFC 8200). Confined to one thread.
final class TcpFramer {
  /// The payload that fits into an Ethernet frame behind IPv6 and TCP headers.
  static final int SEGMENT = 1440;

  private static final int WINDOW = 65535;

  private final byte[] client;
  private final byte[] server;
  private final int clientPort;
  private final int serverPort;

  /// The next sequence number of each direction; fixed first ones, so that the same recording gives the same file.
  private final int[] next = {1_000_000, 2_000_000};

  TcpFramer(Endpoint client, Endpoint server) {
    byte[] from = address(client);
    byte[] to = address(server);
    boolean mixed = from.length != to.length;
    this.client = mixed && from.length == 4 ? mapped(from) : from;
    this.server = mixed && to.length == 4 ? mapped(to) : to;
    this.clientPort = client.port();
    this.serverPort = server.port();
  }

  private static byte[] address(Endpoint endpoint) {
    try {
      // Literals only: a name would be looked up, and no name reaches this place.
      return InetAddress.ofLiteral(endpoint.address()).getAddress();
    } catch (IllegalArgumentException e) {
      return new byte[4];
    }
  }

  private static byte[] mapped(byte[] address) {
    return ByteBuffer.allocate(16).position(10).putShort((short) -1).put(address).array();
  }

  /// One packet; advances the numbers of its direction.
  ///
  /// @param flags of the TCP header
  byte[] packet(Direction direction, int flags, byte[] bytes, int from, int to) {
    boolean toServer = direction == Direction.CLIENT_TO_SERVER;
    int length = to - from;
    boolean syn = (flags & Segment.SYN) != 0;
    int header = syn ? 24 : 20;
    ByteBuffer tcp = ByteBuffer.allocate(header + length);
    tcp.putShort((short) (toServer ? clientPort : serverPort)).putShort((short) (toServer ? serverPort : clientPort));
    tcp.putInt(next[toServer ? 0 : 1]);
    tcp.putInt((flags & Segment.ACK) == 0 ? 0 : next[toServer ? 1 : 0]);
    tcp.put((byte) ((header / 4) << 4)).put((byte) flags).putShort((short) WINDOW).putInt(0);
    if (syn) {
      tcp.put((byte) 2).put((byte) 4).putShort((short) SEGMENT);
    }
    tcp.put(bytes, from, length);
    byte[] source = toServer ? client : server;
    byte[] destination = toServer ? server : client;
    tcp.putShort(16, checksum(pseudoHeader(source, destination, tcp.capacity()), tcp.array()));
    next[toServer ? 0 : 1] += length + (syn ? 1 : 0) + ((flags & Segment.FIN) != 0 ? 1 : 0);
    return ip(source, destination, tcp.array());
  }

  private static byte[] ip(byte[] source, byte[] destination, byte[] tcp) {
    if (source.length == 16) {
      return ByteBuffer.allocate(40 + tcp.length).putInt(0x60000000).putShort((short) tcp.length).put((byte) 6)
          .put((byte) 64).put(source).put(destination).put(tcp).array();
    }
    ByteBuffer packet = ByteBuffer.allocate(20 + tcp.length);
    packet.putShort((short) 0x4500).putShort((short) (20 + tcp.length)).putInt(0x4000)
        .put((byte) 64).put((byte) 6).putShort((short) 0).put(source).put(destination).put(tcp);
    byte[] header = Arrays.copyOf(packet.array(), 20);
    packet.putShort(10, checksum(header, new byte[0]));
    return packet.array();
  }

  private static byte[] pseudoHeader(byte[] source, byte[] destination, int length) {
    return ByteBuffer.allocate(2 * source.length + 8).put(source).put(destination).putInt(length).putInt(6).array();
  }

  /// The Internet checksum (RFC 1071) over both parts; the first has an even length.
  private static short checksum(byte[] first, byte[] second) {
    long sum = sum(first) + sum(second);
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (short) ~sum;
  }

  private static long sum(byte[] bytes) {
    long sum = 0;
    for (int i = 0; i < bytes.length; i++) {
      sum += (bytes[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
    }
    return sum;
  }
}
