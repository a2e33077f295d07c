package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.NameConstraints.Subtrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads the nameConstraints extension (crypto/x509/parser.go:parseNameConstraintsExtension; RFC 5280 section
/// 4.2.1.10). One use per extension, one thread.
final class NameConstraintsParser {
  private final X509Rules rules;
  private boolean unhandled;

  NameConstraintsParser(X509Rules rules) {
    this.rules = rules;
  }

  /// Whether a subtree was of a kind that Go does not check.
  boolean unhandled() {
    return unhandled;
  }

  NameConstraints parse(DerReader value) throws ParseFailure {
    DerReader top = value.read(DerReader.SEQUENCE);
    if (top == null || !value.isEmpty()) {
      throw invalid();
    }
    DerReader permitted = optional(top, 0);
    DerReader excluded = optional(top, 1);
    if (!top.isEmpty()) {
      throw invalid();
    }
    if (permitted.isEmpty() && excluded.isEmpty()) {
      throw new ParseFailure("x509: empty name constraints extension");
    }
    return new NameConstraints(true, subtrees(permitted), subtrees(excluded));
  }

  private static ParseFailure invalid() {
    return new ParseFailure("x509: invalid NameConstraints extension");
  }

  private static DerReader optional(DerReader top, int number) throws ParseFailure {
    int tag = DerReader.constructedContextTag(number);
    if (!top.peek(tag)) {
      return new DerReader(new byte[0]);
    }
    DerReader content = top.read(tag);
    if (content == null) {
      throw invalid();
    }
    return content;
  }

  private Subtrees subtrees(DerReader from) throws ParseFailure {
    List<String> dns = new ArrayList<>();
    List<IpRange> ips = new ArrayList<>();
    List<String> emails = new ArrayList<>();
    List<String> uris = new ArrayList<>();
    while (!from.isEmpty()) {
      DerReader subtree = from.read(DerReader.SEQUENCE);
      int tag = subtree == null ? -1 : subtree.peekTag();
      DerReader value = subtree == null ? null : subtree.readAny();
      if (value == null) {
        throw invalid();
      }
      switch (tag) {
        case 0x82 -> dns.add(domain(value, "dnsName"));
        case 0x87 -> ips.add(range(value.bytes()));
        case 0x81 -> emails.add(email(value));
        case 0x86 -> uris.add(uri(value));
        default -> unhandled = true;
      }
    }
    return new Subtrees(List.copyOf(dns), List.copyOf(ips), List.copyOf(emails), List.copyOf(uris));
  }

  private static String ia5(DerReader value) throws ParseFailure {
    String text = value.text();
    if (!GoText.isAscii(text)) {
      throw new ParseFailure("x509: invalid constraint value: x509: " + GoText.quote(text)
          + " cannot be encoded as an IA5String");
    }
    return text;
  }

  private String domain(DerReader value, String kind) throws ParseFailure {
    String domain = ia5(value);
    if (!DomainNames.isValidConstraint(domain, rules)) {
      throw new ParseFailure("x509: failed to parse " + kind + " constraint " + GoText.quote(domain));
    }
    return domain;
  }

  private IpRange range(byte[] value) throws ParseFailure {
    if (value.length != 8 && value.length != 32) {
      throw new ParseFailure("x509: IP constraint contained value of length " + value.length);
    }
    byte[] ip = Arrays.copyOf(value, value.length / 2);
    byte[] mask = Arrays.copyOfRange(value, value.length / 2, value.length);
    if (!isValidMask(mask)) {
      throw new ParseFailure("x509: IP constraint contained invalid mask " + GoText.hex(mask));
    }
    if (rules.mappedAddressesRefused() && GoAddress.isMapped(ip)) {
      throw new ParseFailure("x509: IP constraint contained IPv4-mapped IPv6 address");
    }
    return new IpRange(ip, mask);
  }

  private static boolean isValidMask(byte[] mask) {
    boolean seenZero = false;
    for (int i = 0; i < mask.length * 8; i++) {
      boolean one = (mask[i / 8] & 0x80 >> i % 8) != 0;
      if (one && seenZero) {
        return false;
      }
      seenZero |= !one;
    }
    return true;
  }

  private String email(DerReader value) throws ParseFailure {
    String constraint = ia5(value);
    boolean valid = constraint.indexOf('@') >= 0 ? Mailbox.parse(constraint, rules) != null
        : DomainNames.isValidConstraint(constraint, rules);
    if (!valid) {
      throw new ParseFailure("x509: failed to parse rfc822Name constraint " + GoText.quote(constraint));
    }
    return constraint;
  }

  private String uri(DerReader value) throws ParseFailure {
    String domain = ia5(value);
    if (GoAddress.parseIp(domain) != null) {
      throw new ParseFailure("x509: failed to parse URI constraint " + GoText.quote(domain)
          + ": cannot be IP address");
    }
    if (!DomainNames.isValidConstraint(domain, rules)) {
      throw new ParseFailure("x509: failed to parse URI constraint " + GoText.quote(domain));
    }
    return domain;
  }
}
