package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The named curves that Go knows, each with y² = x³ - 3x + b (crypto/x509/x509.go:namedCurveFromOID; NIST SP 800-186).
public enum EllipticCurve {
  P224("1.3.132.0.33", "secp224r1", 224, "invalid P224Element encoding",
      "ffffffffffffffffffffffffffffffff000000000000000000000001",
      "b4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4",
      "ffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3d"),
  P256("1.2.840.10045.3.1.7", "secp256r1", 256, "invalid P256 element encoding",
      "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
      "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
  P384("1.3.132.0.34", "secp384r1", 384, "invalid P384Element encoding",
      "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
      "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
      "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
  P521("1.3.132.0.35", "secp521r1", 521, "invalid P521Element encoding",
      "01ff" + "f".repeat(128),
      "0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df88"
          + "3d2c34f1ef451fd46b503f00",
      "01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8"
          + "899c47aebb6fb71e91386409");

  private static final BigInteger THREE = BigInteger.valueOf(3);

  private final String oid;
  private final String standardName;
  private final int bits;
  private final String elementError;
  private final BigInteger prime;
  private final BigInteger b;
  private final BigInteger order;

  EllipticCurve(String oid, String standardName, int bits, String elementError, String prime, String b, String order) {
    this.oid = oid;
    this.standardName = standardName;
    this.bits = bits;
    this.elementError = elementError;
    this.prime = new BigInteger(prime, 16);
    this.b = new BigInteger(b, 16);
    this.order = new BigInteger(order, 16);
  }

  static @Nullable EllipticCurve ofOid(String oid) {
    for (EllipticCurve curve : values()) {
      if (curve.oid.equals(oid)) {
        return curve;
      }
    }
    return null;
  }

  String standardName() {
    return standardName;
  }

  int byteLength() {
    return (bits + 7) / 8;
  }

  BigInteger order() {
    return order;
  }

  /// The point of an uncompressed encoding. Up to Go 1.25 elliptic.Unmarshal has one error for everything, later
  /// crypto/ecdsa and crypto/internal/fips140/nistec speak.
  PublicKey.Ec point(byte[] data, X509Rules rules) throws ParseFailure {
    boolean detailed = rules.pointErrorsOfEcdsa();
    if (data.length < 1 || data[0] != 4) {
      throw failure(detailed, "ecdsa: invalid uncompressed public key");
    }
    int size = byteLength();
    if (data.length != 1 + 2 * size) {
      throw failure(detailed, "invalid " + name() + " point encoding");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(data, 1, 1 + size));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(data, 1 + size, data.length));
    if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
      throw failure(detailed, elementError);
    }
    BigInteger right = x.multiply(x).subtract(THREE).multiply(x).add(b);
    if (y.multiply(y).subtract(right).mod(prime).signum() != 0) {
      throw failure(detailed, name() + " point not on curve");
    }
    return new PublicKey.Ec(this, x, y);
  }

  private static ParseFailure failure(boolean detailed, String text) {
    return new ParseFailure(detailed ? text : "x509: failed to unmarshal elliptic curve point");
  }
}
