package dev.gogetwell.net.tls.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.BreakPointRules;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.TlsBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A capture that was ended too early shows no silence.
class CaptureEndsTest {
  private static final byte[] HELLO = TlsBytes.record(22, 0x0301, TlsBytes.clientHello("a.test", 0));

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final BreakPointRules rules = new BreakPointRules();

  @Test
  void aCaptureThatEndsBehindTheHelloTellsNothing() throws IOException {
    CaptureBuilder packets = new CaptureBuilder("192.0.2.1", "192.0.2.2").open()
        .data(Direction.CLIENT_TO_SERVER, HELLO, 9000);
    TlsStream stream = read(packets.packets, 0, 1, 2, 3);
    assertThat(rules.causes(stream)).isEmpty();
    assertThat(stream.notes()).contains(StreamNote.CAPTURE_ENDED);
    assertThat(rules.sentence(stream).key()).isEqualTo("timeline.break.capture-ended");
  }

  @Test
  void aSynWithoutAnAnswerAtTheEndTellsNothing() throws IOException {
    CaptureBuilder packets = new CaptureBuilder("192.0.2.1", "192.0.2.2")
        .add(Direction.CLIENT_TO_SERVER, Segment.SYN, new byte[0]);
    assertThat(rules.causes(read(packets.packets, 0))).isEmpty();
  }

  @Test
  void whatIsSentAgainForSecondsShowsTheSilence() throws IOException {
    CaptureBuilder packets = new CaptureBuilder("192.0.2.1", "192.0.2.2").open()
        .data(Direction.CLIENT_TO_SERVER, HELLO, 9000);
    packets.packets.add(packets.packets.getLast());
    packets.packets.add(packets.packets.getLast());
    TlsStream stream = read(packets.packets, 0, 1, 2, 3, 2000, 6000);
    assertThat(rules.causes(stream).getFirst().code()).isEqualTo(CauseCode.TLS_TIMEOUT);
    assertThat(stream.notes()).doesNotContain(StreamNote.CAPTURE_ENDED);
  }

  @Test
  void otherConnectionsThatGoOnShowTheSilence() throws IOException {
    List<byte[]> packets = new ArrayList<>(new CaptureBuilder("192.0.2.1", "192.0.2.2").open()
        .data(Direction.CLIENT_TO_SERVER, HELLO, 9000).packets);
    packets.addAll(new CaptureBuilder("192.0.2.1", 40001, "192.0.2.3").open().packets);
    assertThat(rules.causes(read(packets, 0, 1, 2, 3, 9000, 9001, 9002)).getFirst().code())
        .isEqualTo(CauseCode.TLS_TIMEOUT);
  }

  /// The first connection of a capture of these packets, each at its millisecond.
  private TlsStream read(List<byte[]> packets, int... millis) throws IOException {
    file.writeBytes(ByteBuffer.allocate(24).putInt(0xa1b2c3d4).putShort((short) 2).putShort((short) 4).putInt(0)
        .putInt(0).putInt(65535).putInt(101).array());
    for (int i = 0; i < packets.size(); i++) {
      byte[] packet = packets.get(i);
      file.writeBytes(ByteBuffer.allocate(16).putInt(1_700_000_000 + millis[i] / 1000).putInt(millis[i] % 1000 * 1000)
          .putInt(packet.length).putInt(packet.length).array());
      file.writeBytes(packet);
    }
    return new CaptureTimeline(TlsNames.load(), new KeyLog(), 0)
        .readAll(() -> new ByteArrayInputStream(file.toByteArray())).getFirst();
  }
}
