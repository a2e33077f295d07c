package dev.gogetwell.net.tls.pcap;

/// Finds the IP header inside a captured frame, by the number of its link type as the tcpdump group assigns it: Ethernet
/// with any number of VLAN tags, SNAP, PPPoE and MPLS, Linux cooked in both versions, loopback in both byte orders, PPP,
/// Cisco HDLC, raw IP, what a Mac's tcpdump writes of all interfaces (PKTAP), the logs of Linux' and BSD's packet filters.
/// Pure.
final class LinkLayer {
  private static final int MAX_HEADERS = 16;
  private static final int NONE = -1;
  private static final int COOKED2_HEADER = 20;
  /// PKTAP is user-defined on a Mac, where it was made, and has a number of its own elsewhere.
  private static final int PKTAP_OF_MAC = 149;
  private static final int PKTAP = 258;
  private static final int PKTAP_HEADER = 108;
  private static final int NFLOG_PAYLOAD = 9;

  private LinkLayer() {}

  /// Whether frames of this link can be read at all.
  static boolean knows(int linkType) {
    return switch (linkType) {
      case 0, 1, 9, 12, 14, 50, 101, 104, 108, 109, 113, 117, PKTAP_OF_MAC, 228, 229, 239, PKTAP, 276 -> true;
      default -> false;
    };
  }

  /// Where the IP header begins; negative if there is none, and never before `from`.
  static int ip(int linkType, byte[] bytes, int from, int to) {
    return switch (linkType) {
      case 1 -> ethernet(bytes, from, to);
      case 0, 108 -> from + 4;
      case 9, 50 -> ppp(bytes, from, to);
      // Address and control, then an EtherType; PPP in HDLC has the same numbers of links (RFC 1547).
      case 104 -> to - from > 4 && bytes[from] == (byte) 0xff ? ppp(bytes, from, to) : etherType(bytes, from + 2, to);
      case 12, 14, 101, 228, 229 -> from;
      // Family, security parameters and flags of OpenBSD's IPsec.
      case 109 -> from + 12;
      case 113 -> etherType(bytes, from + 14, to);
      // The first byte is the length without its padding to four.
      case 117 -> from < to ? from + ((bytes[from] & 0xff) + 3 & ~3) : NONE;
      case PKTAP_OF_MAC, PKTAP -> pktap(bytes, from, to);
      case 239 -> nflog(bytes, from, to);
      case 276 -> to - from < COOKED2_HEADER ? NONE : cooked2(bytes, from, to);
      default -> NONE;
    };
  }

  /// The IP header inside an Ethernet frame.
  static int ethernet(byte[] bytes, int frame, int to) {
    return etherType(bytes, frame + 12, to);
  }

  /// Follows EtherTypes from the one at `at`.
  private static int etherType(byte[] bytes, int at, int to) {
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
          if (!isSnap(bytes, position, to)) {
            return NONE;
          }
          position += 8;
        }
      }
    }
    return NONE;
  }

  /// A length in the place of the type, then LLC with the header that tells an EtherType (RFC 1042).
  private static boolean isSnap(byte[] bytes, int at, int to) {
    return at + 10 <= to && Numbers.u16(bytes, at, true) <= 1500 && Numbers.u16(bytes, at + 2, true) == 0xaaaa
        && Numbers.i32(bytes, at + 4, true) == 0x03000000;
  }

  private static int cooked2(byte[] bytes, int from, int to) {
    int type = Numbers.u16(bytes, from, true);
    if (type == 0x0800 || type == 0x86dd) {
      return from + COOKED2_HEADER;
    }
    // Behind a VLAN tag the header is followed by the tag and the next EtherType.
    return type == 0x8100 || type == 0x88a8 ? etherType(bytes, from + COOKED2_HEADER + 2, to) : NONE;
  }

  private static int ppp(byte[] bytes, int from, int to) {
    int at = to - from > 4 && bytes[from] == (byte) 0xff && bytes[from + 1] == 3 ? from + 2 : from;
    if (at + 2 > to) {
      return NONE;
    }
    int protocol = Numbers.u16(bytes, at, true);
    if (protocol == 0x0021 || protocol == 0x0057) {
      return at + 2;
    }
    // Compressed to one byte, which is odd and so cannot begin a number of two (RFC 1661).
    return bytes[at] == 0x21 || bytes[at] == 0x57 ? at + 1 : NONE;
  }

  /// Behind the last label.
  static int mpls(byte[] bytes, int from, int to) {
    int at = from;
    while (at + 4 <= to) {
      boolean last = (bytes[at + 2] & 1) != 0;
      at += 4;
      if (last) {
        return at;
      }
    }
    return NONE;
  }

  /// Its length, whether a packet follows, and the link type of that (XNU, bsd/net/pktap.h); a Mac writes the low byte
  /// first.
  private static int pktap(byte[] bytes, int from, int to) {
    if (to - from < PKTAP_HEADER || Numbers.i32(bytes, from + 4, false) != 1) {
      return NONE;
    }
    long length = Numbers.u32(bytes, from, false);
    int linkType = Numbers.i32(bytes, from + 8, false);
    boolean nested = linkType == PKTAP_OF_MAC || linkType == PKTAP;
    return length < PKTAP_HEADER || length >= to - from || nested ? NONE
        : ip(linkType, bytes, from + (int) length, to);
  }

  /// Family, version and group, then values with length and type in the byte order of who wrote it, padded to four
  /// (Linux, nfnetlink_log.h).
  private static int nflog(byte[] bytes, int from, int to) {
    int at = from + 4;
    for (int i = 0; i < 4 * MAX_HEADERS && at + 4 <= to; i++) {
      boolean bigEndian = Numbers.u16(bytes, at + 2, false) > 0xff;
      int length = Numbers.u16(bytes, at, bigEndian);
      if (Numbers.u16(bytes, at + 2, bigEndian) == NFLOG_PAYLOAD) {
        return at + 4;
      }
      if (length < 4) {
        return NONE;
      }
      at += length + 3 & ~3;
    }
    return NONE;
  }
}
