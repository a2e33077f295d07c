package dev.gogetwell.net.tls;

import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/// Opens the protected records of one direction, in order, with one set of keys. Confined to one thread.
abstract sealed class RecordProtection permits AeadProtection, CbcProtection {
  private long sequence;

  /// What was inside a record.
  ///
  /// @param type the content type inside
  record Opened(int type, byte[] bytes, int length) {}

  /// Opens the next record; null if the keys do not fit it.
  @Nullable Opened open(int type, int version, byte[] bytes, int from, int to) {
    return open(type, version, bytes, from, to, 0);
  }

  /// Opens a record that comes `skipped` records after the next one.
  @Nullable Opened open(int type, int version, byte[] bytes, int from, int to, int skipped) {
    try {
      Opened opened = tryOpen(sequence + skipped, type, version, bytes, from, to);
      if (opened != null) {
        sequence += skipped + 1;
      }
      return opened;
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  abstract @Nullable Opened tryOpen(long sequence, int type, int version, byte[] bytes, int from, int to)
      throws GeneralSecurityException;

  /// The protection after the sender's KeyUpdate; this one where the version has none.
  abstract RecordProtection next() throws GeneralSecurityException;

  /// Sequence number, type, version and length: what every protection before TLS 1.3 authenticates
  /// (RFC 5246, section 6.2.3.3).
  static byte[] associated(long sequence, int type, int version, int length) {
    return java.nio.ByteBuffer.allocate(13).putLong(sequence).put((byte) type).putShort((short) version)
        .putShort((short) length).array();
  }
}
