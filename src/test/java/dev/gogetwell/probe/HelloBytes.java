package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.HandshakeMessage.ClientHello;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.Wire;
import dev.gogetwell.net.tls.Recording;
import dev.gogetwell.net.tls.client.HelloSpec;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// The record that a ClientHello travels in, as bytes that can be compared.
final class HelloBytes {
  private HelloBytes() {}

  /// What our client would send.
  static byte[] sentFor(HelloSpec spec) {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    Wire deaf = new Wire() {
      @Override
      public void write(byte[] bytes) {
        sent.writeBytes(bytes);
      }

      @Override
      public int read(byte[] into, Deadline deadline) {
        return -1;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
    new TlsHandshaker(new SecureRandom()).handshake(deaf, spec, _ -> { }, Deadline.in(Duration.ofSeconds(5)));
    return sent.toByteArray();
  }

  /// The same record with zeros for the random, the session id and the key shares.
  static byte[] withoutChance(byte[] record) {
    byte[] bytes = record.clone();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Arrays.fill(bytes, 11, 43, (byte) 0);
    int sessionId = bytes[43] & 0xff;
    Arrays.fill(bytes, 44, 44 + sessionId, (byte) 0);
    in.position(44 + sessionId);
    in.position(in.position() + 2 + (in.getShort(in.position()) & 0xffff));
    in.position(in.position() + 1 + in.get(in.position()));
    in.getShort();
    while (in.hasRemaining()) {
      int type = in.getShort() & 0xffff;
      int end = in.position() + 2 + (in.getShort(in.position()) & 0xffff);
      in.getShort();
      if (type == 51) {
        in.getShort();
        while (in.position() < end) {
          in.getShort();
          int length = in.getShort() & 0xffff;
          Arrays.fill(bytes, in.position(), in.position() + length, (byte) 0);
          in.position(in.position() + length);
        }
      }
      in.position(end);
    }
    return bytes;
  }

  /// The fields of the hello.
  static ClientHello read(byte[] record) {
    Recording recording = new Recording(new Endpoint("127.0.0.1", 443), Instant.EPOCH);
    recording.connected(Duration.ZERO, new Endpoint("127.0.0.1", 50000), new Endpoint("127.0.0.1", 443));
    recording.data(Duration.ZERO, Direction.CLIENT_TO_SERVER, record, 0, record.length);
    return recording.read(TlsNames.load()).clientHello().orElseThrow();
  }
}
