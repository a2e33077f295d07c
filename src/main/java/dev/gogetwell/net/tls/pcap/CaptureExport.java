package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.Octets;
import dev.gogetwell.net.tls.KeyLog;
import dev.gogetwell.net.tls.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Writes pcapng files that Wireshark opens with everything decrypted: a recording of our own with the TCP framing that
/// it had, or the packets of a capture file together with their secrets. Stateless; any thread.
public final class CaptureExport {
  private static final int RAW_IP = 101;

  /// Writes a recording.
  ///
  /// @param out is flushed, not closed
  /// @throws IOException if `out` cannot be written
  public void write(Recording recording, OutputStream out) throws IOException {
    PcapngWriter writer = new PcapngWriter(out);
    writer.secrets(recording.secrets());
    new Framing(recording, writer).write();
    writer.flush();
  }

  /// Copies the packets of a capture file and puts the secrets in front.
  ///
  /// @param keys those from elsewhere and those of the file itself
  /// @throws IOException if the file cannot be read or `out` cannot be written
  public void copy(InputStream capture, KeyLog keys, OutputStream out) throws IOException {
    PcapngWriter writer = new PcapngWriter(out);
    writer.secrets(keys.lines());
    try {
      CaptureFormat.read(capture, new PacketSink() {
        @Override
        public void packet(long nanos, int linkType, byte[] bytes, int from, int to, int original) {
          try {
            writer.packet(nanos, linkType, bytes, from, to, original);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }

        @Override
        public void secrets(byte[] keyLog) {
          // Already in `keys`.
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    writer.flush();
  }

  /// Turns the steps of one recording into packets.
  private static final class Framing {
    private final Recording recording;
    private final PcapngWriter writer;
    private final TcpFramer framer;
    private final long start;
    private boolean open;

    Framing(Recording recording, PcapngWriter writer) {
      this.recording = recording;
      this.writer = writer;
      this.framer = new TcpFramer(recording.client(), recording.server());
      Instant since = recording.start();
      this.start = since.getEpochSecond() * 1_000_000_000L + since.getNano();
    }

    void write() throws IOException {
      send(Duration.ZERO, Direction.CLIENT_TO_SERVER, Segment.SYN);
      List<Recording.Step> steps = recording.steps();
      for (Recording.Step step : steps) {
        switch (step) {
          case Recording.Step.Connected(Duration time) -> {
            send(time, Direction.SERVER_TO_CLIENT, Segment.SYN | Segment.ACK);
            send(time, Direction.CLIENT_TO_SERVER, Segment.ACK);
            open = true;
          }
          case Recording.Step.Data(Duration time, Direction direction, Octets bytes) -> data(time, direction, bytes);
          case Recording.Step.Fin(Duration time, Direction direction) -> {
            send(time, direction, Segment.FIN | Segment.ACK);
            send(time, direction.opposite(), Segment.ACK);
          }
          case Recording.Step.Reset(Duration time, Direction direction) ->
            send(time, direction, Segment.RST | (open && direction == Direction.CLIENT_TO_SERVER ? 0 : Segment.ACK));
          case Recording.Step.GaveUp(Duration time) -> {
            // Nothing went over the wire.
          }
        }
      }
    }

    private void data(Duration time, Direction direction, Octets octets) throws IOException {
      byte[] bytes = octets.toArray();
      for (int at = 0; at < bytes.length; at += TcpFramer.SEGMENT) {
        int end = Math.min(bytes.length, at + TcpFramer.SEGMENT);
        int push = end == bytes.length ? 8 : 0;
        packet(time, framer.packet(direction, Segment.ACK | push, bytes, at, end));
      }
      send(time, direction.opposite(), Segment.ACK);
    }

    private void send(Duration time, Direction direction, int flags) throws IOException {
      packet(time, framer.packet(direction, flags, new byte[0], 0, 0));
    }

    private void packet(Duration time, byte[] packet) throws IOException {
      writer.packet(start + time.toNanos(), RAW_IP, packet, 0, packet.length, packet.length);
    }
  }
}
