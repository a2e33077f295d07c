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
final class CertificateSummary {
  private static final String SUBJECT_ALT_NAME = "2.5.29.17";
  private static final int MAX_NAMES = 1000;

  private CertificateSummary() {}

  /// The fields; empty if the bytes are no certificate.
  static Optional<Fields> read(byte[] der) {
    try {
      LenientDerReader certificate = new LenientDerReader(new Cursor(der, 0, der.length))
          .enter(LenientDerReader.SEQUENCE);
      LenientDerReader body = certificate.enter(LenientDerReader.SEQUENCE);
      if (body.peek() == 0xa0) {
        body.next();
      }
      body.next();
      body.next(LenientDerReader.SEQUENCE);
      String issuer = NameText.read(body.next(LenientDerReader.SEQUENCE));
      LenientDerReader validity = body.enter(LenientDerReader.SEQUENCE);
      Instant notBefore = time(validity);
      Instant notAfter = time(validity);
      String subject = NameText.read(body.next(LenientDerReader.SEQUENCE));
      List<String> dns = new ArrayList<>();
      List<String> addresses = new ArrayList<>();
      alternativeNames(body, dns, addresses);
      return Optional.of(new Fields(subject, issuer, notBefore, notAfter, dns, addresses));
    } catch (Cursor.Truncated | DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// UTCTime or GeneralizedTime; a two-digit year is of the years 1950 to 2049 (RFC 5280, section 4.1.2.5.1).
  private static Instant time(LenientDerReader validity) throws Cursor.Truncated {
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
  private static void alternativeNames(LenientDerReader body, List<String> dns, List<String> addresses) {
    try {
      while (body.more() && body.peek() != 0xa3) {
        body.next();
      }
      if (!body.more()) {
        return;
      }
      LenientDerReader extensions = body.enter(0xa3).enter(LenientDerReader.SEQUENCE);
      while (extensions.more()) {
        LenientDerReader extension = extensions.enter(LenientDerReader.SEQUENCE);
        String id = LenientDerReader.oid(extension.next(LenientDerReader.OBJECT_IDENTIFIER));
        if (!id.equals(SUBJECT_ALT_NAME)) {
          continue;
        }
        if (extension.peek() == LenientDerReader.BOOLEAN) {
          extension.next();
        }
        names(new LenientDerReader(extension.next(LenientDerReader.OCTET_STRING)).enter(LenientDerReader.SEQUENCE),
            dns, addresses);
        return;
      }
    } catch (Cursor.Truncated e) {
      return;
    }
  }

  private static void names(LenientDerReader names, List<String> dns, List<String> addresses) throws Cursor.Truncated {
    while (names.more() && dns.size() + addresses.size() < MAX_NAMES) {
      Cursor name = names.next();
      if (names.tag() == 0x82) {
        dns.add(name.text());
      } else if (names.tag() == 0x87) {
        addresses.add(AddressText.of(name.rest()));
      }
    }
  }
}
