package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.SignatureAlgorithm.Kind;
import java.util.concurrent.ConcurrentHashMap;

/// Certificate.CheckSignatureFrom (crypto/x509/x509.go), with a bounded memory of signatures already checked, because
/// path building meets the same pairs again and again. Any thread.
final class SignatureCheck {
  private static final String UNIMPLEMENTED = "x509: cannot verify signature: algorithm unimplemented";
  private static final String CANNOT_SIGN =
      "x509: invalid signature: parent certificate cannot sign this kind of certificate";
  private static final int CERT_SIGN = 1 << 5;
  private static final int REMEMBERED = 65_536;

  private final X509Rules rules;
  private final ConcurrentHashMap<Pair, String> remembered = new ConcurrentHashMap<>();

  SignatureCheck(X509Rules rules) {
    this.rules = rules;
  }

  private record Pair(Certificate child, String parentKey) {
    @Override
    public int hashCode() {
      return System.identityHashCode(child) * 31 + parentKey.hashCode();
    }
  }

  /// Go's error text, or an empty text where the parent's key signed the child.
  String error(Certificate child, Certificate parent) {
    // RFC 5280 section 4.2.1.9
    if ((parent.version() == 3 && !parent.basicConstraintsValid())
        || (parent.basicConstraintsValid() && !parent.isAuthority())) {
      return CANNOT_SIGN;
    }
    if (parent.keyUsage() != 0 && (parent.keyUsage() & CERT_SIGN) == 0) {
      return CANNOT_SIGN;
    }
    if (parent.publicKey() instanceof PublicKey.Unknown) {
      return UNIMPLEMENTED;
    }
    Pair pair = new Pair(child, parent.rawKey());
    String known = remembered.get(pair);
    if (known == null) {
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
      }
      known = check(child, parent.publicKey());
      remembered.put(pair, known);
    }
    return known;
  }

  /// x509.go:checkSignature without SHA-1.
  private String check(Certificate child, PublicKey key) {
    SignatureAlgorithm algorithm = child.algorithm();
    if (algorithm.digest().isEmpty() && algorithm.kind() != Kind.ED25519 && algorithm.kind() != Kind.ML_DSA) {
      return UNIMPLEMENTED;
    }
    return switch (algorithm.digest()) {
      case "MD5" -> insecure(algorithm);
      case "SHA-1" -> {
        boolean hint = rules.sha1OverrideOffered() && algorithm != SignatureAlgorithm.DSA_SHA1;
        yield insecure(algorithm) + (hint ? " (temporarily override with GODEBUG=x509sha1=1)" : "");
      }
      default -> verify(child, algorithm, key);
    };
  }

  private static String insecure(SignatureAlgorithm algorithm) {
    return "x509: cannot verify signature: insecure algorithm " + algorithm.goName();
  }

  private String verify(Certificate child, SignatureAlgorithm algorithm, PublicKey key) {
    byte[] message = child.toBeSigned();
    byte[] signature = child.signature();
    return switch (key) {
      case PublicKey.Rsa rsa -> algorithm.kind() != Kind.RSA ? mismatch(algorithm, key)
          : new RsaVerifier(rules).error(rsa, algorithm, message, signature);
      case PublicKey.Ec ec -> algorithm.kind() != Kind.ECDSA ? mismatch(algorithm, key)
          : EcdsaVerifier.verify(ec, algorithm, message, signature) ? "" : "x509: ECDSA verification failure";
      case PublicKey.Ed25519 ed -> algorithm.kind() != Kind.ED25519 ? mismatch(algorithm, key)
          : EdVerifier.verifyEd25519(ed, message, signature) ? "" : "x509: Ed25519 verification failure";
      case PublicKey.MlDsa mlDsa -> verifyMlDsa(algorithm, mlDsa, message, signature);
      case PublicKey.Dsa dsa -> UNIMPLEMENTED;
      case PublicKey.Unknown unknown -> UNIMPLEMENTED;
    };
  }

  private static String mismatch(SignatureAlgorithm algorithm, PublicKey key) {
    return "x509: signature algorithm specifies an " + algorithm.kind().goName()
        + " public key, but have public key of type " + key.goType();
  }

  private static String verifyMlDsa(SignatureAlgorithm algorithm, PublicKey.MlDsa key, byte[] message,
      byte[] signature) {
    if (algorithm.kind() != Kind.ML_DSA) {
      return mismatch(algorithm, key);
    }
    if (!algorithm.goName().equals(key.parameters())) {
      return "x509: signature algorithm specifies an ML-DSA public key with " + algorithm.goName()
          + " parameters, but have a public key with " + key.parameters() + " parameters";
    }
    return EdVerifier.verifyMlDsa(key, message, signature) ? ""
        : "x509: ML-DSA verification failure: mldsa: invalid signature";
  }
}
