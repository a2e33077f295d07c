package dev.gogetwell.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.StreamNote;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.NetBudget;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private final Recording recording = new Recording(new Endpoint("127.0.0.1", 443), Instant.EPOCH);

  @Test
  void aPeerThatSendsByteByByteFillsNoMemory() {
    for (int i = 0; i < 200_000; i++) {
      recording.data(Duration.ofNanos(i), Direction.SERVER_TO_CLIENT, new byte[] {22}, 0, 1);
    }
    assertThat(recording.steps()).hasSize(NetBudget.RECORDED_STEPS);
  }

  @Test
  void recordsWithoutEndAreCountedAndNotKept() {
    byte[] alert = TlsBytes.record(21, 0x0303, new byte[] {1, 90});
    byte[] many = new byte[alert.length * 20_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = alert[i % alert.length];
    }
    byte[] hello = TlsBytes.record(22, 0x0301, TlsBytes.clientHello("a.test", 0));
    recording.data(Duration.ZERO, Direction.CLIENT_TO_SERVER, hello, 0, hello.length);
    recording.data(Duration.ofNanos(1), Direction.SERVER_TO_CLIENT, many, 0, many.length);
    TlsStream stream = recording.read(TlsNames.load());
    assertThat(stream.events()).hasSize(NetBudget.RECORDED_EVENTS);
    assertThat(stream.notes()).contains(StreamNote.EVENTS_DROPPED);
  }
}
