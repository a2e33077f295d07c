package dev.gogetwell.net.tls;

import dev.gogetwell.model.tls.CertificateEntry.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what a reader asks for first from a certificate (RFC 5280): names and dates. Judges nothing, and reads
/// certificates that a strict parser refuses. Pure.
final class CertificateFields {
  private static final String SUBJECT_ALT_NAME = "2.5.29.17";
  private static final int MAX_NAMES = 1000;

  private CertificateFields() {}

  /// The fields; empty if the bytes are no certificate.
  static Optional<Fields> read(byte[] der) {
    try {
      DerReader certificate = new DerReader(new Cursor(der, 0, der.length)).enter(DerReader.SEQUENCE);
      DerReader body = certificate.enter(DerReader.SEQUENCE);
      if (body.peek() == 0xa0) {
        body.next();
      }
      body.next();
      body.next(DerReader.SEQUENCE);
      String issuer = DistinguishedName.read(body.next(DerReader.SEQUENCE));
      DerReader validity = body.enter(DerReader.SEQUENCE);
      Instant notBefore = time(validity);
      Instant notAfter = time(validity);
      String subject = DistinguishedName.read(body.next(DerReader.SEQUENCE));
      List<String> dns = new ArrayList<>();
      List<String> addresses = new ArrayList<>();
      alternativeNames(body, dns, addresses);
      return Optional.of(new Fields(subject, issuer, notBefore, notAfter, dns, addresses));
    } catch (Cursor.Truncated | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// UTCTime or GeneralizedTime; a two-digit year is of the years 1950 to 2049 (RFC 5280, section 4.1.2.5.1).
  private static Instant time(DerReader validity) throws Cursor.Truncated {
    Cursor content = validity.next();
    String text = content.text();
    boolean utc = validity.tag() == 0x17;
    int digits = utc ? 2 : 4;
    if (text.length() < digits + 8) {
      throw new Cursor.Truncated("a time of " + text.length() + " characters");
    }
    int year = Integer.parseInt(text, 0, digits, 10);
    if (utc) {
      year += year < 50 ? 2000 : 1900;
    }
    int[] rest = new int[5];
    for (int i = 0; i < 5 && digits + 2 * i + 2 <= text.length(); i++) {
      int at = digits + 2 * i;
      rest[i] = Character.isDigit(text.charAt(at)) ? Integer.parseInt(text, at, at + 2, 10) : 0;
    }
    return LocalDateTime.of(year, rest[0], rest[1], rest[2], rest[3], rest[4]).toInstant(ZoneOffset.UTC);
  }

  /// What stands before a broken extension is kept.
  private static void alternativeNames(DerReader body, List<String> dns, List<String> addresses) {
    try {
      while (body.more() && body.peek() != 0xa3) {
        body.next();
      }
      if (!body.more()) {
        return;
      }
      DerReader extensions = body.enter(0xa3).enter(DerReader.SEQUENCE);
      while (extensions.more()) {
        DerReader extension = extensions.enter(DerReader.SEQUENCE);
        String id = DerReader.oid(extension.next(DerReader.OBJECT_IDENTIFIER));
        if (!id.equals(SUBJECT_ALT_NAME)) {
          continue;
        }
        if (extension.peek() == DerReader.BOOLEAN) {
          extension.next();
        }
        names(new DerReader(extension.next(DerReader.OCTET_STRING)).enter(DerReader.SEQUENCE), dns, addresses);
        return;
      }
    } catch (Cursor.Truncated e) {
      return;
    }
  }

  private static void names(DerReader names, List<String> dns, List<String> addresses) throws Cursor.Truncated {
    while (names.more() && dns.size() + addresses.size() < MAX_NAMES) {
      Cursor name = names.next();
      if (names.tag() == 0x82) {
        dns.add(name.text());
      } else if (names.tag() == 0x87) {
        addresses.add(IpLiteral.of(name.rest()));
      }
    }
  }
}
