package dev.gogetwell.net.tls.pcap;

import org.jspecify.annotations.Nullable;

/// Finds the TCP segment inside a captured packet: behind the [LinkLayer] IPv4 (RFC 791), IPv6 with its extension
/// headers (RFC 8200), both put together from fragments, IP in IP (RFC 2003, 2473, 4213), GRE (RFC 2784, 2890), VXLAN
/// (RFC 7348) and Geneve (RFC 8926) as containers have them, TCP (RFC 9293). Confined to one thread.
final class PacketDecoder {
  private static final int TCP = 6;
  private static final int IPV4 = 4;
  private static final int IPV6 = 41;
  private static final int GRE = 47;
  private static final int UDP = 17;
  private static final int VXLAN = 4789;
  private static final int GENEVE = 6081;
  private static final int MAX_HEADERS = 16;
  private static final int MAX_DEPTH = 4;

  private final Segment segment = new Segment();
  private final Fragments fragments = new Fragments();
  private int depth;

  /// The segment of the packet that was decoded last.
  Segment segment() {
    return segment;
  }

  /// Whether fragments were found that could not be put together.
  boolean hasFragments() {
    return fragments.hasBegun();
  }

  /// Looks for a TCP segment.
  ///
  /// @param original the length of the packet before it was cut
  /// @return whether there is one with a whole header
  boolean decode(int linkType, byte[] bytes, int from, int to, int original) {
    depth = 0;
    return ip(bytes, LinkLayer.ip(linkType, bytes, from, to), to, Math.max(0, original - (to - from)));
  }

  private boolean ip(byte[] bytes, int ip, int to, int missing) {
    if (ip < 0 || ip >= to || depth++ > MAX_DEPTH) {
      return false;
    }
    return switch (bytes[ip] >> 4 & 15) {
      case 4 -> ipv4(bytes, ip, to, missing);
      case 6 -> ipv6(bytes, ip, to, missing);
      default -> false;
    };
  }

  private boolean ipv4(byte[] bytes, int ip, int to, int missing) {
    int headerLength = (bytes[ip] & 15) * 4;
    if (headerLength < 20 || ip + headerLength > to) {
      return false;
    }
    int total = Numbers.u16(bytes, ip + 2, true);
    int fragment = Numbers.u16(bytes, ip + 6, true);
    int protocol = bytes[ip + 9] & 0xff;
    // Zero stands in packets that the network card was to cut up.
    int end = total == 0 ? to + missing : ip + Math.max(total, headerLength);
    if ((fragment & 0x3fff) != 0) {
      long number = (long) Numbers.u16(bytes, ip + 4, true) << 8 | protocol;
      return fragment(bytes, ip + 12, 4, number, protocol, (fragment & 0x1fff) * 8, (fragment & 0x2000) != 0,
          ip + headerLength, to, end);
    }
    return payload(bytes, ip + 12, 4, protocol, ip + headerLength, to, end);
  }

  /// A fragment that was cut when it was captured does not make a whole packet; the first one has the TCP header.
  private boolean fragment(byte[] bytes, int addresses, int addressLength, long number, int protocol, int offset,
      boolean more, int from, int to, int end) {
    byte @Nullable [] whole = end > to ? null
        : fragments.add(bytes, addresses, addressLength, number, offset, more, from, Math.max(from, end));
    if (whole != null) {
      return payload(whole, 0, addressLength, protocol, 2 * addressLength, whole.length, whole.length);
    }
    return false;
  }

  private boolean payload(byte[] bytes, int addresses, int addressLength, int protocol, int from, int to, int end) {
    int missing = Math.max(0, end - to);
    int known = Math.min(to, end);
    return switch (protocol) {
      case TCP -> {
        segment.addresses = addresses;
        segment.addressLength = addressLength;
        yield tcp(bytes, from, to, end);
      }
      case IPV4, IPV6 -> ip(bytes, from, known, missing);
      case GRE -> ip(bytes, gre(bytes, from, known), known, missing);
      case UDP -> ip(bytes, overlay(bytes, from, known), known, missing);
      default -> false;
    };
  }

  /// Behind the flags and the EtherType come a checksum, a key and a number, as the flags say.
  private static int gre(byte[] bytes, int at, int to) {
    if (at + 4 > to || (bytes[at + 1] & 7) != 0) {
      return -1;
    }
    int flags = bytes[at] & 0xff;
    int length = 4 + ((flags & 0xc0) != 0 ? 4 : 0) + ((flags & 0x20) != 0 ? 4 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
    int type = Numbers.u16(bytes, at + 2, true);
    return switch (type) {
      case 0x0800, 0x86dd -> at + length;
      // A whole Ethernet frame.
      case 0x6558 -> LinkLayer.ethernet(bytes, at + length, to);
      case 0x8847, 0x8848 -> LinkLayer.mpls(bytes, at + length, to);
      default -> -1;
    };
  }

  /// The Ethernet frame of a virtual network, told by the port that it is sent to.
  private static int overlay(byte[] bytes, int udp, int to) {
    int at = udp + 8;
    if (at + 8 > to) {
      return -1;
    }
    boolean ofEthernet = Numbers.u16(bytes, at + 2, true) == 0x6558;
    return switch (Numbers.u16(bytes, udp + 2, true)) {
      // The flag says that there is a number of the network.
      case VXLAN -> (bytes[at] & 8) != 0 ? LinkLayer.ethernet(bytes, at + 8, to) : -1;
      case GENEVE -> ofEthernet ? LinkLayer.ethernet(bytes, at + 8 + (bytes[at] & 0x3f) * 4, to) : -1;
      default -> -1;
    };
  }

  private boolean ipv6(byte[] bytes, int ip, int to, int missing) {
    if (ip + 40 > to) {
      return false;
    }
    int length = Numbers.u16(bytes, ip + 4, true);
    int end = length == 0 ? to + missing : ip + 40 + length;
    int next = bytes[ip + 6] & 0xff;
    int at = ip + 40;
    for (int i = 0; i < MAX_HEADERS && at + 8 <= to; i++) {
      switch (next) {
        case TCP, UDP, IPV4, IPV6, GRE -> {
          return payload(bytes, ip + 8, 16, next, at, to, end);
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
          next = bytes[at] & 0xff;
          if ((offset & 0xfff9) != 0) {
            long number = (long) Numbers.i32(bytes, at + 4, true) << 8 | next;
            return fragment(bytes, ip + 8, 16, number, next, offset & 0xfff8, (offset & 1) != 0, at + 8, to, end);
          }
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
