package dev.gogetwell.net.tls;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.tls.CertificateEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns the certificates of a chain into [CertificateEntry]s. The same few certificates come again and again in a
/// capture, so the last ones are remembered. Confined to one thread.
final class CertificateReader {
  private static final int REMEMBERED = 256;

  /// Longer ones are read each time, so that what is remembered stays small.
  private static final int LONGEST_REMEMBERED = 1 << 14;

  /// The end of a certificate is its signature, which tells it from all others.
  private static final int SIGNATURE = 32;

  private final MessageDigest sha256;
  private final Map<Integer, Known> known = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Integer, Known> eldest) {
      return size() > REMEMBERED;
    }
  };

  /// A certificate that was read, and its bytes to compare with.
  private static final class Known {
    private final byte[] der;
    private final CertificateEntry entry;

    Known(byte[] der, CertificateEntry entry) {
      this.der = der;
      this.entry = entry;
    }
  }

  CertificateReader() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Reads the rest of the cursor as one certificate. One that is known is compared byte by byte, which is much faster
  /// than its fingerprint is computed.
  CertificateEntry read(Cursor cursor) {
    byte[] bytes = cursor.array();
    int from = cursor.position();
    int to = cursor.end();
    int hash = to - from;
    for (int i = Math.max(from, to - SIGNATURE); i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    Known same = known.get(hash);
    if (same != null && Arrays.equals(bytes, from, to, same.der, 0, same.der.length)) {
      return same.entry;
    }
    byte[] der = cursor.rest();
    String fingerprint = HexFormat.of().formatHex(sha256.digest(der));
    CertificateEntry entry = new CertificateEntry(Der.of(der), der.length, fingerprint, CertificateSummary.read(der));
    if (der.length <= LONGEST_REMEMBERED) {
      known.put(hash, new Known(der, entry));
    }
    return entry;
  }
}
