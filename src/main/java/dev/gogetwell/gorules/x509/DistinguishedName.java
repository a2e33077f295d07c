package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A subject or issuer as Go reads it (crypto/x509/parser.go:parseName, pkix.go:FillFromRDNSequence). Immutable.
///
/// @param raw the DER as a byte string; Go compares names by it alone
/// @param attributes every attribute with a text value, in order
public record DistinguishedName(String raw, List<Attribute> attributes) {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";

  /// One attribute.
  ///
  /// @param oid dotted
  /// @param value a byte string, see [GoText]
  public record Attribute(String oid, String value) {
    /// The value as Unicode; bytes that are no UTF-8 become U+FFFD.
    public String text() {
      return GoText.decode(value);
    }
  }

  /// The last common name, as Go takes it, as Unicode; empty where there is none.
  public String commonName() {
    return GoText.decode(goCommonName());
  }

  /// The first organization as Unicode.
  public Optional<String> organization() {
    return goOrganization().map(GoText::decode);
  }

  /// The name in one line, most specific part first: `CN=…, O=…`.
  public String oneLine() {
    List<String> parts = new ArrayList<>();
    for (int i = attributes.size() - 1; i >= 0; i--) {
      Attribute attribute = attributes.get(i);
      parts.add(shortName(attribute.oid()) + "=" + attribute.text());
    }
    return String.join(", ", parts);
  }

  private static String shortName(String oid) {
    return switch (oid) {
      case COMMON_NAME -> "CN";
      case "2.5.4.5" -> "SERIALNUMBER";
      case "2.5.4.6" -> "C";
      case "2.5.4.7" -> "L";
      case "2.5.4.8" -> "ST";
      case ORGANIZATION -> "O";
      case "2.5.4.11" -> "OU";
      case "1.2.840.113549.1.9.1" -> "E";
      case "0.9.2342.19200300.100.1.25" -> "DC";
      default -> oid;
    };
  }

  String goCommonName() {
    String name = "";
    for (Attribute attribute : attributes) {
      if (attribute.oid().equals(COMMON_NAME)) {
        name = attribute.value();
      }
    }
    return name;
  }

  Optional<String> goOrganization() {
    return attributes.stream().filter(a -> a.oid().equals(ORGANIZATION)).map(Attribute::value).findFirst();
  }

  /// Reads a Name with its header.
  ///
  /// @throws ParseFailure in Go's words
  static DistinguishedName read(DerReader element, X509Rules rules) throws ParseFailure {
    String raw = element.text();
    DerReader sequence = element.read(DerReader.SEQUENCE);
    if (sequence == null) {
      throw new ParseFailure("x509: invalid RDNSequence");
    }
    List<Attribute> attributes = new ArrayList<>();
    while (!sequence.isEmpty()) {
      DerReader set = sequence.read(DerReader.SET);
      if (set == null) {
        throw new ParseFailure("x509: invalid RDNSequence");
      }
      while (!set.isEmpty()) {
        readAttribute(set, rules).ifPresent(attributes::add);
      }
    }
    return new DistinguishedName(raw, List.copyOf(attributes));
  }

  private static Optional<Attribute> readAttribute(DerReader set, X509Rules rules) throws ParseFailure {
    DerReader attribute = set.read(DerReader.SEQUENCE);
    if (attribute == null) {
      throw new ParseFailure("x509: invalid RDNSequence: invalid attribute");
    }
    String oid = attribute.readOid(rules.minimalOids());
    if (oid == null) {
      throw new ParseFailure("x509: invalid RDNSequence: invalid attribute type");
    }
    return Asn1Text.readValue(attribute, rules).map(value -> new Attribute(oid, value));
  }
}
