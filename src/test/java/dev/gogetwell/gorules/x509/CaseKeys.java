package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// A few keys of every kind, made once for a whole suite of generated chains, since making keys costs most.
final class CaseKeys {
  private static final Provider BC = new BouncyCastleProvider();
  private static final BigInteger F4 = RSAKeyGenParameterSpec.F4;

  private final List<Key> elliptic = new ArrayList<>();
  private final List<Key> others = new ArrayList<>();

  /// A key with the kind of signatures it makes.
  record Key(String kind, PrivateKey secret, byte[] spki) {}

  CaseKeys() throws GeneralSecurityException {
    for (int i = 0; i < 6; i++) {
      elliptic.add(ec("secp256r1"));
    }
    others.add(ec("secp224r1"));
    others.add(ec("secp384r1"));
    others.add(ec("secp521r1"));
    others.add(rsa(2048, F4));
    others.add(rsa(2048, BigInteger.valueOf(3)));
    others.add(rsa(1024, F4));
    others.add(rsa(768, F4));
    KeyPair ed = KeyPairGenerator.getInstance("Ed25519", BC).generateKeyPair();
    others.add(new Key("Ed25519", ed.getPrivate(), ed.getPublic().getEncoded()));
    KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA", BC);
    dsa.initialize(1024);
    KeyPair pair = dsa.generateKeyPair();
    others.add(new Key("DSA", pair.getPrivate(), pair.getPublic().getEncoded()));
    KeyPair x = KeyPairGenerator.getInstance("X25519", BC).generateKeyPair();
    others.add(new Key("X25519", ed.getPrivate(), x.getPublic().getEncoded()));
  }

  List<Key> elliptic() {
    return elliptic;
  }

  List<Key> others() {
    return others;
  }

  static Key mlDsa() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("ML-DSA-44", BC).generateKeyPair();
    return new Key("ML-DSA-44", pair.getPrivate(), pair.getPublic().getEncoded());
  }

  private static Key ec(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
    generator.initialize(new ECGenParameterSpec(curve));
    KeyPair pair = generator.generateKeyPair();
    return new Key("EC", pair.getPrivate(), pair.getPublic().getEncoded());
  }

  private static Key rsa(int bits, BigInteger exponent) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", BC);
    generator.initialize(new RSAKeyGenParameterSpec(bits, exponent));
    KeyPair pair = generator.generateKeyPair();
    return new Key("RSA", pair.getPrivate(), pair.getPublic().getEncoded());
  }

  /// Signs as `algorithm` says (a JDK name, or `PSS-256`); another kind of key signs as it can.
  static byte[] sign(Key key, String algorithm, byte[] message) throws GeneralSecurityException {
    String name = switch (key.kind()) {
      case "EC" -> algorithm.endsWith("ECDSA") ? algorithm : "SHA256withECDSA";
      case "RSA" -> algorithm.equals("PSS-256") || algorithm.endsWith("RSA") || key.spki().length > 200
          && algorithm.startsWith("PSS") ? algorithm : "SHA256withRSA";
      case "DSA" -> "SHA256withDSA";
      case "ML-DSA-44" -> "ML-DSA-44";
      default -> "Ed25519";
    };
    Signature signature = Signature.getInstance(name.startsWith("PSS") ? "RSASSA-PSS" : name, BC);
    if (name.startsWith("PSS")) {
      String hash = "SHA-" + name.substring(4);
      signature.setParameter(new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash),
          Integer.parseInt(name.substring(4)) / 8, 1));
    }
    signature.initSign(key.secret());
    signature.update(message);
    return signature.sign();
  }
}
