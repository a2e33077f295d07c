package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.Optional;

/// Public keys as crypto/x509/parser.go:parsePublicKey reads them. Stateless.
final class KeyParser {
  private static final BigInteger MAX_INT = BigInteger.valueOf(Long.MAX_VALUE);

  private KeyParser() {}

  static PublicKey parse(AlgorithmIdentifier algorithm, byte[] data, X509Rules rules) throws ParseFailure {
    return switch (algorithm.oid()) {
      case "1.2.840.113549.1.1.1" -> rsa(algorithm, data);
      case "1.2.840.10045.2.1" -> ec(algorithm, data, rules);
      case "1.3.101.112" -> ed25519(algorithm, data);
      case "1.2.840.10040.4.1" -> dsa(algorithm, data);
      case "2.16.840.1.101.3.4.3.17" -> mlDsa("ML-DSA-44", 1312, algorithm, data, rules);
      case "2.16.840.1.101.3.4.3.18" -> mlDsa("ML-DSA-65", 1952, algorithm, data, rules);
      case "2.16.840.1.101.3.4.3.19" -> mlDsa("ML-DSA-87", 2592, algorithm, data, rules);
      default -> new PublicKey.Unknown(algorithm.oid());
    };
  }

  private static PublicKey rsa(AlgorithmIdentifier algorithm, byte[] data) throws ParseFailure {
    if (!algorithm.isNullParameters()) {
      throw new ParseFailure("x509: RSA key missing NULL parameters"); // RFC 3279 section 2.3.1
    }
    DerReader key = new DerReader(data).read(DerReader.SEQUENCE);
    if (key == null) {
      throw new ParseFailure("x509: invalid RSA public key");
    }
    BigInteger modulus = key.readInteger().orElseThrow(() -> new ParseFailure("x509: invalid RSA modulus"));
    Optional<BigInteger> exponent = key.readInteger();
    if (exponent.isEmpty() || exponent.get().bitLength() > MAX_INT.bitLength()) {
      throw new ParseFailure("x509: invalid RSA public exponent");
    }
    if (modulus.signum() <= 0) {
      throw new ParseFailure("x509: RSA modulus is not a positive number");
    }
    if (exponent.get().signum() <= 0) {
      throw new ParseFailure("x509: RSA public exponent is not a positive number");
    }
    return new PublicKey.Rsa(modulus, exponent.get());
  }

  private static PublicKey ec(AlgorithmIdentifier algorithm, byte[] data, X509Rules rules) throws ParseFailure {
    String oid = algorithm.parameters().readOid(rules.minimalOids());
    if (oid == null) {
      throw new ParseFailure("x509: invalid ECDSA parameters");
    }
    EllipticCurve curve = EllipticCurve.ofOid(oid);
    if (curve == null) {
      throw new ParseFailure("x509: unsupported elliptic curve");
    }
    return curve.point(data, rules);
  }

  private static PublicKey ed25519(AlgorithmIdentifier algorithm, byte[] data) throws ParseFailure {
    if (algorithm.hasParameters()) {
      throw new ParseFailure("x509: Ed25519 key encoded with illegal parameters"); // RFC 8410 section 3
    }
    if (data.length != 32) {
      throw new ParseFailure("x509: wrong Ed25519 public key size");
    }
    return new PublicKey.Ed25519(data);
  }

  private static PublicKey mlDsa(String name, int length, AlgorithmIdentifier algorithm, byte[] data, X509Rules rules)
      throws ParseFailure {
    if (!rules.mlDsa()) {
      return new PublicKey.Unknown(algorithm.oid());
    }
    if (algorithm.hasParameters()) {
      throw new ParseFailure("x509: ML-DSA key encoded with illegal parameters"); // RFC 9881 section 2
    }
    if (data.length != length) {
      throw new ParseFailure("mldsa: invalid public key length");
    }
    return new PublicKey.MlDsa(name, data);
  }

  private static PublicKey dsa(AlgorithmIdentifier algorithm, byte[] data) throws ParseFailure {
    BigInteger y = new DerReader(data).readInteger()
        .orElseThrow(() -> new ParseFailure("x509: invalid DSA public key"));
    DerReader parameters = algorithm.parameters().read(DerReader.SEQUENCE);
    Optional<BigInteger> p = parameters == null ? Optional.empty() : parameters.readInteger();
    Optional<BigInteger> q = p.isEmpty() || parameters == null ? Optional.empty() : parameters.readInteger();
    Optional<BigInteger> g = q.isEmpty() || parameters == null ? Optional.empty() : parameters.readInteger();
    if (p.isEmpty() || q.isEmpty() || g.isEmpty()) {
      throw new ParseFailure("x509: invalid DSA parameters");
    }
    if (y.signum() <= 0 || p.get().signum() <= 0 || q.get().signum() <= 0 || g.get().signum() <= 0) {
      throw new ParseFailure("x509: zero or negative DSA parameter");
    }
    return new PublicKey.Dsa(p.get().bitLength());
  }
}
