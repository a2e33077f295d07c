package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.math.ec.ECPoint;

/// The public key of a certificate in the kinds that Go's parser tells apart. Two are equal if they are the same key.
public sealed interface PublicKey {
  /// How Go's `%T` names the key, for the error about mismatched algorithms.
  String goType();

  /// What a reader wants to see: `RSA 2048`, `ECDSA P256`.
  String label();

  /// *rsa.PublicKey.
  record Rsa(BigInteger modulus, BigInteger exponent) implements PublicKey {
    @Override
    public String goType() {
      return "*rsa.PublicKey";
    }

    @Override
    public String label() {
      return "RSA " + modulus.bitLength();
    }
  }

  /// *ecdsa.PublicKey.
  ///
  /// @param curve the curve
  /// @param point a point on the curve
  record Ec(EllipticCurve curve, ECPoint point) implements PublicKey {
    @Override
    public String goType() {
      return "*ecdsa.PublicKey";
    }

    @Override
    public String label() {
      return "ECDSA " + curve.name();
    }
  }

  /// ed25519.PublicKey: 32 bytes, not checked to be a point.
  record Ed25519(byte[] bytes) implements PublicKey {
    @Override
    public String goType() {
      return "ed25519.PublicKey";
    }

    @Override
    public String label() {
      return "Ed25519";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Ed25519(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /// *mldsa.PublicKey (Go 1.27).
  ///
  /// @param parameters `ML-DSA-44`, `ML-DSA-65` or `ML-DSA-87`
  /// @param bytes the encoded key
  record MlDsa(String parameters, byte[] bytes) implements PublicKey {
    @Override
    public String goType() {
      return "*mldsa.PublicKey";
    }

    @Override
    public String label() {
      return parameters;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof MlDsa(String name, byte[] others) && parameters.equals(name)
          && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /// *dsa.PublicKey: parsed, never able to verify.
  record Dsa(int bits) implements PublicKey {
    @Override
    public String goType() {
      return "*dsa.PublicKey";
    }

    @Override
    public String label() {
      return "DSA " + bits;
    }
  }

  /// An algorithm that this Go version does not know; Go holds nil.
  record Unknown(String oid) implements PublicKey {
    @Override
    public String goType() {
      return "<nil>";
    }

    @Override
    public String label() {
      return oid;
    }
  }
}
