package dev.gogetwell.net.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// AES and 3DES in CBC mode, with the MAC inside (RFC 5246, section 6.2.3.2) or outside (RFC 7366). In TLS 1.0 the
/// last block of a record is the initial vector of the next one. Confined to one thread.
final class CbcProtection extends RecordProtection {
  private final SuiteCipher suite;
  private final SecretKeySpec key;
  private final byte[] macKey;
  private final boolean encryptThenMac;
  private byte @Nullable [] chained;

  /// @param chained the first initial vector of TLS 1.0; null for the versions that send one with each record
  CbcProtection(SuiteCipher suite, byte[] key, byte[] macKey, boolean encryptThenMac, byte @Nullable [] chained) {
    this.suite = suite;
    this.key = new SecretKeySpec(key, suite.algorithm());
    this.macKey = macKey;
    this.encryptThenMac = encryptThenMac;
    this.chained = chained;
  }

  @Override
  CbcProtection next() {
    return this;
  }

  @Override
  @Nullable Opened tryOpen(long sequence, int type, int version, byte[] bytes, int from, int to)
      throws GeneralSecurityException {
    int end = encryptThenMac ? to - suite.macLength() : to;
    int block = suite.blockLength();
    byte[] vector = chained;
    int start = vector == null ? from + block : from;
    if (end - start < block || (end - start) % block != 0) {
      return null;
    }
    if (encryptThenMac && !macFits(sequence, type, version, bytes, from, end - from, bytes, end)) {
      return null;
    }
    if (vector == null) {
      vector = Arrays.copyOfRange(bytes, from, start);
    }
    Cipher cipher = Cipher.getInstance(suite.algorithm() + "/CBC/NoPadding");
    cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(vector));
    byte[] plain = cipher.doFinal(bytes, start, end - start);
    int padding = (plain[plain.length - 1] & 0xff) + 1;
    int length = plain.length - padding - (encryptThenMac ? 0 : suite.macLength());
    if (length < 0 || (!encryptThenMac && !macFits(sequence, type, version, plain, 0, length, plain, length))) {
      return null;
    }
    if (chained != null) {
      chained = Arrays.copyOfRange(bytes, end - block, end);
    }
    return new Opened(type, plain, length);
  }

  private boolean macFits(
      long sequence, int type, int version, byte[] bytes, int from, int length, byte[] macBytes, int macAt)
      throws GeneralSecurityException {
    Mac mac = KeySchedule.mac("Hmac" + suite.mac(), macKey);
    mac.update(associated(sequence, type, version, length));
    mac.update(bytes, from, length);
    return MessageDigest.isEqual(mac.doFinal(), Arrays.copyOfRange(macBytes, macAt, macAt + suite.macLength()));
  }
}
