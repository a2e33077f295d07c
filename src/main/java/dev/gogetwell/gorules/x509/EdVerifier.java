package dev.gogetwell.gorules.x509;

import org.bouncycastle.crypto.params.MLDSAParameters;
import org.bouncycastle.crypto.params.MLDSAPublicKeyParameters;
import org.bouncycastle.crypto.signers.MLDSASigner;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Signatures over the message itself: Ed25519 (RFC 8032) and ML-DSA (FIPS 204). Stateless, any thread.
final class EdVerifier {
  private EdVerifier() {}

  static boolean verifyEd25519(PublicKey.Ed25519 key, byte[] message, byte[] signature) {
    return signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, key.bytes(), 0, message, 0, message.length);
  }

  static boolean verifyMlDsa(PublicKey.MlDsa key, byte[] message, byte[] signature) {
    MLDSAParameters parameters = switch (key.parameters()) {
      case "ML-DSA-44" -> MLDSAParameters.ml_dsa_44;
      case "ML-DSA-65" -> MLDSAParameters.ml_dsa_65;
      default -> MLDSAParameters.ml_dsa_87;
    };
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(false, new MLDSAPublicKeyParameters(parameters, key.bytes()));
    verifier.update(message, 0, message.length);
    return verifier.verifySignature(signature);
  }
}
