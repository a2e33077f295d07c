package dev.gogetwell.net.tls.pcap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes blocks of a pcapng file (draft-ietf-opsawg-pcapng): one little-endian section, nanoseconds. Confined to one
/// thread.
final class PcapngWriter {
  private static final int SNAP_LENGTH = 1 << 18;

  private final OutputStream out;
  private final Map<Integer, Integer> interfaces = new HashMap<>();

  /// Begins the file.
  PcapngWriter(OutputStream out) throws IOException {
    this.out = out;
    block(PcapngReader.SECTION, body(16).putInt(PcapngReader.BYTE_ORDER).putShort((short) 1).putShort((short) 0)
        .putLong(-1L));
  }

  /// Adds a decryption-secrets block. It has to stand before the packets that need it.
  void secrets(List<String> keyLog) throws IOException {
    if (keyLog.isEmpty()) {
      return;
    }
    byte[] text = (String.join("\n", keyLog) + "\n").getBytes(StandardCharsets.US_ASCII);
    block(PcapngReader.SECRETS, body(8 + text.length).putInt(PcapngReader.TLS_KEY_LOG).putInt(text.length).put(text));
  }

  /// Adds a packet; an interface for its link type is declared when it is needed first.
  void packet(long nanos, int linkType, byte[] bytes, int from, int to, int original) throws IOException {
    Integer number = interfaces.get(linkType);
    if (number == null) {
      number = interfaces.size();
      interfaces.put(linkType, number);
      // Option 9, if_tsresol: nanoseconds.
      block(PcapngReader.INTERFACE, body(20).putShort((short) linkType).putShort((short) 0).putInt(SNAP_LENGTH)
          .putShort((short) 9).putShort((short) 1).putInt(9).putInt(0));
    }
    int length = to - from;
    block(PcapngReader.ENHANCED_PACKET, body(20 + length).putInt(number).putInt((int) (nanos >>> 32))
        .putInt((int) nanos).putInt(length).putInt(Math.max(length, original)).put(bytes, from, length));
  }

  void flush() throws IOException {
    out.flush();
  }

  private static ByteBuffer body(int length) {
    return ByteBuffer.allocate(length + 3 & ~3).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// @param body as [#body] makes it
  @SuppressWarnings("ByteBufferBackingArray")
  private void block(int type, ByteBuffer body) throws IOException {
    int total = 12 + body.capacity();
    ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(total);
    out.write(head.array());
    out.write(body.array());
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(total).array());
  }
}
