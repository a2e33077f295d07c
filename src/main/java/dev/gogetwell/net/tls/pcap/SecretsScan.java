package dev.gogetwell.net.tls.pcap;

import dev.gogetwell.net.tls.KeyLog;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Looks through a pcapng file for decryption-secrets blocks and jumps over everything else. Pure but for the stream.
final class SecretsScan {
  private SecretsScan() {}

  /// Adds the secrets of a pcapng file to `keys`; does nothing for any other file.
  ///
  /// @throws IOException if the stream cannot be read
  static void read(InputStream in, KeyLog keys) throws IOException {
    try {
      scan(in, keys);
    } catch (EOFException e) {
      // A truncated file: what was found before its end is in `keys`.
      return;
    }
  }

  private static void scan(InputStream in, KeyLog keys) throws IOException {
    byte[] header = in.readNBytes(12);
    if (header.length < 12 || Numbers.i32(header, 0, true) != PcapngReader.SECTION) {
      return;
    }
    boolean bigEndian = Numbers.i32(header, 8, true) == PcapngReader.BYTE_ORDER;
    long left = Numbers.u32(header, 4, bigEndian) - header.length;
    while (left >= 0) {
      in.skipNBytes(left);
      byte[] next = in.readNBytes(8);
      if (next.length < 8) {
        return;
      }
      int type = Numbers.i32(next, 0, bigEndian);
      left = Numbers.u32(next, 4, bigEndian) - 8;
      if (type == PcapngReader.SECTION) {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4) {
          return;
        }
        bigEndian = Numbers.i32(magic, 0, true) == PcapngReader.BYTE_ORDER;
        left = Numbers.u32(next, 4, bigEndian) - 12;
      } else if (type == PcapngReader.SECRETS && left <= BlockInput.MAX_PIECE) {
        byte[] body = in.readNBytes((int) Math.max(0, left));
        left -= body.length;
        if (body.length > 12 && Numbers.i32(body, 0, bigEndian) == PcapngReader.TLS_KEY_LOG) {
          int length = Math.clamp(Numbers.u32(body, 4, bigEndian), 0, body.length - 8);
          keys.addAll(Arrays.copyOfRange(body, 8, 8 + length));
        }
      }
    }
  }
}
