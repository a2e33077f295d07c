package dev.gogetwell.net.tls.pcap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The addresses and ports of a TCP connection, the same for both directions. Immutable.
record FlowKey(long lowHigh, long lowLow, long highHigh, long highLow, int ports) {

  static FlowKey of(Segment segment) {
    boolean swap = swapped(segment);
    int length = segment.addressLength;
    int low = segment.addresses + (swap ? length : 0);
    int high = segment.addresses + (swap ? 0 : length);
    int ports = swap
        ? segment.destinationPort << 16 | segment.sourcePort
        : segment.sourcePort << 16 | segment.destinationPort;
    byte[] bytes = segment.bytes;
    return length == 4
        ? new FlowKey(0, Numbers.u32(bytes, low, true), 0, Numbers.u32(bytes, high, true), ports)
        : new FlowKey(i64(bytes, low), i64(bytes, low + 8), i64(bytes, high), i64(bytes, high + 8), ports);
  }

  /// Written out: asked for every packet, and the generated one takes its time at the start of a program.
  @Override
  public int hashCode() {
    long mixed = lowLow * 31 + highLow + 17 * (lowHigh + 31 * highHigh) + ports * 0x9e3779b97f4a7c15L;
    return (int) (mixed ^ mixed >>> 32);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FlowKey key && ports == key.ports && lowLow == key.lowLow && highLow == key.highLow
        && lowHigh == key.lowHigh && highHigh == key.highHigh;
  }

  /// Whether the source is the higher one of the two ends.
  static boolean swapped(Segment segment) {
    int from = segment.addresses;
    int middle = from + segment.addressLength;
    int end = middle + segment.addressLength;
    int order = Arrays.compareUnsigned(segment.bytes, from, middle, segment.bytes, middle, end);
    return order > 0 || (order == 0 && segment.sourcePort > segment.destinationPort);
  }

  private static long i64(byte[] bytes, int at) {
    return (long) Numbers.i32(bytes, at, true) << 32 | Numbers.u32(bytes, at + 4, true);
  }
}
