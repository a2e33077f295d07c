package dev.gogetwell.gorules.x509;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// x509.ParseCertificate of one Go version, with its error texts (crypto/x509/parser.go:parseCertificate). Stateless,
/// any thread; never throws on any input.
public final class CertificateParser {
  private final X509Rules rules;

  /// A parser that reads as this Go version.
  public CertificateParser(X509Rules rules) {
    this.rules = rules;
  }

  /// Reads one certificate.
  public ParsedCertificate parse(byte[] der) {
    try {
      return new ParsedCertificate.Good(new Certificate(read(der)));
    } catch (ParseFailure e) {
      return new ParsedCertificate.Bad(GoText.decode(e.text()));
    }
  }

  private CertificateFields read(byte[] der) throws ParseFailure {
    CertificateFields fields = new CertificateFields();
    DerReader outer = new DerReader(der);
    DerReader input = outer.read(DerReader.SEQUENCE);
    if (input == null) {
      throw new ParseFailure("x509: malformed certificate");
    }
    fields.der = der;
    int tbsStart = input.position();
    DerReader tbs = input.read(DerReader.SEQUENCE);
    if (tbs == null) {
      throw new ParseFailure("x509: malformed tbs certificate");
    }
    fields.toBeSigned = Arrays.copyOfRange(der, tbsStart, input.position());
    readVersion(tbs, fields);
    readSerial(tbs, fields);
    readAlgorithm(tbs, input, fields);
    fields.issuer = readName(tbs);
    readValidity(tbs, fields);
    fields.subject = readName(tbs);
    readKey(tbs, fields);
    readTail(tbs, fields);
    DerReader.BitString signature = input.readBitString();
    if (signature == null) {
      throw new ParseFailure("x509: malformed signature");
    }
    fields.signature = signature.rightAligned();
    if (!outer.isEmpty()) {
      throw new ParseFailure("x509: trailing data");
    }
    return fields;
  }

  private static void readVersion(DerReader tbs, CertificateFields fields) throws ParseFailure {
    int tag = DerReader.constructedContextTag(0);
    long version = 0;
    if (tbs.peek(tag)) {
      DerReader explicit = tbs.read(tag);
      version = explicit == null ? -1 : explicit.readLong(DerReader.INTEGER).orElse(-1L);
      if (version < 0 || explicit == null || !explicit.isEmpty()) {
        throw new ParseFailure("x509: malformed version");
      }
    }
    if (version > 2) {
      throw new ParseFailure("x509: invalid version");
    }
    fields.version = (int) version + 1;
  }

  private void readSerial(DerReader tbs, CertificateFields fields) throws ParseFailure {
    Optional<BigInteger> serial = tbs.readInteger();
    if (serial.isEmpty()) {
      throw new ParseFailure("x509: malformed serial number");
    }
    if (serial.get().signum() < 0 && rules.negativeSerialRefused()) {
      throw new ParseFailure("x509: negative serial number");
    }
    fields.serial = serial.get();
  }

  private void readAlgorithm(DerReader tbs, DerReader input, CertificateFields fields) throws ParseFailure {
    DerReader inner = tbs.read(DerReader.SEQUENCE);
    if (inner == null) {
      throw new ParseFailure("x509: malformed signature algorithm identifier");
    }
    DerReader outer = input.read(DerReader.SEQUENCE);
    if (outer == null) {
      throw new ParseFailure("x509: malformed algorithm identifier");
    }
    if (!Arrays.equals(inner.data(), inner.position(), inner.end(), outer.data(), outer.position(), outer.end())) {
      throw new ParseFailure("x509: inner and outer signature algorithm identifiers don't match");
    }
    fields.signatureAlgorithm = SignatureAlgorithm.of(AlgorithmIdentifier.read(inner, rules), rules);
  }

  private DistinguishedName readName(DerReader tbs) throws ParseFailure {
    DerReader element = tbs.readElement(DerReader.SEQUENCE);
    if (element == null) {
      throw new ParseFailure("x509: malformed issuer"); // Go says so for the subject too
    }
    return DistinguishedName.read(element, rules);
  }

  private static void readValidity(DerReader tbs, CertificateFields fields) throws ParseFailure {
    DerReader validity = tbs.read(DerReader.SEQUENCE);
    if (validity == null) {
      throw new ParseFailure("x509: malformed validity");
    }
    fields.notBefore = readTime(validity);
    fields.notAfter = readTime(validity);
  }

  private static GoTime readTime(DerReader validity) throws ParseFailure {
    boolean utc = validity.peek(DerReader.UTC_TIME);
    if (!utc && !validity.peek(DerReader.GENERALIZED_TIME)) {
      throw new ParseFailure("x509: unsupported time format");
    }
    DerReader content = validity.readAny();
    GoTime time = content == null ? null
        : utc ? GoTime.ofUtcTime(content.text()) : GoTime.ofGeneralizedTime(content.text());
    if (time == null) {
      throw new ParseFailure(utc ? "x509: malformed UTCTime" : "x509: malformed GeneralizedTime");
    }
    return time;
  }

  private void readKey(DerReader tbs, CertificateFields fields) throws ParseFailure {
    DerReader element = tbs.readElement(DerReader.SEQUENCE);
    if (element == null) {
      throw new ParseFailure("x509: malformed spki");
    }
    fields.rawKey = element.text();
    DerReader info = element.read(DerReader.SEQUENCE);
    if (info == null) {
      throw new ParseFailure("x509: malformed spki");
    }
    DerReader algorithmContent = info.read(DerReader.SEQUENCE);
    if (algorithmContent == null) {
      throw new ParseFailure("x509: malformed public key algorithm identifier");
    }
    AlgorithmIdentifier algorithm = AlgorithmIdentifier.read(algorithmContent, rules);
    DerReader.BitString key = info.readBitString();
    if (key == null) {
      throw new ParseFailure("x509: malformed subjectPublicKey");
    }
    fields.publicKey = KeyParser.parse(algorithm, key.rightAligned(), rules);
  }

  private void readTail(DerReader tbs, CertificateFields fields) throws ParseFailure {
    if (fields.version == 1) {
      return;
    }
    if (!tbs.skipOptional(DerReader.contextTag(1))) {
      throw new ParseFailure("x509: malformed issuerUniqueID");
    }
    if (!tbs.skipOptional(DerReader.contextTag(2))) {
      throw new ParseFailure("x509: malformed subjectUniqueID");
    }
    int tag = DerReader.constructedContextTag(3);
    if (fields.version == 3 && tbs.peek(tag)) {
      DerReader explicit = tbs.read(tag);
      DerReader extensions = explicit == null ? null : explicit.read(DerReader.SEQUENCE);
      if (extensions == null) {
        throw new ParseFailure("x509: malformed extensions");
      }
      fields.extensions = readExtensions(extensions);
      new ExtensionParser(rules, fields).readAll();
    }
  }

  private List<Extension> readExtensions(DerReader from) throws ParseFailure {
    List<Extension> extensions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (!from.isEmpty()) {
      DerReader content = from.read(DerReader.SEQUENCE);
      if (content == null) {
        throw new ParseFailure("x509: malformed extension");
      }
      Extension extension = readExtension(content);
      if (!seen.add(extension.oid())) {
        throw new ParseFailure(rules.duplicateExtensionNamed()
            ? "x509: certificate contains duplicate extension with OID " + GoText.quote(extension.oid())
            : "x509: certificate contains duplicate extensions");
      }
      extensions.add(extension);
    }
    return List.copyOf(extensions);
  }

  private Extension readExtension(DerReader content) throws ParseFailure {
    String oid = content.readOid(rules.minimalOids());
    if (oid == null) {
      throw new ParseFailure("x509: malformed extension OID field");
    }
    boolean critical = false;
    if (content.peek(DerReader.BOOLEAN)) {
      critical = content.readBoolean()
          .orElseThrow(() -> new ParseFailure("x509: malformed extension critical field"));
    }
    DerReader value = content.read(DerReader.OCTET_STRING);
    if (value == null) {
      throw new ParseFailure("x509: malformed extension value field");
    }
    return new Extension(oid, critical, value.bytes());
  }
}
