package dev.gogetwell.gorules.x509;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-2 from the JDK. Stateless, any thread.
final class Digests {
  private Digests() {}

  static byte[] of(String algorithm, byte[] message) {
    return digest(algorithm).digest(message);
  }

  /// MGF1 of RFC 8017 appendix B.2.1.
  static byte[] mgf1(String algorithm, byte[] seed, int length) {
    MessageDigest digest = digest(algorithm);
    byte[] mask = new byte[length];
    for (int counter = 0, filled = 0; filled < length; counter++) {
      digest.update(seed);
      byte[] block = digest.digest(new byte[] {(byte) (counter >> 24), (byte) (counter >> 16), (byte) (counter >> 8),
          (byte) counter});
      int taken = Math.min(block.length, length - filled);
      System.arraycopy(block, 0, mask, filled, taken);
      filled += taken;
    }
    return mask;
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has " + algorithm, e);
    }
  }
}
