package dev.gogetwell.diagnostics.certificate;

import dev.gogetwell.model.Der;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority of its own that signs leaf certificates for tests of rules.
final class Leaves {
  private final KeyPair keys;
  private final String name;

  Leaves(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    this.keys = generator.generateKeyPair();
    this.name = name;
  }

  Der leaf(String subject, Instant from) throws Exception {
    return leaf(subject, from, from.plus(Duration.ofDays(90)));
  }

  Der leaf(String subject, Instant from, Instant to) throws Exception {
    var builder = new JcaX509v3CertificateBuilder(new X500Name("CN=" + name), BigInteger.TEN, Date.from(from),
        Date.from(to), new X500Name("CN=" + subject), keys.getPublic());
    builder.addExtension(Extension.authorityKeyIdentifier, false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(keys.getPublic()));
    return Der.of(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())).getEncoded());
  }
}
