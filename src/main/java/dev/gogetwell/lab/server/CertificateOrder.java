package dev.gogetwell.lab.server;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// What a certificate shall be like, right or wrong; the order is signed by whoever is named at the end. Immutable; any
/// thread.
public final class CertificateOrder {
  private final X500Name subject;
  private final boolean authority;
  private final List<String> names;
  private final Instant from;
  private final Instant until;
  private final Optional<KeyPair> keys;
  private final Optional<BigInteger> serial;
  private final Optional<String> hash;
  private final Optional<String> issuerUrl;
  private final Optional<String> onlyFor;
  private final boolean forClients;

  private CertificateOrder(X500Name subject, boolean authority, List<String> names, Instant from, Instant until,
      Optional<KeyPair> keys, Optional<BigInteger> serial, Optional<String> hash, Optional<String> issuerUrl,
      Optional<String> onlyFor, boolean forClients) {
    this.subject = subject;
    this.authority = authority;
    this.names = List.copyOf(names);
    this.from = from;
    this.until = until;
    this.keys = keys;
    this.serial = serial;
    this.hash = hash;
    this.issuerUrl = issuerUrl;
    this.onlyFor = onlyFor;
    this.forClients = forClients;
  }

  /// A certificate authority, valid for years around `now`.
  public static CertificateOrder authority(String organization, String commonName, Instant now) {
    return new CertificateOrder(new X500Name("O=" + organization + ",CN=" + commonName), true, List.of(),
        now.minus(Duration.ofHours(2)), now.plus(Duration.ofDays(1800)), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  /// A server's certificate, valid for some weeks from `now`.
  ///
  /// @param names DNS names and IP literals in the subject alternative name; without any it has only a common name
  public static CertificateOrder server(String commonName, List<String> names, Instant now) {
    return new CertificateOrder(new X500Name("CN=" + commonName), false, names, now.minus(Duration.ofHours(2)),
        now.plus(Duration.ofDays(80)), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), false);
  }

  /// The same with other dates.
  public CertificateOrder valid(Instant begin, Instant end) {
    return new CertificateOrder(
        subject, authority, names, begin, end, keys, serial, hash, issuerUrl, onlyFor, forClients);
  }

  /// The same with an RSA key of so many bits.
  public CertificateOrder rsa(int bits) {
    return withKeys(newKeys("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4)));
  }

  /// The same for a key that exists: a cross-signed authority.
  public CertificateOrder withKeys(KeyPair existing) {
    return new CertificateOrder(subject, authority, names, from, until, Optional.of(existing), serial, hash, issuerUrl,
        onlyFor, forClients);
  }

  /// The same with a serial number.
  public CertificateOrder serial(long number) {
    return new CertificateOrder(subject, authority, names, from, until, keys, Optional.of(BigInteger.valueOf(number)),
        hash, issuerUrl, onlyFor, forClients);
  }

  /// The same, signed over another hash, for instance `SHA1`.
  public CertificateOrder hash(String algorithm) {
    return new CertificateOrder(subject, authority, names, from, until, keys, serial, Optional.of(algorithm), issuerUrl,
        onlyFor, forClients);
  }

  /// The same with the address at which the issuer's certificate can be fetched.
  public CertificateOrder issuerAt(String url) {
    return new CertificateOrder(subject, authority, names, from, until, keys, serial, hash, Optional.of(url), onlyFor,
        forClients);
  }

  /// The same authority, allowed to sign for one domain only.
  public CertificateOrder onlyFor(String domain) {
    return new CertificateOrder(subject, authority, names, from, until, keys, serial, hash, issuerUrl,
        Optional.of(domain), forClients);
  }

  /// The same, issued for clients.
  public CertificateOrder forClients() {
    return new CertificateOrder(
        subject, authority, names, from, until, keys, serial, hash, issuerUrl, onlyFor, true);
  }

  /// Signed with its own key.
  public Issued selfSigned() {
    KeyPair own = ownKeys();
    return new Issued(sign(own, subject, own), own);
  }

  /// Signed by an authority.
  public Issued signedBy(Issued issuer) {
    KeyPair own = ownKeys();
    return new Issued(
        sign(own, X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded()), issuer.keys()),
        own);
  }

  private KeyPair ownKeys() {
    return keys.orElseGet(() -> newKeys("EC", new ECGenParameterSpec("secp256r1")));
  }

  private static KeyPair newKeys(String algorithm, AlgorithmParameterSpec form) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(form);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  private java.security.cert.X509Certificate sign(KeyPair own, X500Name issuer, KeyPair issuerKeys) {
    try {
      JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer,
          serial.orElseGet(() -> new BigInteger(120, new SecureRandom()).setBit(119)), Date.from(from),
          Date.from(until), subject, own.getPublic());
      extend(builder, own, issuerKeys);
      String signing = switch (issuerKeys.getPrivate().getAlgorithm()) {
        case "RSA" -> hash.orElse("SHA256") + "withRSA";
        case "EdDSA" -> "Ed25519";
        default -> hash.orElse("SHA256") + "withECDSA";
      };
      return new JcaX509CertificateConverter().getCertificate(builder.build(
          new JcaContentSignerBuilder(signing).build(issuerKeys.getPrivate())));
    } catch (GeneralSecurityException | CertIOException | OperatorCreationException e) {
      throw new IllegalStateException("own certificate", e);
    }
  }

  private void extend(JcaX509v3CertificateBuilder builder, KeyPair own, KeyPair issuerKeys)
      throws CertIOException, GeneralSecurityException {
    JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(
        authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
    builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(own.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
    if (!authority) {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(
          forClients ? KeyPurposeId.id_kp_clientAuth : KeyPurposeId.id_kp_serverAuth));
    }
    if (!names.isEmpty()) {
      builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(names));
    }
    if (issuerUrl.isPresent()) {
      builder.addExtension(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription(
          AccessDescription.id_ad_caIssuers, new GeneralName(
              GeneralName.uniformResourceIdentifier, issuerUrl.get()))));
    }
    if (onlyFor.isPresent()) {
      builder.addExtension(Extension.nameConstraints, true, new NameConstraints(
          new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, onlyFor.get()))}, null));
    }
  }

  private static GeneralNames alternativeNames(List<String> names) {
    return new GeneralNames(names.stream()
        .map(name -> new GeneralName(name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
        .toArray(GeneralName[]::new));
  }
}
