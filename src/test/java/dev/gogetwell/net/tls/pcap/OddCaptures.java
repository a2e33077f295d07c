package dev.gogetwell.net.tls.pcap;

import static dev.gogetwell.model.tls.Direction.CLIENT_TO_SERVER;
import static dev.gogetwell.model.tls.Direction.SERVER_TO_CLIENT;
import static dev.gogetwell.net.tls.TlsBytes.join;
import static dev.gogetwell.net.tls.TlsBytes.message;
import static dev.gogetwell.net.tls.TlsBytes.record;

import dev.gogetwell.net.tls.TlsBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Captures that are cut, fragmented or wrapped in every odd way, one connection each, all in one file: the client's
/// port tells them apart.
final class OddCaptures {
  static final byte[] HELLO = record(22, 0x0301, TlsBytes.clientHello("proxy.golang.org", 0));
  private static final byte[] CCS = record(20, 0x0303, new byte[] {1});
  private static final byte[] FLIGHT = join(TlsBytes.serverHello12(), message(11, new byte[] {0, 0, 0}),
      message(12, join(new byte[] {3, 0, 29, 32}, new byte[36])), message(14, new byte[0]));
  private static final byte[] ANSWER = record(22, 0x0303, FLIGHT);
  private static final byte[] DONE =
      join(record(22, 0x0303, message(16, new byte[33])), CCS, record(22, 0x0303, sealed(40)));
  private static final byte[] LAST = join(CCS, record(22, 0x0303, sealed(40)));
  private static final int FIRST_PORT = 10_000;

  final List<Odd> all = new ArrayList<>();

  /// One connection.
  ///
  /// @param differs why tshark may say something else; empty where it must not
  /// @param packets of IP
  /// @param kept how many bytes of a packet were captured
  record Odd(String name, int port, int link, List<byte[]> packets, int kept, String differs) {}

  OddCaptures() {
    resets();
    pieces();
    links();
    fragments();
    snaps();
    records();
  }

  private CaptureBuilder open() {
    return new CaptureBuilder("192.0.2.1", FIRST_PORT + all.size(), "192.0.2.2").open();
  }

  private void add(String name, CaptureBuilder capture) {
    add(name, 101, capture.packets, 65_535, "");
  }

  private void add(String name, int link, List<byte[]> packets, int kept, String differs) {
    all.add(new Odd(name, FIRST_PORT + all.size(), link, packets, kept, differs));
  }

  /// The connection is reset behind every byte of the hello and of the server's flight.
  private void resets() {
    for (int at = 1; at < HELLO.length; at++) {
      add("reset in the hello at " + at, open().data(CLIENT_TO_SERVER, Arrays.copyOf(HELLO, at), at)
          .add(SERVER_TO_CLIENT, Segment.RST | Segment.ACK, new byte[0]));
    }
    byte[] each = join(record(22, 0x0303, TlsBytes.serverHello12()), record(22, 0x0303, message(11, new byte[3])),
        record(22, 0x0303, message(14, new byte[0])));
    for (int at = 1; at <= each.length; at++) {
      add("reset in the flight at " + at, open().data(CLIENT_TO_SERVER, HELLO, HELLO.length)
          .data(SERVER_TO_CLIENT, Arrays.copyOf(each, at), at)
          .add(SERVER_TO_CLIENT, Segment.RST | Segment.ACK, new byte[0]));
    }
  }

  private CaptureBuilder whole(CaptureBuilder opened, int segment) {
    return opened.data(CLIENT_TO_SERVER, HELLO, segment).data(SERVER_TO_CLIENT, ANSWER, segment)
        .data(CLIENT_TO_SERVER, DONE, segment).data(SERVER_TO_CLIENT, LAST, segment).close();
  }

  private void pieces() {
    for (int size : new int[] {1, 2, 3, 4, 5, 6, 7, 11, 50, 1000}) {
      add("segments of " + size, whole(open(), size));
    }
    for (int size : new int[] {1, 2, 3, 4, 5, 16, 40}) {
      byte[] cut = new byte[0];
      for (int at = 0; at < FLIGHT.length; at += size) {
        cut = join(cut, record(22, 0x0303, Arrays.copyOfRange(FLIGHT, at, Math.min(FLIGHT.length, at + size))));
      }
      add("records of " + size, open().data(CLIENT_TO_SERVER, HELLO, 500).data(SERVER_TO_CLIENT, cut, 900).close());
    }
  }

  private void links() {
    link("Ethernet", 1, packet -> join(new byte[12], hex("0800"), packet));
    link("VLAN", 1, packet -> join(new byte[12], hex("810000050800"), packet));
    link("two VLANs", 1, packet -> join(new byte[12], hex("88a8000681000005" + "0800"), packet));
    link("MPLS", 1, packet -> join(new byte[12], hex("8847" + "00010140"), packet));
    link("PPPoE", 1, packet -> join(new byte[12], hex("8864" + "11000001" + size(packet, 2) + "0021"), packet));
    link("loopback", 0, packet -> join(hex("02000000"), packet));
    link("cooked", 113, packet -> join(hex("0000000100060000000000000000" + "0800"), packet));
    link("PPP", 9, packet -> join(hex("ff030021"), packet));
    link("Cisco HDLC", 104, packet -> join(hex("0f000800"), packet));
    link("Cisco HDLC, multicast", 104, packet -> join(hex("8f000800"), packet));
    link("PPP, compressed", 9, packet -> join(hex("21"), packet));
    link("SNAP", 1, packet -> join(new byte[12], hex(size(packet, 8) + "aaaa03000000" + "0800"), packet));
    link("PKTAP of Ethernet", 258, packet -> pktap(1, join(new byte[12], hex("0800"), packet)));
    link("PKTAP of loopback", 258, packet -> pktap(0, join(hex("02000000"), packet)));
    link("PKTAP of a tunnel", 258, packet -> pktap(12, packet));
    link("PKTAP by the number of a Mac", 149, packet -> pktap(101, packet));
    link("NFLOG", 239, packet -> join(hex("02000000" + "0800010008000100" + "05000a0061000000"), le(packet, 4),
        hex("0900"), packet));
    link("pflog", 117, packet -> join(hex("3d020001"), new byte[60], packet));
    link("enc", 109, packet -> join(hex("020000000000000000000000"), packet));
    link("VXLAN", 101, packet -> ip(17, udp(4789, join(hex("0800000000000100"), new byte[12], hex("0800"), packet))));
    link("Geneve", 101, packet -> ip(17, udp(6081, join(hex("0100655800000100" + "00000000"), new byte[12], hex("0800"),
        packet))));
    link("GRE", 101, packet -> ip(47, join(hex("00000800"), packet)));
    link("GRE with a checksum", 101, packet -> ip(47, join(hex("8000080000000000"), packet)));
    link("GRE with a key", 101, packet -> ip(47, join(hex("2000080000000007"), packet)));
    link("GRE with key and number", 101, packet -> ip(47, join(hex("30000800" + "00000007" + "00000001"), packet)));
    link("GRE with Ethernet", 101, packet -> ip(47, join(hex("00006558"), new byte[12], hex("0800"), packet)));
    link("IP in IP", 101, packet -> ip(4, packet));
    link("IP in IP in GRE", 101, packet -> ip(47, join(hex("00000800"), ip(4, packet))));
    link("IPv4 in IPv6", 101, packet -> ip6(4, packet));
    add("IPv6 in IPv4", 101, whole(new CaptureBuilder("2001:db8::1", FIRST_PORT + all.size(), "2001:db8::2").open(),
        400).packets.stream().map(packet -> ip(41, packet)).toList(), 65_535, "");
  }

  private void link(String name, int link, UnaryOperator<byte[]> frame) {
    add(name, link, whole(open(), 400).packets.stream().map(frame).toList(), 65_535, "");
  }

  private void fragments() {
    for (int size : new int[] {24, 64, 104}) {
      add("fragments of " + size, 101, cut(whole(open(), 300).packets, size, false), 65_535, "");
      add("fragments of " + size + ", the last one first", 101, cut(whole(open(), 300).packets, size, true), 65_535,
          "");
    }
    List<byte[]> missing = new ArrayList<>(cut(whole(open(), 300).packets, 104, false));
    missing.removeIf(packet -> (packet[6] & 0x3f) == 0 && packet[7] == 13);
    add("a fragment is missing", 101, missing, 65_535, "");
    add("fragments of IPv6", 101, cut6(whole(new CaptureBuilder("2001:db8::1", FIRST_PORT + all.size(), "2001:db8::2")
        .open(), 300).packets, 104), 65_535, "");
    add("fragments in GRE", 101, cut(whole(open(), 300).packets, 104, false).stream()
        .map(packet -> ip(47, join(hex("00000800"), packet))).toList(), 65_535, "");
  }

  private void snaps() {
    for (int kept : new int[] {60, 64, 80, 96, 128, 150, 200}) {
      add("kept " + kept, 101, open().data(CLIENT_TO_SERVER, HELLO, 1000).close().packets, kept, "");
    }
  }

  private void records() {
    add("alert in two records", answer(join(record(21, 0x0303, new byte[] {2}), record(21, 0x0303, new byte[] {40})),
        SERVER_TO_CLIENT), "tshark takes an alert of one byte for encrypted");
    add("two alerts in one record", answer(record(21, 0x0303, new byte[] {1, 112, 2, 40}), SERVER_TO_CLIENT),
        "tshark takes an alert of four bytes for encrypted");
    add("alert", answer(record(21, 0x0303, new byte[] {2, 40}), SERVER_TO_CLIENT), "");
    for (int type : new int[] {25, 26, 63}) {
      add("record type " + type, answer(join(record(22, 0x0303, TlsBytes.serverHello12()),
          record(type, 0x0303, new byte[20]), record(22, 0x0303, message(14, new byte[0]))), SERVER_TO_CLIENT),
          type == 25 ? "tshark lists the record too, which to us is none of a handshake"
              : "tshark reads nothing behind a type that it does not know");
    }
    add("stray ChangeCipherSpec", answer(join(CCS, ANSWER), SERVER_TO_CLIENT), "");
    add("half a ServerHello", answer(Arrays.copyOf(ANSWER, 40), SERVER_TO_CLIENT), "");
    byte[] signed = TlsBytes.serverHello12();
    signed[signed.length - 3] = 0;
    signed[signed.length - 2] = 0x3b;
    byte[] finished = record(22, 0x0303, join(message(20, new byte[12]), new byte[32]));
    add("a suite that only signs", answer(join(record(22, 0x0303, signed), record(22, 0x0303, message(14, new byte[0])),
        CCS, finished), SERVER_TO_CLIENT), "");
  }

  private void add(String name, CaptureBuilder capture, String differs) {
    add(name, 101, capture.packets, 65_535, differs);
  }

  private CaptureBuilder answer(byte[] bytes, dev.gogetwell.model.tls.Direction direction) {
    return open().data(CLIENT_TO_SERVER, HELLO, 1000).data(direction, bytes, 1000).close();
  }

  /// All of it as one file with an interface for each link.
  void write(OutputStream out) throws IOException {
    PcapngWriter writer = new PcapngWriter(out);
    long nanos = 1_700_000_000_000_000_000L;
    for (Odd odd : all) {
      for (byte[] packet : odd.packets()) {
        nanos += 1_000_000;
        writer.packet(nanos, odd.link(), packet, 0, Math.min(packet.length, odd.kept()), packet.length);
      }
    }
    writer.flush();
  }

  private List<byte[]> cut(List<byte[]> packets, int size, boolean turned) {
    List<byte[]> fragments = new ArrayList<>();
    // Of this capture alone: the ends are those of every other one.
    int number = 100 * (all.size() % 600);
    for (byte[] packet : packets) {
      List<byte[]> pieces = new ArrayList<>();
      for (int at = 20; at < packet.length; at += size) {
        int end = Math.min(packet.length, at + size);
        byte[] piece = join(Arrays.copyOf(packet, 20), Arrays.copyOfRange(packet, at, end));
        ByteBuffer.wrap(piece).putShort(2, (short) piece.length).putShort(4, (short) number)
            .putShort(6, (short) ((at - 20) / 8 | (end < packet.length ? 0x2000 : 0)));
        pieces.add(turned ? 0 : pieces.size(), piece);
      }
      number++;
      fragments.addAll(pieces);
    }
    return fragments;
  }

  private List<byte[]> cut6(List<byte[]> packets, int size) {
    List<byte[]> fragments = new ArrayList<>();
    // Of this capture alone: the ends are those of every other one.
    int number = 100 * (all.size() % 600);
    for (byte[] packet : packets) {
      for (int at = 40; at < packet.length; at += size) {
        int end = Math.min(packet.length, at + size);
        byte[] head = Arrays.copyOf(packet, 48);
        byte[] piece = join(head, Arrays.copyOfRange(packet, at, end));
        ByteBuffer.wrap(piece).putShort(4, (short) (piece.length - 40)).put(6, (byte) 44).put(40, packet[6])
            .put(41, (byte) 0).putShort(42, (short) (at - 40 | (end < packet.length ? 1 : 0))).putInt(44, number);
        fragments.add(piece);
      }
      number++;
    }
    return fragments;
  }

  private static byte[] ip(int protocol, byte[] payload) {
    byte[] head = hex("4500" + "0000" + "0000" + "0000" + "40" + "00" + "0000" + "cb007101" + "cb007102");
    byte[] packet = join(head, payload);
    ByteBuffer.wrap(packet).putShort(2, (short) packet.length).put(9, (byte) protocol);
    return packet;
  }

  private static byte[] ip6(int next, byte[] payload) {
    byte[] packet = join(hex("60000000" + "0000" + "00" + "40" + "20010db8000000000000000000000011"
        + "20010db8000000000000000000000012"), payload);
    ByteBuffer.wrap(packet).putShort(4, (short) payload.length).put(6, (byte) next);
    return packet;
  }

  private static byte[] udp(int port, byte[] payload) {
    return join(hex("c000" + "%04x%04x".formatted(port, payload.length + 8) + "0000"), payload);
  }

  /// As a Mac's tcpdump writes it of all interfaces: the low byte first, then the names of interface and process.
  private static byte[] pktap(int link, byte[] frame) {
    return join(ByteBuffer.allocate(156).order(ByteOrder.LITTLE_ENDIAN).putInt(156).putInt(1).putInt(link).array(), frame);
  }

  private static byte[] le(byte[] packet, int more) {
    int length = packet.length + more;
    return new byte[] {(byte) length, (byte) (length >> 8)};
  }

  private static byte[] sealed(int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) 0xa5);
    return bytes;
  }

  private static String size(byte[] packet, int more) {
    return "%04x".formatted(packet.length + more);
  }

  private static byte[] hex(String text) {
    return java.util.HexFormat.of().parseHex(text);
  }
}
