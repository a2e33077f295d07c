package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/// The named curves that Go knows (crypto/x509/x509.go:namedCurveFromOID; NIST SP 800-186). Bouncy Castle computes on
/// them: the JDK has no P-224, and is several times slower on the others.
public enum EllipticCurve {
  P224("1.3.132.0.33", "secp224r1", "invalid P224Element encoding"),
  P256("1.2.840.10045.3.1.7", "secp256r1", "invalid P256 element encoding"),
  P384("1.3.132.0.34", "secp384r1", "invalid P384Element encoding"),
  P521("1.3.132.0.35", "secp521r1", "invalid P521Element encoding");

  private final String oid;
  private final String elementError;
  private final ECDomainParameters domain;

  EllipticCurve(String oid, String name, String elementError) {
    this.oid = oid;
    this.elementError = elementError;
    X9ECParameters parameters = CustomNamedCurves.getByName(name);
    this.domain = new ECDomainParameters(parameters);
  }

  static @Nullable EllipticCurve ofOid(String oid) {
    for (EllipticCurve curve : values()) {
      if (curve.oid.equals(oid)) {
        return curve;
      }
    }
    return null;
  }

  ECDomainParameters domain() {
    return domain;
  }

  /// The point of an uncompressed encoding. Up to Go 1.25 elliptic.Unmarshal has one error for everything, later
  /// crypto/ecdsa and crypto/internal/fips140/nistec speak.
  PublicKey.Ec point(byte[] data, X509Rules rules) throws ParseFailure {
    boolean detailed = rules.pointErrorsOfEcdsa();
    if (data.length < 1 || data[0] != 4) {
      throw failure(detailed, "ecdsa: invalid uncompressed public key");
    }
    int size = (domain.getCurve().getFieldSize() + 7) / 8;
    if (data.length != 1 + 2 * size) {
      throw failure(detailed, "invalid " + name() + " point encoding");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(data, 1, 1 + size));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(data, 1 + size, data.length));
    BigInteger prime = domain.getCurve().getField().getCharacteristic();
    if (x.compareTo(prime) >= 0 || y.compareTo(prime) >= 0) {
      throw failure(detailed, elementError);
    }
    ECPoint point = domain.getCurve().createPoint(x, y);
    if (!point.isValid()) {
      throw failure(detailed, name() + " point not on curve");
    }
    return new PublicKey.Ec(this, point);
  }

  private static ParseFailure failure(boolean detailed, String text) {
    return new ParseFailure(detailed ? text : "x509: failed to unmarshal elliptic curve point");
  }
}
