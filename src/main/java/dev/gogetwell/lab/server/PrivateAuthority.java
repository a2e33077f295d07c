package dev.gogetwell.lab.server;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority for one practice network: root, intermediate, and server certificates in good and bad forms.
///
/// It lives in memory and in a PEM file that only children of the practice network read; no store of the user ever
/// gets it. Immutable; any thread.
public final class PrivateAuthority {
  private final Issuer root;
  private final Issuer intermediate;
  private final Instant now;

  private record Issuer(X509Certificate certificate, KeyPair keys) {}

  /// The forms of a server certificate.
  public enum Form {
    /// Nothing wrong.
    GOOD,
    /// Valid until some weeks ago.
    EXPIRED,
    /// The server forgets to send the intermediate.
    INCOMPLETE,
    /// Signed with its own key.
    SELF_SIGNED
  }

  private PrivateAuthority(Issuer root, Issuer intermediate, Instant now) {
    this.root = root;
    this.intermediate = intermediate;
    this.now = now;
  }

  /// Makes a root and an intermediate.
  ///
  /// @param organization stands in both subjects
  public static PrivateAuthority create(String organization, Instant now) {
    KeyPair rootKeys = newKeys();
    X500Name rootName = new X500Name("O=" + organization + ",CN=" + organization + " Root CA");
    Issuer root = new Issuer(
        sign(rootName, rootKeys, rootName, rootKeys, now, Duration.ofDays(3650), List.of(), true), rootKeys);
    KeyPair keys = newKeys();
    X500Name name = new X500Name("O=" + organization + ",CN=" + organization + " Issuing CA 1");
    Issuer intermediate =
        new Issuer(sign(name, keys, rootName, rootKeys, now, Duration.ofDays(1800), List.of(), true), keys);
    return new PrivateAuthority(root, intermediate, now);
  }

  /// The root as PEM.
  public String rootPem() {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(root.certificate().getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("own certificate", e);
    }
  }

  /// An identity for a server.
  ///
  /// @param names DNS names and IP literals in the subject alternative name
  public SSLContext identity(Form form, List<String> names) {
    KeyPair keys = newKeys();
    X500Name subject = new X500Name("CN=" + names.getFirst());
    Instant from = form == Form.EXPIRED ? now.minus(Duration.ofDays(120)) : now;
    boolean self = form == Form.SELF_SIGNED;
    X509Certificate leaf = sign(subject, keys,
        self ? subject : X500Name.getInstance(intermediate.certificate().getSubjectX500Principal().getEncoded()),
        self ? keys : intermediate.keys(), from, Duration.ofDays(80), names, false);
    X509Certificate[] chain = form == Form.INCOMPLETE || self
        ? new X509Certificate[] {leaf}
        : new X509Certificate[] {leaf, intermediate.certificate()};
    return context(keys, chain);
  }

  private static SSLContext context(KeyPair keys, X509Certificate[] chain) {
    try {
      char[] password = "memory".toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", keys.getPrivate(), password, chain);
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("an identity in memory", e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  private static X509Certificate sign(
      X500Name subject, KeyPair keys, X500Name issuer, KeyPair issuerKeys, Instant from, Duration life,
      List<String> names, boolean authority) {
    try {
      JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
      JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
          issuer, new BigInteger(120, new SecureRandom()).setBit(119), Date.from(from.minus(Duration.ofHours(2))),
          Date.from(from.plus(life)), subject, keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(
          authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
      builder.addExtension(
          Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
      if (!authority) {
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
      }
      return new JcaX509CertificateConverter().getCertificate(
          builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("own certificate", e);
    }
  }

  private static GeneralNames alternativeNames(List<String> names) {
    return new GeneralNames(names.stream()
        .map(name -> new GeneralName(
            name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
        .toArray(GeneralName[]::new));
  }
}
