package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;

/// ECDSA signatures as crypto/ecdsa checks them: strict DER, r and s between 1 and the order. Stateless, any thread.
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
    if (!inner.isEmpty()) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, new ECPublicKeyParameters(key.point(), key.curve().domain()));
    return verifier.verifySignature(Digests.of(algorithm.digest(), message), r, s);
  }
}
