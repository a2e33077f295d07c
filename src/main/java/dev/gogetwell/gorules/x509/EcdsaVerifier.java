package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/// ECDSA signatures as crypto/ecdsa checks them: strict DER, r and s below the order. The JDK computes, Bouncy Castle
/// where the JDK has no such curve. Stateless, any thread.
final class EcdsaVerifier {
  private EcdsaVerifier() {}

  static boolean verify(PublicKey.Ec key, SignatureAlgorithm algorithm, byte[] message, byte[] signature) {
    DerReader outer = new DerReader(signature);
    DerReader inner = outer.read(DerReader.SEQUENCE);
    if (inner == null || !outer.isEmpty()) {
      return false;
    }
    BigInteger r = inner.readInteger().orElse(BigInteger.ZERO);
    BigInteger s = inner.readInteger().orElse(BigInteger.ZERO);
    BigInteger order = key.curve().order();
    if (!inner.isEmpty() || r.signum() <= 0 || s.signum() <= 0 || r.compareTo(order) >= 0 || s.compareTo(order) >= 0) {
      return false;
    }
    return key.curve() == EllipticCurve.P224 ? withBouncyCastle(key, algorithm, message, r, s)
        : withJdk(key, algorithm, message, r, s);
  }

  private static boolean withJdk(PublicKey.Ec key, SignatureAlgorithm algorithm, byte[] message, BigInteger r,
      BigInteger s) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(key.curve().standardName()));
      ECPublicKeySpec spec = new ECPublicKeySpec(new ECPoint(key.x(), key.y()),
          parameters.getParameterSpec(ECParameterSpec.class));
      Signature verifier = Signature.getInstance(algorithm.digest().replace("-", "") + "withECDSAinP1363Format");
      verifier.initVerify(KeyFactory.getInstance("EC").generatePublic(spec));
      verifier.update(message);
      return verifier.verify(concatenated(r, s, key.curve().byteLength()));
    } catch (GeneralSecurityException e) {
      return false; // the point and the numbers were checked; what the provider still refuses is no valid signature
    }
  }

  private static byte[] concatenated(BigInteger r, BigInteger s, int size) {
    byte[] both = new byte[2 * size];
    copy(r, both, size);
    copy(s, both, 2 * size);
    return both;
  }

  private static void copy(BigInteger value, byte[] into, int end) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    System.arraycopy(bytes, from, into, end - (bytes.length - from), bytes.length - from);
  }

  private static boolean withBouncyCastle(PublicKey.Ec key, SignatureAlgorithm algorithm, byte[] message, BigInteger r,
      BigInteger s) {
    X9ECParameters curve = SECNamedCurves.getByName(key.curve().standardName());
    ECDomainParameters domain = new ECDomainParameters(curve);
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, new ECPublicKeyParameters(curve.getCurve().createPoint(key.x(), key.y()), domain));
    return verifier.verifySignature(Digests.of(algorithm.digest(), message), r, s);
  }
}
