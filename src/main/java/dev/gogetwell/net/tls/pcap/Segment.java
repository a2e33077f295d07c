package dev.gogetwell.net.tls.pcap;

/// One TCP segment, found inside a packet. Reused for every packet, so that reading a large capture makes no garbage.
/// Confined to one thread.
final class Segment {
  static final int FIN = 1;
  static final int SYN = 2;
  static final int RST = 4;
  static final int ACK = 16;

  byte[] bytes = {};

  /// Where the addresses begin in [#bytes]: the source, directly behind it the destination.
  int addresses;

  /// 4 or 16.
  int addressLength;

  int sourcePort;
  int destinationPort;
  int sequence;
  int acknowledged;
  int flags;
  int from;
  int to;

  /// Bytes of payload that the packet had and the capture has not.
  int cut;

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /// The length of the payload on the wire.
  int length() {
    return to - from + cut;
  }
}
