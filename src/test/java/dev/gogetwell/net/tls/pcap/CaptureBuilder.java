package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Builds capture files in every shape for tests: packets of one connection, a link layer around them, a file format.
final class CaptureBuilder {
  final List<byte[]> packets = new ArrayList<>();
  private final TcpFramer framer;

  CaptureBuilder(String client, String server) {
    this(client, 40000, server);
  }

  CaptureBuilder(String client, int port, String server) {
    framer = new TcpFramer(new Endpoint(client, port), new Endpoint(server, 443));
  }

  CaptureBuilder open() {
    return add(Direction.CLIENT_TO_SERVER, Segment.SYN, new byte[0])
        .add(Direction.SERVER_TO_CLIENT, Segment.SYN | Segment.ACK, new byte[0])
        .add(Direction.CLIENT_TO_SERVER, Segment.ACK, new byte[0]);
  }

  CaptureBuilder close() {
    return add(Direction.CLIENT_TO_SERVER, Segment.FIN | Segment.ACK, new byte[0])
        .add(Direction.SERVER_TO_CLIENT, Segment.FIN | Segment.ACK, new byte[0]);
  }

  /// The bytes in segments of the given size.
  CaptureBuilder data(Direction direction, byte[] bytes, int size) {
    for (int at = 0; at < bytes.length; at += size) {
      packets.add(framer.packet(direction, Segment.ACK, bytes, at, Math.min(bytes.length, at + size)));
    }
    return this;
  }

  CaptureBuilder add(Direction direction, int flags, byte[] bytes) {
    packets.add(framer.packet(direction, flags, bytes, 0, bytes.length));
    return this;
  }

  /// Moves every sequence number of an IPv4 capture, so that it wraps.
  CaptureBuilder shiftedBy(int distance) {
    for (byte[] packet : packets) {
      ByteBuffer buffer = ByteBuffer.wrap(packet);
      buffer.putInt(24, buffer.getInt(24) + distance);
      buffer.putInt(28, buffer.getInt(28) + distance);
    }
    return this;
  }

  byte[] pcap(int linkType, ByteOrder order, boolean nanos, UnaryOperator<byte[]> link) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(ByteBuffer.allocate(24).order(order).putInt(nanos ? 0xa1b23c4d : 0xa1b2c3d4).putShort((short) 2)
        .putShort((short) 4).putInt(0).putInt(0).putInt(65535).putInt(linkType).array());
    int number = 0;
    for (byte[] packet : packets) {
      byte[] frame = link.apply(packet);
      int fraction = ++number * (nanos ? 1_000_000 : 1000);
      file.writeBytes(ByteBuffer.allocate(16).order(order).putInt(1_700_000_000).putInt(fraction).putInt(frame.length)
          .putInt(frame.length).array());
      file.writeBytes(frame);
    }
    return file.toByteArray();
  }

  /// @param resolution the if_tsresol byte
  /// @param ticksPerMilli how many ticks of it a millisecond has
  byte[] pcapng(ByteOrder order, int resolution, long ticksPerMilli) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    block(file, order, PcapngReader.SECTION, ByteBuffer.allocate(16).order(order).putInt(PcapngReader.BYTE_ORDER)
        .putShort((short) 1).putShort((short) 0).putLong(-1));
    block(file, order, PcapngReader.INTERFACE, ByteBuffer.allocate(20).order(order).putShort((short) 101)
        .putShort((short) 0).putInt(0).putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3])
        .putInt(0));
    long number = 1_700_000_000_000L;
    for (byte[] packet : packets) {
      long ticks = ++number * ticksPerMilli;
      block(file, order, PcapngReader.ENHANCED_PACKET, ByteBuffer.allocate(20 + packet.length + 3 & ~3).order(order)
          .putInt(0).putInt((int) (ticks >>> 32)).putInt((int) ticks).putInt(packet.length).putInt(packet.length)
          .put(packet));
    }
    return file.toByteArray();
  }

  private static void block(ByteArrayOutputStream file, ByteOrder order, int type, ByteBuffer body) {
    int total = body.capacity() + 12;
    file.writeBytes(ByteBuffer.allocate(8).order(order).putInt(type).putInt(total).array());
    file.writeBytes(body.array());
    file.writeBytes(ByteBuffer.allocate(4).order(order).putInt(total).array());
  }
}
