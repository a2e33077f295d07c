package dev.gogetwell.net.tls;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Overwrites what a proxy is told about the user, before the bytes are kept: a recording is shown, reported and
/// exported. Lengths stay true. One a connection; used by one thread at a time.
final class CredentialMask {
  private static final byte[] HEADER = "\r\nproxy-authorization:".getBytes(StandardCharsets.US_ASCII);
  private static final int TLS_FIRST = 20;
  private static final int TLS_LAST = 23;
  private static final int SOCKS5 = 5;

  private int writes;
  private boolean socks;

  /// The bytes of one write as they may be kept.
  byte[] apply(byte[] written) {
    if (written.length == 0) {
      return written;
    }
    int first = written[0] & 0xff;
    writes++;
    if (writes == 1) {
      socks = first == SOCKS5;
    } else if (socks && writes == 2 && first == 1) {
      // RFC 1929: version 1, then user name and password, each behind its length.
      byte[] masked = written.clone();
      Arrays.fill(masked, 1, masked.length, (byte) 'x');
      return masked;
    }
    boolean tls = first >= TLS_FIRST && first <= TLS_LAST;
    return tls ? written : withoutHeader(written);
  }

  private static byte[] withoutHeader(byte[] written) {
    int from = find(written) + HEADER.length;
    if (from < HEADER.length) {
      return written;
    }
    int to = from;
    while (to < written.length && written[to] != '\r') {
      to++;
    }
    byte[] masked = written.clone();
    Arrays.fill(masked, from < to && masked[from] == ' ' ? from + 1 : from, to, (byte) 'x');
    return masked;
  }

  /// Linear but for the header's own length.
  private static int find(byte[] in) {
    for (int i = 0; i + HEADER.length <= in.length; i++) {
      int matched = 0;
      while (matched < HEADER.length && Character.toLowerCase(in[i + matched]) == HEADER[matched]) {
        matched++;
      }
      if (matched == HEADER.length) {
        return i;
      }
    }
    return -HEADER.length - 1;
  }
}
