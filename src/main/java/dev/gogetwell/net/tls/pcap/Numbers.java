package dev.gogetwell.net.tls.pcap;

/// Numbers in either byte order.
final class Numbers {
  private Numbers() {}

  static int u16(byte[] bytes, int at, boolean bigEndian) {
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return bigEndian ? first << 8 | second : second << 8 | first;
  }

  static int i32(byte[] bytes, int at, boolean bigEndian) {
    int first = u16(bytes, at, bigEndian);
    int second = u16(bytes, at + 2, bigEndian);
    return bigEndian ? first << 16 | second : second << 16 | first;
  }

  static long u32(byte[] bytes, int at, boolean bigEndian) {
    return i32(bytes, at, bigEndian) & 0xffffffffL;
  }
}
