package dev.gogetwell.net.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.ProcessorTime;
import dev.gogetwell.net.NetBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/// What is true of the reading of any answer, whoever made it: it ends soon, it gives addresses or a failure, and never
/// more than the budget.
class DnsAnswerPropertyTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  private static Set<String> read(byte[] wire) {
    Set<String> addresses = new LinkedHashSet<>();
    ProcessorTime time = ProcessorTime.start();
    try {
      DnsAnswers.read(new Message(wire), addresses);
    } catch (IOException refused) {
      assertThat(addresses).isEmpty();
    }
    assertThat(time.used()).isLessThan(SOON);
    assertThat(addresses).hasSizeLessThanOrEqualTo(NetBudget.ADDRESSES);
    assertThat(addresses).allSatisfy(address -> assertThat(InetAddress.ofLiteral(address)).isNotNull());
    return addresses;
  }

  private static Message answer(Name name) {
    Message answer = new Message(7);
    answer.getHeader().setFlag(Flags.QR);
    answer.addRecord(Record.newRecord(name, Type.A, DClass.IN), Section.QUESTION);
    return answer;
  }

  private static Name name(Random random) throws IOException {
    StringBuilder name = new StringBuilder();
    for (int labels = random.nextInt(1, 4); labels > 0; labels--) {
      for (int letters = random.nextInt(1, 20); letters > 0; letters--) {
        char letter = (char) ('a' + random.nextInt(26));
        name.append(random.nextBoolean() ? letter : Character.toUpperCase(letter));
      }
      name.append('.');
    }
    return Name.fromString(name.toString());
  }

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyAddressUpToTheBudgetIsFoundAmongRecordsOfOtherKinds(long seed) throws IOException {
    Random random = new Random(seed);
    Name name = name(random);
    Message answer = answer(name);
    Set<String> expected = new LinkedHashSet<>();
    for (int i = random.nextInt(0, 60); i > 0; i--) {
      byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
      random.nextBytes(bytes);
      bytes[0] = 0x26; // No address that Java takes for one of the other family.
      InetAddress address = InetAddress.getByAddress(bytes);
      Record record = switch (random.nextInt(4)) {
        case 0 -> new CNAMERecord(name, DClass.IN, 5, name(random));
        case 1 -> new TXTRecord(name, DClass.IN, 5, "text");
        default -> bytes.length == 4 ? new ARecord(name, DClass.IN, 5, address)
            : new AAAARecord(name, DClass.IN, 5, address);
      };
      answer.addRecord(record, Section.ANSWER);
      if ((record instanceof ARecord || record instanceof AAAARecord) && expected.size() < NetBudget.ADDRESSES) {
        expected.add(address.getHostAddress());
      }
    }
    assertThat(read(answer.toWire(65_535))).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAnswerWithFlippedBitsOrACutEndIsReadOrRefused(long seed) throws IOException {
    Random random = new Random(seed);
    Name name = name(random);
    Message answer = answer(name);
    for (int i = 0; i < 10; i++) {
      answer.addRecord(new ARecord(name, DClass.IN, 5, InetAddress.ofLiteral("198.51.100." + i)), Section.ANSWER);
    }
    byte[] wire = answer.toWire();
    for (int flips = random.nextInt(1, 30); flips > 0; flips--) {
      wire[random.nextInt(wire.length)] ^= (byte) (1 << random.nextInt(8));
    }
    read(wire);
    read(Arrays.copyOf(wire, random.nextInt(wire.length)));
  }

  @Test
  void thousandsOfRecordsInTheLargestMessageAreCutAtTheBudget() throws IOException {
    Name name = Name.fromString("a.");
    Message answer = answer(name);
    IntStream.range(0, 4000).forEach(i -> answer.addRecord(
        new ARecord(name, DClass.IN, 5, InetAddress.ofLiteral("10.0." + i / 250 + "." + i % 250)), Section.ANSWER));
    byte[] wire = answer.toWire(65_535);
    assertThat(wire.length).isGreaterThan(60_000);
    assertThat(read(wire)).hasSize(NetBudget.ADDRESSES);
  }

  @Test
  void namesThatPointAtEachOtherEnd() {
    ByteBuffer wire = ByteBuffer.allocate(65_535);
    wire.putShort((short) 7).putShort((short) 0x8180).putShort((short) 1).putShort((short) 0xffff).putInt(0);
    while (wire.remaining() >= 4) {
      wire.putShort((short) (0xc000 | wire.position() + 2 & 0x3fff)).putShort((short) (0xc000 | 12));
    }
    assertThat(read(wire.array())).isEmpty();
  }

  @Test
  void aCountOfRecordsThatAreNotThereIsRefused() {
    byte[] wire = answer(Name.root).toWire();
    wire[6] = (byte) 0xff;
    wire[7] = (byte) 0xff;
    assertThat(read(wire)).isEmpty();
  }
}
