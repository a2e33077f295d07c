package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the extensions that Go understands, in their order (crypto/x509/parser.go:processExtensions). One use per
/// certificate, one thread.
final class ExtensionParser {
  private static final String AUTHORITY_INFO_ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
  private static final int PRIMITIVE_URI = 0x86;

  private final X509Rules rules;
  private final CertificateFields fields;
  private final PolicyParser policies;

  ExtensionParser(X509Rules rules, CertificateFields fields) {
    this.rules = rules;
    this.fields = fields;
    this.policies = new PolicyParser(rules);
  }

  void readAll() throws ParseFailure {
    for (Extension extension : fields.extensions) {
      boolean handled = read(extension);
      if (extension.critical() && !handled) {
        fields.unhandledCritical = true;
      }
    }
  }

  private boolean read(Extension extension) throws ParseFailure {
    DerReader value = extension.reader();
    switch (extension.oid()) {
      case "2.5.29.14" -> readSubjectKeyId(extension);
      case "2.5.29.15" -> readKeyUsage(value);
      case "2.5.29.17" -> {
        return readNames(extension);
      }
      case "2.5.29.19" -> readBasicConstraints(value);
      case "2.5.29.30" -> {
        NameConstraintsParser parser = new NameConstraintsParser(rules);
        fields.constraints = parser.parse(value);
        return !parser.unhandled();
      }
      case "2.5.29.31" -> checkDistributionPoints(value);
      case "2.5.29.32" -> fields.policies = policies.certificatePolicies(value, fields.policies);
      case "2.5.29.35" -> readAuthorityKeyId(extension);
      case "2.5.29.37" -> readExtendedUsages(value);
      case "2.5.29.33", "2.5.29.36", "2.5.29.54" -> {
        if (!rules.policyExtensionsRead()) {
          return false;
        }
        fields.policies = policies.other(extension.oid(), value, fields.policies);
      }
      case AUTHORITY_INFO_ACCESS -> readInfoAccess(extension);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readSubjectKeyId(Extension extension) throws ParseFailure {
    if (extension.critical() && rules.criticalKeyIdentifiersRefused()) {
      throw new ParseFailure("x509: subject key identifier incorrectly marked critical");
    }
    DerReader id = extension.reader().read(DerReader.OCTET_STRING);
    if (id == null) {
      throw new ParseFailure("x509: invalid subject key identifier");
    }
    fields.subjectKeyId = id.text();
  }

  private void readAuthorityKeyId(Extension extension) throws ParseFailure {
    if (extension.critical() && rules.criticalKeyIdentifiersRefused()) {
      throw new ParseFailure("x509: authority key identifier incorrectly marked critical");
    }
    DerReader id = extension.reader().read(DerReader.SEQUENCE);
    if (id != null && id.peek(DerReader.contextTag(0))) {
      id = id.read(DerReader.contextTag(0));
      fields.authorityKeyId = id == null ? "" : id.text();
    }
    if (id == null) {
      throw new ParseFailure("x509: invalid authority key identifier");
    }
  }

  private void readKeyUsage(DerReader value) throws ParseFailure {
    DerReader.BitString bits = value.readBitString();
    if (bits == null) {
      throw new ParseFailure("x509: invalid key usage");
    }
    for (int i = 0; i < 9; i++) {
      fields.keyUsage |= bits.at(i) ? 1 << i : 0;
    }
  }

  private void readBasicConstraints(DerReader value) throws ParseFailure {
    DerReader content = value.read(DerReader.SEQUENCE);
    if (content == null) {
      throw badBasicConstraints(" a");
    }
    if (content.peek(DerReader.BOOLEAN)) {
      fields.authority = content.readBoolean().orElseThrow(() -> badBasicConstraints(" b"));
    }
    fields.maxPathLength = -1;
    if (content.peek(DerReader.INTEGER)) {
      Optional<Long> length = content.readLong(DerReader.INTEGER);
      if (length.isEmpty() || (length.get() < 0 && rules.pathLengthMustBePositive())) {
        throw badBasicConstraints(" c");
      }
      fields.maxPathLength = length.get();
    }
    fields.basicConstraints = true;
  }

  private ParseFailure badBasicConstraints(String letter) {
    return new ParseFailure("x509: invalid basic constraints"
        + (rules.basicConstraintsErrorsHaveLetters() ? letter : ""));
  }

  private boolean readNames(Extension extension) throws ParseFailure {
    DerReader content = extension.reader().read(DerReader.SEQUENCE);
    if (content == null) {
      throw new ParseFailure("x509: invalid subject alternative names");
    }
    fields.rawNames = extension.reader().text();
    List<AlternativeName> names = new ArrayList<>();
    while (!content.isEmpty()) {
      int tag = content.peekTag();
      DerReader name = content.readAny();
      if (name == null) {
        throw new ParseFailure("x509: invalid subject alternative name");
      }
      switch (tag) {
        case 0x81 -> names.add(new AlternativeName.Email(ia5(name, "rfc822Name")));
        case 0x82 -> names.add(new AlternativeName.Dns(ia5(name, "dNSName")));
        case PRIMITIVE_URI -> names.add(uri(ia5(name, "uniformResourceIdentifier")));
        case 0x87 -> names.add(ip(name.bytes()));
        default -> {
          // other kinds are skipped; a critical extension with nothing else counts as unhandled
        }
      }
    }
    fields.names = List.copyOf(names);
    return !names.isEmpty();
  }

  private static String ia5(DerReader name, String kind) throws ParseFailure {
    String text = name.text();
    if (!GoText.isAscii(text)) {
      throw new ParseFailure("x509: SAN " + kind + " is malformed");
    }
    return text;
  }

  private AlternativeName uri(String text) throws ParseFailure {
    SanUrl url;
    try {
      url = SanUrl.parse(text, rules);
    } catch (ParseFailure e) {
      throw new ParseFailure("x509: cannot parse URI " + GoText.quote(text) + ": " + e.text());
    }
    if (!url.host().isEmpty() && !DomainNames.isValid(url.host(), rules)) {
      throw new ParseFailure("x509: cannot parse URI " + GoText.quote(text) + ": invalid domain");
    }
    return new AlternativeName.Uri(text, url);
  }

  private AlternativeName ip(byte[] bytes) throws ParseFailure {
    if (bytes.length != 4 && bytes.length != 16) {
      throw new ParseFailure("x509: cannot parse IP address of length " + bytes.length);
    }
    if (rules.mappedAddressesRefused() && GoAddress.isMapped(bytes)) {
      throw new ParseFailure("x509: SAN iPAddress contains IPv4-mapped IPv6 address");
    }
    return new AlternativeName.Ip(bytes);
  }

  private static void checkDistributionPoints(DerReader value) throws ParseFailure {
    DerReader points = value.read(DerReader.SEQUENCE);
    if (points == null) {
      throw new ParseFailure("x509: invalid CRL distribution points");
    }
    while (!points.isEmpty()) {
      DerReader point = points.read(DerReader.SEQUENCE);
      if (point == null || !isValidPoint(point)) {
        throw new ParseFailure("x509: invalid CRL distribution point");
      }
    }
  }

  private static boolean isValidPoint(DerReader point) {
    int zero = DerReader.constructedContextTag(0);
    if (!point.peek(zero)) {
      return true;
    }
    DerReader name = point.read(zero);
    DerReader fullName = name == null ? null : name.read(zero);
    if (fullName == null) {
      return false;
    }
    while (fullName.peek(PRIMITIVE_URI)) {
      if (fullName.read(PRIMITIVE_URI) == null) {
        return false;
      }
    }
    return true;
  }

  private void readExtendedUsages(DerReader value) throws ParseFailure {
    DerReader content = value.read(DerReader.SEQUENCE);
    List<String> usages = new ArrayList<>();
    while (content != null && !content.isEmpty()) {
      String oid = content.readOid(rules.minimalOids());
      if (oid == null) {
        throw new ParseFailure("x509: invalid extended key usages");
      }
      usages.add(oid);
    }
    if (content == null) {
      throw new ParseFailure("x509: invalid extended key usages");
    }
    fields.extendedUsages = List.copyOf(usages);
  }

  private void readInfoAccess(Extension extension) throws ParseFailure {
    if (extension.critical() && rules.criticalKeyIdentifiersRefused()) {
      throw new ParseFailure("x509: authority info access incorrectly marked critical");
    }
    ParseFailure invalid = new ParseFailure("x509: invalid authority info access");
    DerReader content = extension.reader().read(DerReader.SEQUENCE);
    if (content == null) {
      throw invalid;
    }
    List<String> urls = new ArrayList<>();
    while (!content.isEmpty()) {
      DerReader description = content.read(DerReader.SEQUENCE);
      String method = description == null ? null : description.readOid(rules.minimalOids());
      if (description == null || method == null) {
        throw invalid;
      }
      if (description.peek(PRIMITIVE_URI)) {
        DerReader location = description.read(PRIMITIVE_URI);
        if (location == null) {
          throw invalid;
        }
        if (method.equals(CA_ISSUERS)) {
          urls.add(GoText.decode(location.text()));
        }
      }
    }
    fields.issuerUrls = List.copyOf(urls);
  }
}
