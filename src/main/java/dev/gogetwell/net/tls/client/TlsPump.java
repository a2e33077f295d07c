package dev.gogetwell.net.tls.client;

import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// Carries bytes between the wire and the protocol engine. Used by one thread at a time.
final class TlsPump {
  /// Below the default segment size of IPv4, 536 bytes (RFC 9293, section 3.7.1).
  private static final int SMALL_SEGMENT = 512;
  private static final Duration BETWEEN_SEGMENTS = Duration.ofMillis(100);

  private final Wire wire;
  private final RecordingProtocol protocol;
  private final byte[] buffer = new byte[32 * 1024];

  TlsPump(Wire wire, RecordingProtocol protocol) {
    this.wire = wire;
    this.protocol = protocol;
  }

  RecordingProtocol protocol() {
    return protocol;
  }

  /// Sends what the engine wants to send.
  void flush() throws IOException {
    byte[] bytes = takeOutput();
    if (bytes.length > 0) {
      wire.write(bytes);
    }
  }

  /// Sends the first flight in segments that every path lets through, with pauses so that each leaves as a packet of
  /// its own. A thread that is interrupted pauses no longer; its next read ends the handshake.
  void flushSplit() throws IOException {
    byte[] bytes = takeOutput();
    for (int from = 0; from < bytes.length; from += SMALL_SEGMENT) {
      if (from > 0) {
        LockSupport.parkNanos(BETWEEN_SEGMENTS.toNanos());
      }
      wire.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SMALL_SEGMENT)));
    }
  }

  /// Waits for bytes and gives them to the engine.
  ///
  /// @return whether there were any; `false` at the end of the stream
  boolean receive(Deadline deadline) throws IOException {
    byte[] bytes = receiveRaw(deadline);
    if (bytes.length == 0) {
      return false;
    }
    offer(bytes);
    return true;
  }

  /// Waits for bytes; empty at the end of the stream.
  byte[] receiveRaw(Deadline deadline) throws IOException {
    int count = wire.read(buffer, deadline);
    if (count < 0) {
      return new byte[0];
    }
    return Arrays.copyOf(buffer, count);
  }

  /// Gives received bytes to the engine and sends its answer, an alert included.
  void offer(byte[] bytes) throws IOException {
    try {
      protocol.offerInput(bytes);
    } catch (UncomputableGroup e) {
      throw e; // The engine's alert stays here: the server did nothing wrong.
    } catch (IOException | RuntimeException e) {
      flush();
      throw e;
    }
    flush();
  }

  void close() {
    wire.close();
  }

  private byte[] takeOutput() {
    byte[] bytes = new byte[protocol.getAvailableOutputBytes()];
    protocol.readOutput(bytes, 0, bytes.length);
    return bytes;
  }
}
