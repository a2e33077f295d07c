package dev.gogetwell.net.tls.pcap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the newer file format (draft-ietf-opsawg-pcapng): sections in either byte order, packets of three kinds,
/// decryption secrets; all other blocks are skipped. Confined to one thread.
final class PcapngReader {
  static final int SECTION = 0x0a0d0d0a;
  static final int INTERFACE = 1;
  static final int OLD_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int ENHANCED_PACKET = 6;
  static final int SECRETS = 10;
  static final int BYTE_ORDER = 0x1a2b3c4d;

  /// `TLSK`: the secrets are lines of an NSS key log.
  static final int TLS_KEY_LOG = 0x544c534b;

  private static final int BLOCK_HEADER = 8;
  private static final int BLOCK_OVERHEAD = 12;

  private final BlockInput input;
  private final List<Interface> interfaces = new ArrayList<>();
  private boolean bigEndian;

  PcapngReader(BlockInput input) {
    this.input = input;
  }

  /// An interface of the present section.
  ///
  /// @param resolution the if_tsresol byte: a power of ten, or of two if its highest bit is set
  /// @param offset seconds to add
  private record Interface(int linkType, int snapLength, int resolution, long offset) {
    long nanos(long high, long low) {
      long ticks = high << 32 | low;
      int power = resolution & 0x7f;
      long nanos;
      if ((resolution & 0x80) != 0) {
        int shift = Math.min(power, 62);
        double fraction = (double) (ticks & (1L << shift) - 1) / (1L << shift);
        nanos = (ticks >>> shift) * 1_000_000_000L + Math.round(fraction * 1e9);
      } else if (power <= 9) {
        nanos = ticks * powerOfTen(9 - power);
      } else {
        nanos = Long.divideUnsigned(ticks, powerOfTen(Math.min(power, 27) - 9));
      }
      return nanos + offset * 1_000_000_000L;
    }

    private static long powerOfTen(int exponent) {
      long value = 1;
      for (int i = 0; i < exponent; i++) {
        value *= 10;
      }
      return value;
    }
  }

  CaptureFormat.FileEnd read(PacketSink sink) throws IOException {
    while (input.need(BLOCK_HEADER)) {
      int type = Numbers.i32(input.array(), input.position(), true);
      if (type == SECTION) {
        if (!input.need(BLOCK_OVERHEAD) || !section()) {
          return CaptureFormat.FileEnd.TRUNCATED;
        }
      } else if (!bigEndian) {
        type = Integer.reverseBytes(type);
      }
      int total = Numbers.i32(input.array(), input.position() + 4, bigEndian);
      if (total < BLOCK_OVERHEAD || !input.need(total)) {
        // Half a block is dropped, as tshark does.
        return CaptureFormat.FileEnd.TRUNCATED;
      }
      block(type, input.position() + BLOCK_HEADER, input.position() + total - 4, sink);
      input.skip(total);
      if (total % 4 != 0 && input.need(4 - total % 4)) {
        input.skip(4 - total % 4);
      }
    }
    return input.available() == 0 ? CaptureFormat.FileEnd.WHOLE : CaptureFormat.FileEnd.TRUNCATED;
  }

  private boolean section() {
    int magic = Numbers.i32(input.array(), input.position() + BLOCK_HEADER, true);
    bigEndian = magic == BYTE_ORDER;
    interfaces.clear();
    return bigEndian || Integer.reverseBytes(magic) == BYTE_ORDER;
  }

  private void block(int type, int from, int to, PacketSink sink) {
    switch (type) {
      case INTERFACE -> addInterface(from, to);
      case ENHANCED_PACKET -> enhanced(from, to, sink);
      case OLD_PACKET -> old(from, to, sink);
      case SIMPLE_PACKET -> simple(from, to, sink);
      case SECRETS -> secrets(from, to, sink);
      default -> {
        // Statistics, names, comments: nothing of the handshake.
      }
    }
  }

  private void addInterface(int from, int to) {
    if (to - from < 8) {
      return;
    }
    byte[] bytes = input.array();
    int resolution = 6;
    long offset = 0;
    int at = from + 8;
    while (at + 4 <= to) {
      int code = Numbers.u16(bytes, at, bigEndian);
      int length = Numbers.u16(bytes, at + 2, bigEndian);
      if (code == 0 || at + 4 + length > to) {
        break;
      }
      if (code == 9 && length >= 1) {
        resolution = bytes[at + 4] & 0xff;
      } else if (code == 14 && length >= 8) {
        long first = Numbers.u32(bytes, at + 4, bigEndian);
        long second = Numbers.u32(bytes, at + 8, bigEndian);
        offset = bigEndian ? first << 32 | second : second << 32 | first;
      }
      at += 4 + (length + 3 & ~3);
    }
    interfaces.add(new Interface(Numbers.u16(bytes, from, bigEndian), Numbers.i32(bytes, from + 4, bigEndian),
        resolution, offset));
  }

  private void enhanced(int from, int to, PacketSink sink) {
    if (to - from >= 20) {
      packet(Numbers.i32(input.array(), from, bigEndian), from + 4, to, sink);
    }
  }

  private void old(int from, int to, PacketSink sink) {
    if (to - from >= 20) {
      packet(Numbers.u16(input.array(), from, bigEndian), from + 4, to, sink);
    }
  }

  /// The common part of both packet blocks: time, captured length, original length, bytes.
  private void packet(int number, int from, int to, PacketSink sink) {
    if (number < 0 || number >= interfaces.size()) {
      return;
    }
    byte[] bytes = input.array();
    Interface source = interfaces.get(number);
    long nanos = source.nanos(Numbers.u32(bytes, from, bigEndian), Numbers.u32(bytes, from + 4, bigEndian));
    int captured = Numbers.i32(bytes, from + 8, bigEndian);
    int original = Numbers.i32(bytes, from + 12, bigEndian);
    int start = from + 16;
    int end = captured < 0 || captured > to - start ? to : start + captured;
    sink.packet(nanos, source.linkType(), bytes, start, end, Math.max(end - start, original));
  }

  private void simple(int from, int to, PacketSink sink) {
    if (interfaces.isEmpty() || to - from < 4) {
      return;
    }
    Interface source = interfaces.getFirst();
    int original = Numbers.i32(input.array(), from, bigEndian);
    int limit = source.snapLength() > 0 ? Math.min(original, source.snapLength()) : original;
    int end = limit < 0 || limit > to - from - 4 ? to : from + 4 + limit;
    sink.packet(0, source.linkType(), input.array(), from + 4, end, Math.max(end - from - 4, original));
  }

  private void secrets(int from, int to, PacketSink sink) {
    byte[] bytes = input.array();
    if (to - from < 8 || Numbers.i32(bytes, from, bigEndian) != TLS_KEY_LOG) {
      return;
    }
    int length = Numbers.i32(bytes, from + 4, bigEndian);
    int end = length < 0 || length > to - from - 8 ? to : from + 8 + length;
    sink.secrets(Arrays.copyOfRange(bytes, from + 8, end));
  }
}
