package dev.gogetwell.net.tls;

import dev.gogetwell.model.Der;
import dev.gogetwell.model.tls.CertificateEntry;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Turns the certificates of a chain into [CertificateEntry]s. The same few certificates come again and again in a
/// capture, so the last ones are remembered. Confined to one thread.
final class CertificateReader {
  private static final int REMEMBERED = 256;

  private final MessageDigest sha256;
  private final Map<String, CertificateEntry> known = new LinkedHashMap<>(64, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, CertificateEntry> eldest) {
      return size() > REMEMBERED;
    }
  };

  CertificateReader() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Reads the rest of the cursor as one certificate.
  CertificateEntry read(Cursor cursor) {
    int length = cursor.remaining();
    sha256.update(cursor.array(), cursor.position(), length);
    String fingerprint = HexFormat.of().formatHex(sha256.digest());
    CertificateEntry entry = known.get(fingerprint);
    if (entry == null) {
      byte[] der = cursor.rest();
      entry = new CertificateEntry(Der.of(der), length, fingerprint, CertificateFields.read(der));
      known.put(fingerprint, entry);
    }
    return entry;
  }
}
