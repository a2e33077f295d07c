package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/// RSA signatures as crypto/rsa checks them: PKCS #1 v1.5 and PSS (RFC 8017 sections 8.1.2 and 8.2.2), with Go's limits
/// on keys. Written out because a JDK provider has limits of its own. Stateless, any thread.
final class RsaVerifier {
  private static final String FAILED = "crypto/rsa: verification error";
  private static final int MIN_BITS = 1024;
  private static final BigInteger MAX_EXPONENT = BigInteger.valueOf((1L << 31) - 1);

  private final X509Rules rules;

  RsaVerifier(X509Rules rules) {
    this.rules = rules;
  }

  /// Go's error text, empty where the signature is good.
  String error(PublicKey.Rsa key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    if (rules.smallRsaKeysRefused()) {
      String refused = keyError(key);
      if (!refused.isEmpty()) {
        return refused;
      }
    }
    int size = (key.modulus().bitLength() + 7) / 8;
    BigInteger value = new BigInteger(1, signature);
    if (signature.length != size || (rules.unreducedRsaSignatureRefused() && value.compareTo(key.modulus()) >= 0)) {
      return FAILED;
    }
    byte[] hash = Digests.of(algorithm.digest(), message);
    byte[] encoded = fixedLength(value.modPow(key.exponent(), key.modulus()), size);
    boolean good = algorithm.isPss() ? isPss(encoded, key.modulus().bitLength() - 1, algorithm, hash)
        : isPkcs1(encoded, algorithm, hash);
    return good ? "" : FAILED;
  }

  /// crypto/rsa/rsa.go:checkKeySize and crypto/internal/fips140/rsa:checkPublicKey (Go 1.24).
  private static String keyError(PublicKey.Rsa key) {
    int bits = key.modulus().bitLength();
    if (bits < MIN_BITS) {
      return "crypto/rsa: " + bits
          + "-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)";
    }
    if (!key.modulus().testBit(0)) {
      return "crypto/rsa: public modulus is even";
    }
    if (key.exponent().compareTo(BigInteger.TWO) < 0) {
      return "crypto/rsa: public exponent too small or negative";
    }
    if (!key.exponent().testBit(0)) {
      return "crypto/rsa: public exponent is even";
    }
    return key.exponent().compareTo(MAX_EXPONENT) > 0 ? "crypto/rsa: public exponent too large" : "";
  }

  private static byte[] fixedLength(BigInteger value, int size) {
    byte[] bytes = value.toByteArray();
    int from = bytes.length > size ? bytes.length - size : 0;
    byte[] fixed = new byte[size];
    System.arraycopy(bytes, from, fixed, size - (bytes.length - from), bytes.length - from);
    return fixed;
  }

  /// The whole block is rebuilt and compared, so that nothing in it is left to interpretation.
  private static boolean isPkcs1(byte[] encoded, SignatureAlgorithm algorithm, byte[] hash) {
    byte[] prefix = HexFormat.of().parseHex(switch (algorithm) {
      case SHA256_RSA -> "3031300d060960864801650304020105000420";
      case SHA384_RSA -> "3041300d060960864801650304020205000430";
      default -> "3051300d060960864801650304020305000440";
    });
    int length = prefix.length + hash.length;
    if (encoded.length < length + 11) {
      return false;
    }
    byte[] expected = new byte[encoded.length];
    Arrays.fill(expected, 1, expected.length - length - 1, (byte) 0xff);
    expected[1] = 1;
    expected[expected.length - length - 1] = 0;
    System.arraycopy(prefix, 0, expected, expected.length - length, prefix.length);
    System.arraycopy(hash, 0, expected, expected.length - hash.length, hash.length);
    return Arrays.equals(expected, encoded);
  }

  /// EMSA-PSS-VERIFY of RFC 8017 section 9.1.2 with a salt as long as the hash.
  private static boolean isPss(byte[] block, int bits, SignatureAlgorithm algorithm, byte[] hash) {
    int length = (bits + 7) / 8;
    int skipped = block.length - length;
    if (skipped > 0 && block[0] != 0) {
      return false;
    }
    byte[] encoded = Arrays.copyOfRange(block, skipped, block.length);
    int hashLength = hash.length;
    if (length < 2 * hashLength + 2 || encoded[length - 1] != (byte) 0xbc) {
      return false;
    }
    byte[] db = Arrays.copyOf(encoded, length - hashLength - 1);
    byte[] seed = Arrays.copyOfRange(encoded, length - hashLength - 1, length - 1);
    int unused = 8 * length - bits;
    if ((db[0] & 0xff) >> (8 - unused) != 0) {
      return false;
    }
    byte[] mask = Digests.mgf1(algorithm.digest(), seed, db.length);
    for (int i = 0; i < db.length; i++) {
      db[i] ^= mask[i];
    }
    db[0] &= (byte) (0xff >> unused);
    int padding = length - 2 * hashLength - 2;
    for (int i = 0; i < padding; i++) {
      if (db[i] != 0) {
        return false;
      }
    }
    if (db[padding] != 1) {
      return false;
    }
    byte[] salted = new byte[8 + 2 * hashLength];
    System.arraycopy(hash, 0, salted, 8, hashLength);
    System.arraycopy(db, db.length - hashLength, salted, 8 + hashLength, hashLength);
    return Arrays.equals(Digests.of(algorithm.digest(), salted), seed);
  }
}
