package dev.gogetwell.lab.path;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// One IP packet as it came out of a device (RFC 791, RFC 8200; TCP RFC 9293, UDP RFC 768). No options of IPv6 are
/// expected between the hosts of a practice network. Immutable; any thread.
record Packet(byte[] bytes) {
  static final int TCP = 6;
  static final int UDP = 17;
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;
  private static final int SMALL_TCP = 20;
  private static final int SMALL_UDP = 8;

  boolean isIpv6() {
    return bytes.length > 0 && (bytes[0] >> 4 & 15) == 6;
  }

  int length() {
    return bytes.length;
  }

  /// The protocol inside, -1 for something that is cut off.
  int protocol() {
    int at = isIpv6() ? 6 : 9;
    if (bytes.length <= at) {
      return -1;
    }
    int inside = bytes[at] & 255;
    int least = start() + (inside == TCP ? SMALL_TCP : inside == UDP ? SMALL_UDP : 0);
    return bytes.length >= least ? inside : -1;
  }

  boolean isTcp() {
    return protocol() == TCP;
  }

  boolean isUdpTo(int port) {
    return protocol() == UDP && to() == port;
  }

  private int start() {
    return isIpv6() ? 40 : (bytes[0] & 15) * 4;
  }

  int from() {
    return number(start());
  }

  int to() {
    return number(start() + 2);
  }

  /// Who speaks to whom, the same for both directions: the two ends in the order of their bytes.
  String flow() {
    int size = isIpv6() ? 16 : 4;
    int at = isIpv6() ? 8 : 12;
    String one = Arrays.toString(Arrays.copyOfRange(bytes, at, at + size)) + from();
    String other = Arrays.toString(Arrays.copyOfRange(bytes, at + size, at + 2 * size)) + to();
    return one.compareTo(other) < 0 ? one + other : other + one;
  }

  boolean isSyn() {
    return isTcp() && (flags() & (SYN | ACK)) == SYN;
  }

  private int flags() {
    return bytes[start() + 13] & 255;
  }

  /// What is said, without the heads; empty for anything but TCP and UDP.
  byte[] said() {
    int from = switch (protocol()) {
      case TCP -> start() + (bytes[start() + 12] >> 4 & 15) * 4;
      case UDP -> start() + SMALL_UDP;
      default -> bytes.length;
    };
    return from >= bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  /// A reset as the other end would send it for this packet (RFC 9293, 3.10.7.1).
  Packet reset() {
    ByteBuffer tcp = ByteBuffer.allocate(SMALL_TCP);
    boolean acknowledges = (flags() & ACK) != 0;
    int next = word(start() + 4) + said().length + ((flags() & (SYN | FIN)) != 0 ? 1 : 0);
    tcp.putShort((short) to()).putShort((short) from());
    tcp.putInt(acknowledges ? word(start() + 8) : 0).putInt(next);
    tcp.put((byte) 0x50).put((byte) (RST | ACK)).putShort((short) 0).putInt(0);
    return answer(TCP, tcp.array(), 16);
  }

  /// A reset in the place of this packet, for the end that it goes to.
  Packet cut() {
    return reset().turned(word(start() + 4), word(start() + 8));
  }

  private Packet turned(int sequence, int acknowledged) {
    ByteBuffer tcp = ByteBuffer.allocate(SMALL_TCP);
    tcp.putShort((short) to()).putShort((short) from()).putInt(sequence).putInt(acknowledged);
    tcp.put((byte) 0x50).put((byte) (RST | ACK)).putShort((short) 0).putInt(0);
    return answer(TCP, tcp.array(), 16);
  }

  /// An answer over UDP as the other end would send it.
  Packet answer(byte[] said) {
    ByteBuffer udp = ByteBuffer.allocate(SMALL_UDP + said.length);
    udp.putShort((short) to()).putShort((short) from()).putShort((short) udp.capacity()).putShort((short) 0).put(said);
    return answer(UDP, udp.array(), 6);
  }

  /// "Communication administratively prohibited", from the host that was meant (RFC 1812 5.2.7.1, RFC 4443 3.1).
  Packet prohibited() {
    byte[] quoted = Arrays.copyOf(bytes, Math.min(bytes.length, isIpv6() ? 1232 : start() + 8));
    ByteBuffer icmp = ByteBuffer.allocate(8 + quoted.length);
    icmp.put((byte) (isIpv6() ? 1 : 3)).put((byte) (isIpv6() ? 1 : 13)).putShort((short) 0).putInt(0).put(quoted);
    return answer(isIpv6() ? 58 : 1, icmp.array(), 2);
  }

  /// "No route to destination", from the host that was meant (RFC 4443, 3.1); for IPv6 only.
  Packet unroutable() {
    byte[] quoted = Arrays.copyOf(bytes, Math.min(bytes.length, 1232));
    ByteBuffer icmp = ByteBuffer.allocate(8 + quoted.length);
    icmp.put((byte) 1).put((byte) 0).putShort((short) 0).putInt(0).put(quoted);
    return answer(58, icmp.array(), 2);
  }

  /// Who sent it.
  byte[] source() {
    int at = isIpv6() ? 8 : 12;
    return Arrays.copyOfRange(bytes, at, at + (isIpv6() ? 16 : 4));
  }

  /// Who shall get it.
  byte[] target() {
    int at = isIpv6() ? 24 : 16;
    return Arrays.copyOfRange(bytes, at, at + (isIpv6() ? 16 : 4));
  }

  /// The same segment or datagram between two other addresses, which may be of the other family; TCP and UDP only.
  Packet between(byte[] source, byte[] target) {
    byte[] inside = Arrays.copyOfRange(bytes, start(), bytes.length);
    int checksumAt = protocol() == TCP ? 16 : 6;
    ByteBuffer.wrap(inside).putShort(checksumAt, (short) 0);
    return of(protocol(), inside, checksumAt, source, target);
  }

  private Packet answer(int protocol, byte[] inside, int checksumAt) {
    return of(protocol, inside, checksumAt, /* source= */ target(), /* target= */ source());
  }

  private static Packet of(int protocol, byte[] inside, int checksumAt, byte[] source, byte[] target) {
    boolean ipv6 = source.length == 16;
    ByteBuffer sum = ByteBuffer.allocate(40 + inside.length);
    if (protocol != 1) {
      sum.put(source).put(target).putInt(inside.length).putInt(protocol);
    }
    sum.put(inside);
    int checksum = checksum(sum.array(), sum.position());
    ByteBuffer.wrap(inside).putShort(checksumAt, (short) (protocol == UDP && checksum == 0 ? 0xffff : checksum));
    ByteBuffer head = ByteBuffer.allocate((ipv6 ? 40 : 20) + inside.length);
    if (ipv6) {
      head.putInt(0x60000000).putShort((short) inside.length).put((byte) protocol).put((byte) 64);
    } else {
      head.putShort((short) 0x4500).putShort((short) head.capacity()).putInt(0).put((byte) 64).put((byte) protocol)
          .putShort((short) 0);
    }
    head.put(source).put(target);
    if (!ipv6) {
      head.putShort(10, (short) checksum(head.array(), head.position()));
    }
    return new Packet(head.put(inside).array());
  }

  /// RFC 1071.
  private static int checksum(byte[] words, int length) {
    long sum = 0;
    for (int i = 0; i < length; i += 2) {
      sum += (words[i] & 255) << 8 | (i + 1 < length ? words[i + 1] & 255 : 0);
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (int) ~sum & 0xffff;
  }

  private int number(int at) {
    return (bytes[at] & 255) << 8 | (bytes[at + 1] & 255);
  }

  private int word(int at) {
    return number(at) << 16 | number(at + 2);
  }
}
