package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An X.509 certificate with what Go's x509.Certificate holds of it. Made by [CertificateParser]; compared by identity,
/// so that caches are cheap; the parser's owner makes one object per DER. Immutable, any thread.
public final class Certificate {
  private final CertificateFields fields;

  Certificate(CertificateFields fields) {
    this.fields = fields;
  }

  /// The whole certificate; do not change the array.
  public byte[] der() {
    return fields.der;
  }

  /// The SHA-256 of the DER, as people compare it: 32 hexadecimal pairs with colons.
  public String fingerprint() {
    return java.util.HexFormat.ofDelimiter(":").withUpperCase().formatHex(Digests.of("SHA-256", fields.der));
  }

  /// The serial number.
  public BigInteger serial() {
    return fields.serial;
  }

  /// 1, 2 or 3.
  public int version() {
    return fields.version;
  }

  /// The subject.
  public DistinguishedName subject() {
    return fields.subject;
  }

  /// The issuer.
  public DistinguishedName issuer() {
    return fields.issuer;
  }

  /// The start of validity.
  public GoTime notBefore() {
    return fields.notBefore;
  }

  /// The end of validity.
  public GoTime notAfter() {
    return fields.notAfter;
  }

  /// The public key.
  public PublicKey publicKey() {
    return fields.publicKey;
  }

  /// Go's name of the signature algorithm, `0` where Go does not know it.
  public String signatureAlgorithm() {
    return fields.signatureAlgorithm.goName();
  }

  /// The subject alternative names of the kinds that Go reads, in their order.
  public List<AlternativeName> alternativeNames() {
    return fields.names;
  }

  /// The DNS names among them, as Go lists them in its error texts.
  public List<String> dnsNames() {
    return fields.names.stream().filter(AlternativeName.Dns.class::isInstance)
        .map(name -> ((AlternativeName.Dns) name).name()).toList();
  }

  /// The addresses among them, printed as Go prints them.
  public List<String> ipAddresses() {
    return ips().stream().map(GoAddress::print).toList();
  }

  List<byte[]> ips() {
    List<byte[]> ips = new ArrayList<>();
    for (AlternativeName name : fields.names) {
      if (name instanceof AlternativeName.Ip ip) {
        ips.add(ip.bytes());
      }
    }
    return ips;
  }

  /// Whether the basic constraints say that this is a certificate authority.
  public boolean isAuthority() {
    return fields.authority;
  }

  /// The path length of the basic constraints, -1 where absent.
  public long maxPathLength() {
    return fields.maxPathLength;
  }

  /// The name constraints.
  public NameConstraints nameConstraints() {
    return fields.constraints;
  }

  /// What it says about policies.
  public CertificatePolicies policies() {
    return fields.policies;
  }

  /// The extended key usages as dotted OIDs, in order.
  public List<String> extendedKeyUsages() {
    return fields.extendedUsages;
  }

  /// The URLs from which the issuer's certificate could be fetched; Go never does.
  public List<String> issuerUrls() {
    return fields.issuerUrls;
  }

  /// All extensions, in order.
  public List<Extension> extensions() {
    return fields.extensions;
  }

  /// Whether subject and issuer are the same bytes.
  public boolean isSelfIssued() {
    return fields.subject.raw().equals(fields.issuer.raw());
  }

  boolean basicConstraintsValid() {
    return fields.basicConstraints;
  }

  /// The first nine bits of the key usage, 0 where absent; bit 5 is keyCertSign.
  int keyUsage() {
    return fields.keyUsage;
  }

  SignatureAlgorithm algorithm() {
    return fields.signatureAlgorithm;
  }

  byte[] toBeSigned() {
    return fields.toBeSigned;
  }

  byte[] signature() {
    return fields.signature;
  }

  /// The subjectPublicKeyInfo as a byte string.
  String rawKey() {
    return fields.rawKey;
  }

  String subjectKeyId() {
    return fields.subjectKeyId;
  }

  String authorityKeyId() {
    return fields.authorityKeyId;
  }

  /// The value of the subjectAltName extension as a byte string, null where absent.
  @Nullable String rawAlternativeNames() {
    return fields.rawNames;
  }

  boolean hasAlternativeNames() {
    return fields.rawNames != null;
  }

  boolean hasUnhandledCriticalExtension() {
    return fields.unhandledCritical;
  }
}
