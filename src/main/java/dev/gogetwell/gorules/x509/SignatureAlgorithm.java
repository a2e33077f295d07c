package dev.gogetwell.gorules.x509;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signature algorithms that Go tells apart (crypto/x509/x509.go:signatureAlgorithmDetails).
enum SignatureAlgorithm {
  MD5_RSA("MD5-RSA", Kind.RSA, "MD5", 16, "1.2.840.113549.1.1.4"),
  SHA1_RSA("SHA1-RSA", Kind.RSA, "SHA-1", 20, "1.2.840.113549.1.1.5", "1.3.14.3.2.29"),
  SHA256_RSA("SHA256-RSA", Kind.RSA, "SHA-256", 32, "1.2.840.113549.1.1.11"),
  SHA384_RSA("SHA384-RSA", Kind.RSA, "SHA-384", 48, "1.2.840.113549.1.1.12"),
  SHA512_RSA("SHA512-RSA", Kind.RSA, "SHA-512", 64, "1.2.840.113549.1.1.13"),
  SHA256_RSA_PSS("SHA256-RSAPSS", Kind.RSA, "SHA-256", 32),
  SHA384_RSA_PSS("SHA384-RSAPSS", Kind.RSA, "SHA-384", 48),
  SHA512_RSA_PSS("SHA512-RSAPSS", Kind.RSA, "SHA-512", 64),
  DSA_SHA1("DSA-SHA1", Kind.DSA, "SHA-1", 20, "1.2.840.10040.4.3"),
  DSA_SHA256("DSA-SHA256", Kind.DSA, "SHA-256", 32, "2.16.840.1.101.3.4.3.2"),
  ECDSA_SHA1("ECDSA-SHA1", Kind.ECDSA, "SHA-1", 20, "1.2.840.10045.4.1"),
  ECDSA_SHA256("ECDSA-SHA256", Kind.ECDSA, "SHA-256", 32, "1.2.840.10045.4.3.2"),
  ECDSA_SHA384("ECDSA-SHA384", Kind.ECDSA, "SHA-384", 48, "1.2.840.10045.4.3.3"),
  ECDSA_SHA512("ECDSA-SHA512", Kind.ECDSA, "SHA-512", 64, "1.2.840.10045.4.3.4"),
  ED25519("Ed25519", Kind.ED25519, "", 0, "1.3.101.112"),
  ML_DSA_44("ML-DSA-44", Kind.ML_DSA, "", 0, "2.16.840.1.101.3.4.3.17"),
  ML_DSA_65("ML-DSA-65", Kind.ML_DSA, "", 0, "2.16.840.1.101.3.4.3.18"),
  ML_DSA_87("ML-DSA-87", Kind.ML_DSA, "", 0, "2.16.840.1.101.3.4.3.19"),
  UNKNOWN("0", Kind.NONE, "", 0);

  private static final String PSS = "1.2.840.113549.1.1.10";
  private static final String MGF1 = "1.2.840.113549.1.1.8";
  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";
  private static final String SHA384 = "2.16.840.1.101.3.4.2.2";
  private static final String SHA512 = "2.16.840.1.101.3.4.2.3";

  private final String goName;
  private final Kind kind;
  private final String digest;
  private final int digestLength;
  private final List<String> oids;

  SignatureAlgorithm(String goName, Kind kind, String digest, int digestLength, String... oids) {
    this.goName = goName;
    this.kind = kind;
    this.digest = digest;
    this.digestLength = digestLength;
    this.oids = List.of(oids);
  }

  /// The kinds of key, as Go's PublicKeyAlgorithm prints them.
  enum Kind {
    RSA("RSA"), DSA("DSA"), ECDSA("ECDSA"), ED25519("Ed25519"), ML_DSA("ML-DSA"), NONE("0");

    private final String goName;

    Kind(String goName) {
      this.goName = goName;
    }

    String goName() {
      return goName;
    }
  }

  String goName() {
    return goName;
  }

  Kind kind() {
    return kind;
  }

  /// The JDK's name of the digest, empty where the message is signed as it is.
  String digest() {
    return digest;
  }

  int digestLength() {
    return digestLength;
  }

  boolean isPss() {
    return this == SHA256_RSA_PSS || this == SHA384_RSA_PSS || this == SHA512_RSA_PSS;
  }

  /// x509.go:getSignatureAlgorithmFromAI.
  static SignatureAlgorithm of(AlgorithmIdentifier identifier, X509Rules rules) {
    if (identifier.oid().equals(PSS)) {
      return pss(identifier);
    }
    for (SignatureAlgorithm algorithm : values()) {
      if (algorithm.oids.contains(identifier.oid())) {
        boolean withoutParameters = algorithm.kind == Kind.ED25519 || algorithm.kind == Kind.ML_DSA;
        boolean known = algorithm.kind != Kind.ML_DSA || rules.mlDsa();
        return !known || (withoutParameters && identifier.hasParameters()) ? UNKNOWN : algorithm;
      }
    }
    return UNKNOWN;
  }

  /// RSASSA-PSS-params: hash, MGF1 with the same hash, salt as long as the hash, trailer 1. Go reads them with
  /// encoding/asn1, where trailing data inside is ignored.
  private static SignatureAlgorithm pss(AlgorithmIdentifier identifier) {
    DerReader parameters = identifier.parameters().read(DerReader.SEQUENCE);
    if (parameters == null) {
      return UNKNOWN;
    }
    AlgorithmIdentifier hash = explicit(parameters, 0);
    AlgorithmIdentifier mask = explicit(parameters, 1);
    DerReader salt = parameters.read(DerReader.constructedContextTag(2));
    if (hash == null || mask == null || salt == null) {
      return UNKNOWN;
    }
    long saltLength = salt.readLong(DerReader.INTEGER).orElse(-1L);
    if (parameters.peek(DerReader.constructedContextTag(3))) {
      DerReader trailer = parameters.read(DerReader.constructedContextTag(3));
      if (trailer == null || trailer.readLong(DerReader.INTEGER).orElse(-1L) != 1) {
        return UNKNOWN;
      }
    }
    DerReader maskParameters = mask.parameters().read(DerReader.SEQUENCE);
    AlgorithmIdentifier maskHash = maskParameters == null ? null : AlgorithmIdentifier.readLenient(maskParameters);
    if (maskHash == null || !hash.parametersAbsentOrNull() || !mask.oid().equals(MGF1)
        || !maskHash.oid().equals(hash.oid()) || !maskHash.parametersAbsentOrNull()) {
      return UNKNOWN;
    }
    return switch (hash.oid()) {
      case SHA256 -> saltLength == 32 ? SHA256_RSA_PSS : UNKNOWN;
      case SHA384 -> saltLength == 48 ? SHA384_RSA_PSS : UNKNOWN;
      case SHA512 -> saltLength == 64 ? SHA512_RSA_PSS : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private static @Nullable AlgorithmIdentifier explicit(DerReader from, int tag) {
    DerReader wrapped = from.read(DerReader.constructedContextTag(tag));
    DerReader content = wrapped == null ? null : wrapped.read(DerReader.SEQUENCE);
    return content == null ? null : AlgorithmIdentifier.readLenient(content);
  }
}
