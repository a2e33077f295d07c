package dev.gogetwell.net.tls.client;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/// Cryptography that does not judge what a certificate may be used for: Go's handshake does not look at its key usage
/// either, so a server without digitalSignature shakes hands with `go`.
final class LenientCrypto extends BcTlsCrypto {
  LenientCrypto(SecureRandom random) {
    super(random);
  }

  @Override
  public TlsCertificate createCertificate(short type, byte[] encoding) throws IOException {
    TlsCertificate strict = super.createCertificate(type, encoding);
    return strict instanceof BcTlsCertificate
        ? new BcTlsCertificate(this, encoding) {
          @Override
          protected boolean supportsKeyUsage(int usage) {
            return true;
          }
        } : strict;
  }
}
