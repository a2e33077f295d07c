package dev.gogetwell.net.tls.pcap;

import static dev.gogetwell.model.tls.Direction.CLIENT_TO_SERVER;
import static dev.gogetwell.model.tls.Direction.SERVER_TO_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Stage;
import dev.gogetwell.model.tls.StreamEnd;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.TlsBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureVariantsTest {
  private static final byte[] HELLO = TlsBytes.record(22, 0x0301, TlsBytes.clientHello("a.test", 2000));
  private static final byte[] ANSWER = TlsBytes.join(TlsBytes.record(22, 0x0303, TlsBytes.serverHello13()),
      TlsBytes.record(20, 0x0303, new byte[] {1}), TlsBytes.record(23, 0x0303, new byte[3000]),
      TlsBytes.record(23, 0x0303, new byte[53]));
  private static final byte[] DONE = TlsBytes.record(23, 0x0303, new byte[53]);
  private static final List<String> EVENTS = List.of(
      "c2s handshake " + (HELLO.length - 5) + " [client_hello] ", "s2c handshake 90 [server_hello] ",
      "s2c change_cipher_spec 1 [] ", "s2c application_data 3000 [] ", "s2c application_data 53 [] ",
      "c2s application_data 53 [] ");

  @TempDir private Path folder;

  static Stream<Arguments> linkLayers() {
    return Stream.of(
        link("Ethernet", 1, "0200000000010200000000020800"),
        link("VLAN", 1, "020000000001020000000002810000640800"),
        link("QinQ", 1, "02000000000102000000000288a80064810000c80800"),
        link("MPLS", 1, "02000000000102000000000288470001014000c80140".substring(0, 28) + "00010040" + "000c8140"),
        link("PPPoE", 1, "020000000001020000000002886411000001002a0021"),
        link("Linux cooked", 113, "00000304000600000000000000000800"),
        link("Linux cooked 2", 276, "0800000000000001000100060000000000000000"),
        link("loopback, little-endian", 0, "02000000"),
        link("loopback, big-endian", 108, "00000002"),
        link("PPP", 9, "ff030021"),
        link("raw", 101, ""),
        link("raw IPv4", 228, ""));
  }

  private static Arguments link(String name, int type, String header) {
    return Arguments.of(name, type, HexFormat.of().parseHex(header));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("linkLayers")
  void everyLinkLayerInBothByteOrdersAndResolutions(String name, int type, byte[] header) throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      for (boolean nanos : new boolean[] {false, true}) {
        TlsStream stream = only(whole().pcap(type, order, nanos, packet -> TlsBytes.join(header, packet)));
        assertThat(events(stream)).isEqualTo(EVENTS);
        assertThat(stream.events().getFirst().time()).isEqualTo(Duration.ofMillis(3));
        assertThat(stream.start()).isEqualTo(Instant.parse("2023-11-14T22:13:20.001Z"));
        assertThat(stream.end()).isEqualTo(StreamEnd.COMPLETE);
      }
    }
  }

  @Test
  void pcapngInBothByteOrdersAndEveryResolution() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(only(whole().pcapng(order, 6, 1000)).events().getFirst().time()).isEqualTo(Duration.ofMillis(3));
      assertThat(only(whole().pcapng(order, 9, 1_000_000)).start()).isEqualTo(Instant.parse("2023-11-14T22:13:20.001Z"));
      assertThat(events(only(whole().pcapng(order, 0x8a, 1)))).isEqualTo(EVENTS);
      assertThat(events(only(whole().pcapng(order, 3, 1)))).isEqualTo(EVENTS);
    }
  }

  @Test
  void ipv6IsReadAndWrittenShort() throws IOException {
    CaptureBuilder capture = new CaptureBuilder("2001:db8::1", "2001:db8:0:0:1::2").open();
    TlsStream stream = only(raw(talk(capture, 1000)));
    assertThat(stream.client()).isEqualTo(new Endpoint("2001:db8::1", 40000));
    assertThat(stream.server().address()).isEqualTo("2001:db8::1:0:0:2");
    assertThat(events(stream)).isEqualTo(EVENTS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shuffledAndRepeatedSegmentsGiveTheSameEvents(long seed) throws IOException {
    CaptureBuilder capture = whole();
    List<byte[]> body = capture.packets.subList(3, capture.packets.size() - 2);
    Random random = new Random(seed);
    for (int i = 0; i + 4 < body.size(); i += 4) {
      Collections.shuffle(body.subList(i, i + 4), random);
    }
    body.addAll(List.copyOf(body.subList(0, 3)));
    TlsStream stream = only(raw(capture));
    assertThat(events(stream)).containsExactlyInAnyOrderElementsOf(EVENTS);
    assertThat(stream.notes()).contains(StreamNote.RETRANSMISSIONS);
  }

  @Test
  void sequenceNumbersMayWrap() throws IOException {
    for (int distance : new int[] {-1_000_100, -2_001_500, Integer.MAX_VALUE - 1_000_500, 1 << 31}) {
      assertThat(events(only(raw(whole().shiftedBy(distance))))).isEqualTo(EVENTS);
    }
  }

  @Test
  void lostSegmentIsMarkedAndTheFollowingRecordsAreStillSeen() throws IOException {
    CaptureBuilder capture = whole();
    capture.packets.remove(capture.packets.size() - 8);
    TlsStream stream = only(raw(capture));
    assertThat(stream.notes()).contains(StreamNote.BYTES_LOST);
    assertThat(events(stream)).contains(EVENTS.getFirst(), EVENTS.getLast());
  }

  @Test
  void truncatedFileGivesWhatIsThereAndSaysSo() throws IOException {
    byte[] file = raw(whole());
    CaptureTimeline timeline = new CaptureTimeline(TlsNames.load(), new KeyLog(), 0);
    for (int length = 24 + 16 + 44; length < file.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(file, length));
      List<TlsStream> streams = timeline.readAll(RegularFile.at(cut)::stream);
      assertThat(streams).hasSize(1);
      List<String> seen = events(streams.getFirst());
      assertThat(seen).isEqualTo(EVENTS.subList(0, seen.size()));
    }
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(file, file.length - 1));
    assertThat(timeline.read(RegularFile.at(cut)::stream,
        stream -> assertThat(stream.notes()).contains(StreamNote.FILE_TRUNCATED)).truncated())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theVariantWithLongPacketHeadersIsRead(boolean bigEndian) throws IOException {
    ByteOrder order = bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ByteBuffer.allocate(24).order(order).putInt(0xa1b2cd34).putShort((short) 2).putShort((short) 4)
        .putInt(0).putInt(0).putInt(65535).putInt(101).array());
    for (byte[] packet : whole().packets) {
      file.writeBytes(ByteBuffer.allocate(24).order(order).putInt(1_700_000_000).putInt(1).putInt(packet.length)
          .putInt(packet.length).putInt(2).putShort((short) 0x800).putShort((short) 0).array());
      file.writeBytes(packet);
    }
    assertThat(events(only(file.toByteArray()))).isEqualTo(EVENTS);
  }

  @Test
  void captureFromTheMiddleIsReadAndMarked() throws IOException {
    CaptureBuilder capture = whole();
    capture.packets.subList(0, 3).clear();
    TlsStream stream = only(raw(capture));
    assertThat(stream.notes()).contains(StreamNote.STARTED_IN_THE_MIDDLE);
    assertThat(events(stream)).isEqualTo(EVENTS);
  }

  @Test
  void refusedConnectionIsAStreamWithoutEvents() throws IOException {
    CaptureBuilder capture = new CaptureBuilder("192.0.2.1", "192.0.2.2");
    capture.add(CLIENT_TO_SERVER, Segment.SYN, new byte[0]);
    capture.add(SERVER_TO_CLIENT, Segment.RST | Segment.ACK, new byte[0]);
    TlsStream stream = only(raw(capture));
    assertThat(stream.end()).isEqualTo(StreamEnd.RST);
    assertThat(stream.breakPoint().orElseThrow().reached()).isEqualTo(Stage.NOTHING);
  }

  @Test
  void recordingWrittenAndReadAgainIsTheSameStream() throws IOException {
    Recording recording = new Recording(new Endpoint("192.0.2.2", 443), Instant.parse("2026-01-01T00:00:00.5Z"));
    recording.connected(Duration.ofMillis(1), new Endpoint("192.0.2.1", 40000), new Endpoint("192.0.2.2", 443));
    recording.data(Duration.ofMillis(2), CLIENT_TO_SERVER, HELLO, 0, HELLO.length);
    recording.data(Duration.ofMillis(3), SERVER_TO_CLIENT, ANSWER, 0, ANSWER.length);
    recording.data(Duration.ofMillis(4), CLIENT_TO_SERVER, DONE, 0, DONE.length);
    recording.fin(Duration.ofMillis(5), CLIENT_TO_SERVER);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new CaptureExport().write(recording, file);
    TlsStream again = only(file.toByteArray());
    assertThat(events(again)).isEqualTo(EVENTS);
    assertThat(again.start()).isEqualTo(recording.start());
    assertThat(again.client()).isEqualTo(recording.client());
    assertThat(again.notes()).isEmpty();
  }

  @Test
  void mutatedFilesNeverThrowAndNeverTakeLong() throws IOException {
    List<byte[]> corpus = List.of(raw(whole()), whole().pcapng(ByteOrder.LITTLE_ENDIAN, 9, 1_000_000),
        Files.readAllBytes(Path.of("src/test/resources/captures/tls12-renego.pcapng")),
        Files.readAllBytes(Path.of("src/test/resources/captures/tls13-hrr.pcapng")));
    KeyLog keys = new KeyLog();
    keys.addAll(Files.readAllBytes(Path.of("src/test/resources/captures/tls13-hrr.keys")));
    CaptureTimeline timeline = new CaptureTimeline(TlsNames.load(), keys, 64);
    Random random = new Random(20261125);
    long streams = 0;
    for (int round = 0; round < 1000; round++) {
      byte[] file = corpus.get(round % corpus.size()).clone();
      for (int i = random.nextInt(12) + 1; i > 0; i--) {
        file[random.nextInt(file.length)] = (byte) (random.nextInt(4) == 0 ? 0xff : random.nextInt(256));
      }
      streams += timeline.readAll(RegularFile.at(Files.write(folder.resolve("m.pcap"), file))::stream).size();
    }
    assertThat(streams).isGreaterThan(700);
  }

  private static CaptureBuilder whole() {
    return talk(new CaptureBuilder("192.0.2.1", "192.0.2.2").open(), 500);
  }

  private static CaptureBuilder talk(CaptureBuilder capture, int segment) {
    return capture.data(CLIENT_TO_SERVER, HELLO, HELLO.length).data(SERVER_TO_CLIENT, ANSWER, segment)
        .data(CLIENT_TO_SERVER, DONE, segment).close();
  }

  private static byte[] raw(CaptureBuilder capture) {
    return capture.pcap(101, ByteOrder.LITTLE_ENDIAN, false, packet -> packet);
  }

  private TlsStream only(byte[] file) {
    try {
      List<TlsStream> streams = new CaptureTimeline(TlsNames.load(), new KeyLog(), 0)
          .readAll(RegularFile.at(Files.write(folder.resolve("test.pcap"), file))::stream);
      assertThat(streams).hasSize(1);
      return streams.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> events(TlsStream stream) {
    return EventLines.of(List.of(stream)).getFirst();
  }
}
