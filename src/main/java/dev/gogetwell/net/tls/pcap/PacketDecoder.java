package dev.gogetwell.net.tls.pcap;

/// Finds the TCP segment inside a captured packet: link layer (Ethernet with any number of VLAN tags, PPPoE and MPLS,
/// Linux cooked in both versions, loopback in both byte orders, PPP, raw IP), IPv4 (RFC 791), IPv6 with its extension
/// headers (RFC 8200), TCP (RFC 9293). Confined to one thread.
final class PacketDecoder {
  private static final int TCP = 6;
  private static final int MAX_HEADERS = 16;

  private final Segment segment = new Segment();

  /// The segment of the packet that was decoded last.
  Segment segment() {
    return segment;
  }

  /// Looks for a TCP segment.
  ///
  /// @param original the length of the packet before it was cut
  /// @return whether there is one with a whole header
  boolean decode(int linkType, byte[] bytes, int from, int to, int original) {
    int ip = switch (linkType) {
      case 1 -> ethernet(bytes, from + 12, to);
      case 0, 108 -> from + 4;
      case 9, 50 -> ppp(bytes, from, to);
      case 12, 14, 101, 228, 229 -> from;
      case 113 -> ethernet(bytes, from + 14, to);
      case 276 -> to - from < 20 ? -1 : cooked2(bytes, from, to);
      default -> -1;
    };
    if (ip < 0 || ip >= to) {
      return false;
    }
    int missing = Math.max(0, original - (to - from));
    return switch (bytes[ip] >> 4 & 15) {
      case 4 -> ipv4(bytes, ip, to, missing);
      case 6 -> ipv6(bytes, ip, to, missing);
      default -> false;
    };
  }

  /// Follows EtherTypes from the one at `at` to an IP header; -1 if there is none.
  private static int ethernet(byte[] bytes, int at, int to) {
    int position = at;
    for (int i = 0; i < MAX_HEADERS && position + 2 <= to; i++) {
      int type = Numbers.u16(bytes, position, true);
      switch (type) {
        case 0x0800, 0x86dd -> {
          return position + 2;
        }
        case 0x8100, 0x88a8, 0x9100, 0x9200 -> position += 4;
        case 0x8864 -> {
          return ppp(bytes, position + 8, to);
        }
        case 0x8847, 0x8848 -> {
          return mpls(bytes, position + 2, to);
        }
        default -> {
          return -1;
        }
      }
    }
    return -1;
  }

  private static int cooked2(byte[] bytes, int from, int to) {
    int type = Numbers.u16(bytes, from, true);
    if (type == 0x0800 || type == 0x86dd) {
      return from + 20;
    }
    // Behind a VLAN tag the header is followed by the tag and the next EtherType.
    return type == 0x8100 || type == 0x88a8 ? ethernet(bytes, from + 22, to) : -1;
  }

  private static int ppp(byte[] bytes, int from, int to) {
    int at = to - from > 4 && bytes[from] == (byte) 0xff && bytes[from + 1] == 3 ? from + 2 : from;
    if (at + 2 > to) {
      return -1;
    }
    int protocol = Numbers.u16(bytes, at, true);
    return protocol == 0x0021 || protocol == 0x0057 ? at + 2 : -1;
  }

  private static int mpls(byte[] bytes, int from, int to) {
    int at = from;
    while (at + 4 <= to) {
      boolean last = (bytes[at + 2] & 1) != 0;
      at += 4;
      if (last) {
        return at;
      }
    }
    return -1;
  }

  private boolean ipv4(byte[] bytes, int ip, int to, int missing) {
    int headerLength = (bytes[ip] & 15) * 4;
    if (headerLength < 20 || ip + headerLength > to || bytes[ip + 9] != TCP) {
      return false;
    }
    int total = Numbers.u16(bytes, ip + 2, true);
    int fragment = Numbers.u16(bytes, ip + 6, true);
    if ((fragment & 0x1fff) != 0) {
      return false;
    }
    segment.fragment = (fragment & 0x2000) != 0;
    segment.addresses = ip + 12;
    segment.addressLength = 4;
    // Zero stands in packets that the network card was to cut up.
    int end = total == 0 ? to + missing : ip + Math.max(total, headerLength);
    return tcp(bytes, ip + headerLength, to, end);
  }

  private boolean ipv6(byte[] bytes, int ip, int to, int missing) {
    if (ip + 40 > to) {
      return false;
    }
    int length = Numbers.u16(bytes, ip + 4, true);
    int end = length == 0 ? to + missing : ip + 40 + length;
    segment.fragment = false;
    segment.addresses = ip + 8;
    segment.addressLength = 16;
    int next = bytes[ip + 6] & 0xff;
    int at = ip + 40;
    for (int i = 0; i < MAX_HEADERS && at + 8 <= to; i++) {
      switch (next) {
        case TCP -> {
          return tcp(bytes, at, to, end);
        }
        case 0, 43, 60, 135, 139, 140 -> {
          next = bytes[at] & 0xff;
          at += 8 + (bytes[at + 1] & 0xff) * 8;
        }
        case 51 -> {
          next = bytes[at] & 0xff;
          at += 8 + (bytes[at + 1] & 0xff) * 4;
        }
        case 44 -> {
          int offset = Numbers.u16(bytes, at + 2, true);
          if (offset >> 3 != 0) {
            return false;
          }
          segment.fragment = (offset & 1) != 0;
          next = bytes[at] & 0xff;
          at += 8;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  private boolean tcp(byte[] bytes, int at, int to, int end) {
    int captured = Math.min(to, end);
    if (at + 20 > captured) {
      return false;
    }
    int headerLength = (bytes[at + 12] >> 4 & 15) * 4;
    if (headerLength < 20) {
      return false;
    }
    segment.bytes = bytes;
    segment.sourcePort = Numbers.u16(bytes, at, true);
    segment.destinationPort = Numbers.u16(bytes, at + 2, true);
    segment.sequence = Numbers.i32(bytes, at + 4, true);
    segment.acknowledged = Numbers.i32(bytes, at + 8, true);
    segment.flags = bytes[at + 13] & 0xff;
    segment.from = Math.min(at + headerLength, captured);
    segment.to = captured;
    segment.cut = Math.max(0, end - Math.max(captured, at + headerLength));
    return true;
  }
}
