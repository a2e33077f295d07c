package dev.gogetwell.net.tls;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;

/// AES-GCM, AES-CCM and ChaCha20-Poly1305, as TLS 1.2 (RFC 5288, RFC 6655, RFC 7905) and TLS 1.3 (RFC 8446,
/// section 5.2) use them. Confined to one thread.
final class AeadProtection extends RecordProtection {
  private static final int EXPLICIT = 8;

  private final SuiteCipher suite;
  private final byte[] key;
  private final byte[] iv;
  private final byte[] secret;
  private final Key jcaKey;
  private @Nullable Cipher cipher;

  private AeadProtection(SuiteCipher suite, byte[] key, byte[] iv, byte[] secret) {
    this.suite = suite;
    this.key = key;
    this.iv = iv;
    this.secret = secret;
    this.jcaKey = new SecretKeySpec(key, suite.mode() == SuiteCipher.Mode.CHACHA20 ? "ChaCha20" : "AES");
  }

  /// The protection that belongs to a traffic secret of TLS 1.3.
  static AeadProtection tls13(SuiteCipher suite, byte[] secret) throws GeneralSecurityException {
    return new AeadProtection(suite, KeySchedule.expandLabel(suite.prf(), secret, "key", suite.keyLength()),
        KeySchedule.expandLabel(suite.prf(), secret, "iv", 12), secret);
  }

  /// The protection that belongs to a part of the key block of TLS 1.2.
  ///
  /// @param iv four bytes for GCM and CCM, twelve for ChaCha20
  static AeadProtection tls12(SuiteCipher suite, byte[] key, byte[] iv) {
    return new AeadProtection(suite, key, iv, new byte[0]);
  }

  @Override
  AeadProtection next() throws GeneralSecurityException {
    return secret.length == 0
        ? this
        : tls13(suite, KeySchedule.expandLabel(suite.prf(), secret, "traffic upd", secret.length));
  }

  @Override
  @Nullable Opened tryOpen(long sequence, int type, int version, byte[] bytes, int from, int to)
      throws GeneralSecurityException {
    int overhead = suite.mode().tagLength() + (iv.length == 4 ? EXPLICIT : 0);
    int length = to - from;
    if (length < overhead) {
      return null;
    }
    if (secret.length > 0) {
      byte[] header = {(byte) type, (byte) (version >> 8), (byte) version, (byte) (length >> 8), (byte) length};
      return inner(decrypt(nonce(sequence), header, bytes, from, length));
    }
    byte[] associated = associated(sequence, type, version, length - overhead);
    byte[] plain;
    if (iv.length == 4) {
      byte[] nonce = Arrays.copyOf(iv, 12);
      System.arraycopy(bytes, from, nonce, 4, EXPLICIT);
      plain = decrypt(nonce, associated, bytes, from + EXPLICIT, length - EXPLICIT);
    } else {
      plain = decrypt(nonce(sequence), associated, bytes, from, length);
    }
    return plain == null ? null : new Opened(type, plain, plain.length);
  }

  /// The content type is the last byte that is not zero (RFC 8446, section 5.4).
  private static @Nullable Opened inner(byte @Nullable [] plain) {
    if (plain == null) {
      return null;
    }
    int end = plain.length;
    while (end > 0 && plain[end - 1] == 0) {
      end--;
    }
    return end == 0 ? null : new Opened(plain[end - 1] & 0xff, plain, end - 1);
  }

  private byte[] nonce(long sequence) {
    byte[] nonce = iv.clone();
    for (int i = 0; i < 8; i++) {
      nonce[11 - i] ^= (byte) (sequence >>> (8 * i));
    }
    return nonce;
  }

  private byte @Nullable [] decrypt(byte[] nonce, byte[] associated, byte[] bytes, int from, int length)
      throws GeneralSecurityException {
    if (suite.mode() == SuiteCipher.Mode.CCM || suite.mode() == SuiteCipher.Mode.CCM_8) {
      return ccm(nonce, associated, bytes, from, length);
    }
    boolean chacha = suite.mode() == SuiteCipher.Mode.CHACHA20;
    Cipher used = cipher;
    // The platform's ChaCha20 refuses the same nonce twice in a row, which a second try after a failure needs.
    cipher = null;
    if (used == null) {
      used = Cipher.getInstance(chacha ? "ChaCha20-Poly1305" : "AES/GCM/NoPadding");
    }
    used.init(Cipher.DECRYPT_MODE, jcaKey, chacha ? new IvParameterSpec(nonce) : new GCMParameterSpec(128, nonce));
    used.updateAAD(associated);
    byte[] plain = used.doFinal(bytes, from, length);
    cipher = used;
    return plain;
  }

  private byte @Nullable [] ccm(byte[] nonce, byte[] associated, byte[] bytes, int from, int length) {
    CCMModeCipher ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
    ccm.init(false, new AEADParameters(new KeyParameter(key), suite.mode().tagLength() * 8, nonce, associated));
    byte[] plain = new byte[length - suite.mode().tagLength()];
    try {
      int done = ccm.processBytes(bytes, from, length, plain, 0);
      ccm.doFinal(plain, done);
      return plain;
    } catch (InvalidCipherTextException | IllegalStateException e) {
      return null;
    }
  }
}
