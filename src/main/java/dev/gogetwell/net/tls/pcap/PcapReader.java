package dev.gogetwell.net.tls.pcap;

import java.io.IOException;

/// Reads the older file format (draft-ietf-opsawg-pcap). Confined to one thread.
final class PcapReader {
  private static final int FILE_HEADER = 24;
  private static final int PACKET_HEADER = 16;
  /// The variant of Alexey Kuznetzov's patches adds the interface, the protocol and the kind of packet (libpcap,
  /// sf-pcap.c, struct pcap_sf_patched_pkthdr).
  private static final int PATCHED_HEADER = 24;

  private final BlockInput input;
  private final boolean bigEndian;
  private final int nanosPerUnit;
  private final int headerLength;

  static PcapReader patched(BlockInput input, boolean bigEndian) {
    return new PcapReader(input, bigEndian, 1000, PATCHED_HEADER);
  }

  PcapReader(BlockInput input, boolean bigEndian, int nanosPerUnit) {
    this(input, bigEndian, nanosPerUnit, PACKET_HEADER);
  }

  private PcapReader(BlockInput input, boolean bigEndian, int nanosPerUnit, int headerLength) {
    this.headerLength = headerLength;
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
    while (input.need(headerLength)) {
      byte[] header = input.array();
      int at = input.position();
      long seconds = Numbers.u32(header, at, bigEndian);
      long fraction = Numbers.u32(header, at + 4, bigEndian);
      int length = Numbers.i32(header, at + 8, bigEndian);
      int original = Numbers.i32(header, at + 12, bigEndian);
      long nanos = seconds * 1_000_000_000L + fraction * nanosPerUnit;
      if (length < 0 || length > BlockInput.MAX_PIECE || !input.need(headerLength + length)) {
        // Half a packet is dropped, as tshark does: its other half may have changed what the first one means.
        return CaptureFormat.FileEnd.TRUNCATED;
      }
      int from = input.position() + headerLength;
      sink.packet(nanos, linkType, input.array(), from, from + length, Math.max(length, original));
      input.skip(headerLength + length);
    }
    return input.available() == 0 ? CaptureFormat.FileEnd.WHOLE : CaptureFormat.FileEnd.TRUNCATED;
  }
}
