package dev.gogetwell.net.tls.client;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.MLKEMKeyPairGenerator;
import org.bouncycastle.crypto.params.MLKEMKeyGenerationParameters;
import org.bouncycastle.crypto.params.MLKEMParameters;
import org.bouncycastle.crypto.params.MLKEMPublicKeyParameters;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.tls.KeyShareEntry;
import org.bouncycastle.tls.TlsExtensionsUtils;

/// Key shares for the groups that the TLS library cannot compute, so that the ClientHello has the size and the shape of
/// Go's all the same. A server that chooses such a group ends our handshake at its ServerHello. Confined to one thread.
final class KeyShares {
  /// X25519Kyber768Draft00 of Go 1.23 (crypto/tls/common.go, x25519Kyber768Draft00): an X25519 key, then a Kyber key.
  static final int X25519_KYBER768 = 0x6399;

  private final SecureRandom random;

  KeyShares(SecureRandom random) {
    this.random = random;
  }

  boolean isUncomputable(int group) {
    return group == X25519_KYBER768;
  }

  /// Puts the wanted shares into the hello's extension in their order; those that the library made stay as they are.
  @SuppressWarnings({"rawtypes", "unchecked", "JdkObsolete"}) // Bouncy Castle's API is older than generics.
  void complete(Hashtable extensions, List<Integer> wanted) throws IOException {
    if (wanted.stream().noneMatch(this::isUncomputable)) {
      return;
    }
    Vector<KeyShareEntry> made = TlsExtensionsUtils.getKeyShareClientHello(extensions);
    Vector<KeyShareEntry> all = new Vector<>();
    for (int group : wanted) {
      if (isUncomputable(group)) {
        all.add(new KeyShareEntry(group, kyberShare()));
      } else if (made != null) {
        made.stream().filter(entry -> entry.getNamedGroup() == group).forEach(all::add);
      }
    }
    TlsExtensionsUtils.addKeyShareClientHello(extensions, all);
  }

  /// Both halves are valid public keys, since a server may check them before it chooses. An ML-KEM-768 public key has
  /// the encoding of a Kyber768 one (FIPS 203, appendix C).
  private byte[] kyberShare() {
    byte[] scalar = new byte[X25519.SCALAR_SIZE];
    X25519.generatePrivateKey(random, scalar);
    byte[] point = new byte[X25519.POINT_SIZE];
    X25519.generatePublicKey(scalar, 0, point, 0);
    MLKEMKeyPairGenerator generator = new MLKEMKeyPairGenerator();
    generator.init(new MLKEMKeyGenerationParameters(random, MLKEMParameters.ml_kem_768));
    AsymmetricCipherKeyPair pair = generator.generateKeyPair();
    byte[] lattice = ((MLKEMPublicKeyParameters) pair.getPublic()).getEncoded();
    byte[] share = Arrays.copyOf(point, point.length + lattice.length);
    System.arraycopy(lattice, 0, share, point.length, lattice.length);
    return share;
  }
}
