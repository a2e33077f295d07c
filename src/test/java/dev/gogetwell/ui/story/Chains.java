package dev.gogetwell.ui.story;

import dev.gogetwell.model.Der;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Certificates made for the stories. The keys are drawn once: looking for primes takes up to seconds on a busy
/// machine, and a story is told many times.
public final class Chains {
  private static final KeyPair AUTHORITY = rsaKeys();
  private static final KeyPair HOST = rsaKeys();

  private Chains() {}

  /// A leaf for `host` and the authority that signed it.
  public static List<Der> signedBy(String authority, String organisation, String host) {
    try {
      String issuer = "CN=" + authority + ",O=" + organisation;
      return List.of(
          certificate(issuer, AUTHORITY.getPrivate(), "CN=" + host, HOST, host, "2026-03-14T00:00:00Z",
              "2027-03-14T00:00:00Z"),
          certificate(issuer, AUTHORITY.getPrivate(), issuer, AUTHORITY, "", "2022-06-01T00:00:00Z",
              "2032-06-01T00:00:00Z"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair rsaKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Der certificate(
      String issuer, PrivateKey signer, String subject, KeyPair pair, String host, String from, String until)
      throws Exception {
    var builder = new JcaX509v3CertificateBuilder(new X500Name(issuer), BigInteger.valueOf(subject.hashCode() & 0xffff),
        Date.from(Instant.parse(from)), Date.from(Instant.parse(until)), new X500Name(subject), pair.getPublic());
    if (!host.isEmpty()) {
      builder.addExtension(Extension.subjectAlternativeName, false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    }
    return Der.of(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer)).getEncoded());
  }
}
