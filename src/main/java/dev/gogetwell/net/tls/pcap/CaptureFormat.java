package dev.gogetwell.net.tls.pcap;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Finds out which of the two file formats a stream has and reads it to its end. Pure but for the stream.
final class CaptureFormat {
  private CaptureFormat() {}

  /// How a file ended.
  enum FileEnd {
    /// At the end of a packet.
    WHOLE,
    /// In the middle of something, or with something that is no packet; all before it was read.
    TRUNCATED,
    /// The file is neither pcap nor pcapng.
    UNKNOWN
  }

  /// Reads all packets.
  ///
  /// @throws IOException if the stream itself cannot be read
  static FileEnd read(InputStream in, PacketSink sink) throws IOException {
    byte[] magic = in.readNBytes(4);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), in);
    if (magic.length == 4 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
      try {
        return read(new GZIPInputStream(whole, 1 << 16), sink);
      } catch (EOFException | ZipException e) {
        return FileEnd.TRUNCATED;
      }
    }
    if (magic.length < 4) {
      return FileEnd.UNKNOWN;
    }
    BlockInput input = new BlockInput(whole);
    int number = (magic[0] & 0xff) << 24 | (magic[1] & 0xff) << 16 | (magic[2] & 0xff) << 8 | (magic[3] & 0xff);
    return switch (number) {
      case 0xa1b2c3d4 -> new PcapReader(input, true, 1000).read(sink);
      case 0xd4c3b2a1 -> new PcapReader(input, false, 1000).read(sink);
      case 0xa1b2cd34 -> PcapReader.patched(input, true).read(sink);
      case 0x34cdb2a1 -> PcapReader.patched(input, false).read(sink);
      case 0xa1b23c4d -> new PcapReader(input, true, 1).read(sink);
      case 0x4d3cb2a1 -> new PcapReader(input, false, 1).read(sink);
      case 0x0a0d0d0a -> new PcapngReader(input).read(sink);
      default -> FileEnd.UNKNOWN;
    };
  }
}
