package dev.gogetwell.ui.story;

import dev.gogetwell.model.Der;
import java.math.BigInteger;
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

/// Certificates made for the stories.
public final class Chains {
  private Chains() {}

  /// A leaf for `host` and the authority that signed it.
  public static List<Der> signedBy(String authority, String organisation, String host) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      KeyPair ca = generator.generateKeyPair();
      KeyPair leaf = generator.generateKeyPair();
      String issuer = "CN=" + authority + ",O=" + organisation;
      return List.of(
          certificate(issuer, ca.getPrivate(), "CN=" + host, leaf, host, "2026-03-14T00:00:00Z",
              "2027-03-14T00:00:00Z"),
          certificate(issuer, ca.getPrivate(), issuer, ca, "", "2022-06-01T00:00:00Z", "2032-06-01T00:00:00Z"));
    } catch (Exception e) {
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
