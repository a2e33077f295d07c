package dev.gogetwell.lab.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What the boxes between client and hosts do with packets; that the kernel believes them shows every network of the lab
/// that has one.
class PassageTest {
  private static final String CLIENT = "10.77.31.2";
  private static final String HOST = "198.51.100.7";
  private static final int SYN = 2;
  private static final int ACK = 16;

  private static Packet tcp(boolean ipv6, boolean outward, int port, int flags, String said) throws IOException {
    byte[] text = said.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tcp = ByteBuffer.allocate(20 + text.length);
    tcp.putShort((short) (outward ? 40_000 : port)).putShort((short) (outward ? port : 40_000));
    tcp.putInt(1000).putInt(5000).put((byte) 0x50).put((byte) flags).putShort((short) 1000).putInt(0).put(text);
    return ip(ipv6, outward, Packet.TCP, tcp.array());
  }

  private static Packet ip(boolean ipv6, boolean outward, int protocol, byte[] inside) throws IOException {
    byte[] one = InetAddress.getByName(ipv6 ? "2001:db8::2" : CLIENT).getAddress();
    byte[] other = InetAddress.getByName(ipv6 ? "2001:db8::7" : HOST).getAddress();
    ByteBuffer head = ByteBuffer.allocate((ipv6 ? 40 : 20) + inside.length);
    if (ipv6) {
      head.putInt(0x60000000).putShort((short) inside.length).put((byte) protocol).put((byte) 64);
    } else {
      head.putShort((short) 0x4500).putShort((short) head.capacity()).putInt(0).put((byte) 64).put((byte) protocol)
          .putShort((short) 0);
    }
    return new Packet(head.put(outward ? one : other).put(outward ? other : one).put(inside).array());
  }

  private static Packet only(List<Passage.Move> moves, boolean outward) {
    assertThat(moves).filteredOn(move -> move.outward() == outward).hasSize(1);
    return moves.stream().filter(move -> move.outward() == outward).findFirst().orElseThrow().packet();
  }

  /// The ones' complement sum over a packet with a right checksum is all ones (RFC 1071).
  private static void hasRightChecksums(Packet packet) {
    byte[] bytes = packet.bytes();
    int start = packet.isIpv6() ? 40 : 20;
    if (!packet.isIpv6()) {
      assertThat(sum(0, bytes, 0, 20)).isEqualTo(0xffff);
    }
    int addresses = packet.isIpv6() ? 32 : 8;
    int protocol = bytes[packet.isIpv6() ? 6 : 9] & 255;
    int before = protocol == 1 ? 0
        : sum(protocol + bytes.length - start, bytes, start - addresses, start);
    assertThat(sum(before, bytes, start, bytes.length)).isEqualTo(0xffff);
  }

  private static int sum(int before, byte[] bytes, int from, int to) {
    long sum = before;
    for (int i = from; i < to; i += 2) {
      sum += (bytes[i] & 255) << 8 | (i + 1 < to ? bytes[i + 1] & 255 : 0);
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return (int) sum;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRefusedPortIsAnsweredWithAResetThatAcknowledgesTheSyn(boolean ipv6) throws IOException {
    Passage box = Passage.of(new Middlebox.RefusePort(443));
    Packet reset = only(box.pass(tcp(ipv6, true, 443, SYN, ""), true), false);
    hasRightChecksums(reset);
    assertThat(reset.from()).isEqualTo(443);
    int start = ipv6 ? 40 : 20;
    assertThat(ByteBuffer.wrap(reset.bytes()).getInt(start + 8)).isEqualTo(1001);
    assertThat(reset.bytes()[start + 13]).isEqualTo((byte) 20);
    assertThat(only(box.pass(tcp(ipv6, true, 8443, SYN, ""), true), true).to()).isEqualTo(8443);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aProhibitedPortIsAnsweredByIcmp(boolean ipv6) throws IOException {
    hasRightChecksums(only(Passage.of(new Middlebox.ProhibitPort(443)).pass(tcp(ipv6, true, 443, SYN, ""), true),
        false));
  }

  @Test
  void everyPacketTakesATimeOfItsOwnAndNoneOvertakesAnother() throws IOException {
    Distance distance = new Distance(Duration.ofMillis(5), Duration.ofMillis(40));
    AtomicLong now = new AtomicLong(7);
    FarFlows box = new FarFlows(distance, 3, now::get);
    List<Long> arrivals = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      now.addAndGet(1_000_000);
      Duration after = box.pass(tcp(false, true, 443, ACK, "x"), true).getFirst().after();
      assertThat(after).isBetween(distance.least(), distance.most());
      arrivals.add(now.get() + after.toNanos());
    }
    assertThat(arrivals).isSorted();
    assertThat(Set.copyOf(arrivals)).hasSizeGreaterThan(5);
  }

  @Test
  void aTranslatorTakesWhatIsSentBelowItsPrefixToTheHostInsideAndBringsTheAnswerBack() throws IOException {
    byte[] inside = InetAddress.ofLiteral(HOST).getAddress();
    String translated = "2001:db8:64::%02x%02x:%02x%02x".formatted(inside[0], inside[1], inside[2], inside[3]);
    Passage box = Passage.of(new Middlebox.Translate("2001:db8:64::", false));
    Packet sent = tcp(true, true, 443, SYN, "").between(InetAddress.ofLiteral("2001:db8::2").getAddress(),
        InetAddress.ofLiteral(translated).getAddress());
    Packet further = only(box.pass(sent, true), true);
    hasRightChecksums(further);
    assertThat(further.target()).isEqualTo(inside);
    Packet back = only(box.pass(further.reset(), false), false);
    hasRightChecksums(back);
    assertThat(back.source()).isEqualTo(sent.target());
    assertThat(back.target()).isEqualTo(sent.source());
    assertThat(back.to()).isEqualTo(40_000);
    Packet native6 = tcp(true, true, 443, SYN, "");
    assertThat(only(box.pass(native6, true), true)).isSameAs(native6);
    hasRightChecksums(only(Passage.of(new Middlebox.Translate("2001:db8:64::", true)).pass(sent, true), false));
  }

  @Test
  void largePacketsAreLostInTheSaidDirections() throws IOException {
    Packet large = tcp(false, true, 443, ACK, "x".repeat(1400));
    assertThat(Passage.of(new Middlebox.LimitMtu(1280, false)).pass(large, true)).isEmpty();
    assertThat(Passage.of(new Middlebox.LimitMtu(1280, false)).pass(large, false)).hasSize(1);
    assertThat(Passage.of(new Middlebox.LimitMtu(1280, true)).pass(large, false)).isEmpty();
    assertThat(Passage.of(new Middlebox.LimitMtu(1440, true)).pass(large, false)).hasSize(1);
  }

  @Test
  void aConnectionIsResetBehindSoManyBytesInBothDirections() throws IOException {
    Passage box = Passage.of(new Middlebox.CutAfter(10));
    assertThat(box.pass(tcp(false, false, 443, ACK, "0123456789"), false)).hasSize(1);
    List<Passage.Move> cut = box.pass(tcp(false, false, 443, ACK, "x"), false);
    hasRightChecksums(only(cut, false));
    hasRightChecksums(only(cut, true));
    assertThat(ByteBuffer.wrap(only(cut, false).bytes()).getInt(24)).as("the next byte that the client expects")
        .isEqualTo(1000);
    assertThat(box.pass(tcp(false, true, 443, ACK, "more"), true)).isEmpty();
  }

  @Test
  void aConnectionThatStallsLivesAndBringsNothingMore() throws IOException {
    Passage box = Passage.of(new Middlebox.StallAfter(10));
    assertThat(box.pass(tcp(false, false, 443, ACK, "0123456789"), false)).hasSize(1);
    assertThat(box.pass(tcp(false, false, 443, ACK, "x"), false)).isEmpty();
    assertThat(box.pass(tcp(false, false, 443, ACK, ""), false)).hasSize(1);
    assertThat(box.pass(tcp(false, true, 443, ACK, ""), true)).hasSize(1);
    assertThat(box.pass(tcp(false, false, 8443, ACK, "0123456789"), false)).hasSize(1);
  }

  @Test
  void aNameIsFoundAcrossPacketsAndEndsItsConnectionOnly() throws IOException {
    Passage drop = Passage.of(new Middlebox.DropName("proxy.example"));
    drop.pass(tcp(false, true, 443, SYN, ""), true);
    assertThat(drop.pass(tcp(false, true, 443, ACK, "..PROXY.exa"), true)).hasSize(1);
    assertThat(drop.pass(tcp(false, true, 443, ACK, "mple.."), true)).isEmpty();
    assertThat(drop.pass(tcp(false, false, 443, ACK, "answer"), false)).isEmpty();
    assertThat(drop.pass(tcp(false, true, 8443, ACK, "other.example"), true)).hasSize(1);
    Passage reset = Passage.of(new Middlebox.ResetName("proxy.example"));
    reset.pass(tcp(false, true, 443, SYN, ""), true);
    List<Passage.Move> both = reset.pass(tcp(false, true, 443, ACK, "proxy.example"), true);
    hasRightChecksums(only(both, false));
    hasRightChecksums(only(both, true));
  }

  private static Packet question(String name, int type) throws IOException {
    byte[] wire = Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)).toWire();
    ByteBuffer udp = ByteBuffer.allocate(8 + wire.length);
    udp.putShort((short) 40_000).putShort((short) 53).putShort((short) udp.capacity()).putShort((short) 0).put(wire);
    return ip(false, true, Packet.UDP, udp.array());
  }

  @Test
  void aForgedAnswerComesAtOnceAndTheTrueOneLater() throws IOException {
    Passage box = Passage.of(new Middlebox.InjectAnswer("proxy.example", "203.0.113.66", Duration.ofMillis(60)));
    Packet asked = question("Proxy.Example", Type.A);
    List<Passage.Move> moves = box.pass(asked, true);
    Packet forged = only(moves, false);
    hasRightChecksums(forged);
    Message answer = new Message(forged.said());
    assertThat(answer.getHeader().getID()).isEqualTo(new Message(asked.said()).getHeader().getID());
    assertThat(((ARecord) answer.getSection(Section.ANSWER).getFirst()).getAddress().getHostAddress())
        .isEqualTo("203.0.113.66");
    assertThat(moves).anyMatch(move -> move.outward() && move.after().toMillis() == 60);
    assertThat(box.pass(question("other.example", Type.A), true)).allMatch(Passage.Move::outward);
    assertThat(box.pass(question("proxy.example", Type.AAAA), true)).allMatch(Passage.Move::outward);
  }

  @Test
  void theBeginningOfAConnectionComesLateAndTheRestDoesNot() throws IOException {
    Passage late = Passage.of(new Middlebox.LateHello(Duration.ofSeconds(8)));
    assertThat(late.pass(tcp(false, true, 443, SYN, ""), true)).allMatch(move -> move.after().isZero());
    assertThat(late.pass(tcp(false, true, 443, ACK, "hello"), true)).allMatch(move -> move.after().toSeconds() >= 7);
    assertThat(late.pass(tcp(false, false, 443, ACK, "answer"), false)).allMatch(move -> move.after().isZero());
    Passage connect = Passage.of(new Middlebox.LateConnect(Duration.ofSeconds(12)));
    assertThat(connect.pass(tcp(false, true, 443, SYN, ""), true)).allMatch(move -> move.after().toSeconds() >= 11);
    assertThat(connect.pass(tcp(false, true, 443, ACK, "hello"), true)).allMatch(move -> move.after().isZero());
  }

  @Test
  void overIpv6NothingArrivesOrNothingThatIsSaid() throws IOException {
    assertThat(Passage.of(new Middlebox.BlackholeIpv6()).pass(tcp(true, true, 443, SYN, ""), true)).isEmpty();
    assertThat(Passage.of(new Middlebox.BlackholeIpv6()).pass(tcp(false, true, 443, SYN, ""), true)).hasSize(1);
    Passage dies = Passage.of(new Middlebox.DieAfterConnectIpv6());
    assertThat(dies.pass(tcp(true, true, 443, SYN, ""), true)).hasSize(1);
    assertThat(dies.pass(tcp(true, true, 443, ACK, "hello"), true)).isEmpty();
    assertThat(dies.pass(tcp(false, true, 443, ACK, "hello"), true)).hasSize(1);
  }

  @Test
  void whatIsCutOffPassesUntouched() {
    for (byte[] bytes : List.of(new byte[0], new byte[] {0x45}, new byte[20], new byte[] {0x60, 0, 0})) {
      for (Middlebox box : List.of(new Middlebox.CutAfter(1), new Middlebox.DropName("a"),
          new Middlebox.RefusePort(443), new Middlebox.BlackholeIpv6())) {
        assertThat(Passage.of(box).pass(new Packet(bytes), true)).hasSizeLessThanOrEqualTo(1);
      }
    }
  }
}
