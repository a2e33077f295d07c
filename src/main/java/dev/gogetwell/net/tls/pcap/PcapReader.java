package dev.gogetwell.net.tls.pcap;

import java.io.IOException;

/// Reads the older file format (draft-ietf-opsawg-pcap). Confined to one thread.
final class PcapReader {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;

  private final BlockInput input;
  private final boolean bigEndian;
  private final int nanosPerUnit;

  PcapReader(BlockInput input, boolean bigEndian, int nanosPerUnit) {
    this.input = input;
    this.bigEndian = bigEndian;
    this.nanosPerUnit = nanosPerUnit;
  }

  CaptureFormat.FileEnd read(PacketSink sink) throws IOException {
    if (!input.need(FILE_HEADER)) {
      return CaptureFormat.FileEnd.TRUNCATED;
    }
    // The upper bits tell the length of the frame check sequence.
    int linkType = Numbers.i32(input.array(), input.position() + 20, bigEndian) & 0xffff;
    input.skip(FILE_HEADER);
    while (input.need(PACKET_HEADER)) {
      byte[] header = input.array();
      int at = input.position();
      long seconds = Numbers.u32(header, at, bigEndian);
      long fraction = Numbers.u32(header, at + 4, bigEndian);
      int length = Numbers.i32(header, at + 8, bigEndian);
      int original = Numbers.i32(header, at + 12, bigEndian);
      long nanos = seconds * 1_000_000_000L + fraction * nanosPerUnit;
      if (length < 0 || length > BlockInput.MAX_PIECE || !input.need(PACKET_HEADER + length)) {
        // Half a packet is dropped, as tshark does: its other half may have changed what the first one means.
        return CaptureFormat.FileEnd.TRUNCATED;
      }
      int from = input.position() + PACKET_HEADER;
      sink.packet(nanos, linkType, input.array(), from, from + length, Math.max(length, original));
      input.skip(PACKET_HEADER + length);
    }
    return input.available() == 0 ? CaptureFormat.FileEnd.WHOLE : CaptureFormat.FileEnd.TRUNCATED;
  }
}
