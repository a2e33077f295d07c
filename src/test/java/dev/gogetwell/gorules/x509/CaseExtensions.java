package dev.gogetwell.gorules.x509;

import static dev.gogetwell.gorules.x509.CaseDer.bool;
import static dev.gogetwell.gorules.x509.CaseDer.concat;
import static dev.gogetwell.gorules.x509.CaseDer.extension;
import static dev.gogetwell.gorules.x509.CaseDer.hex;
import static dev.gogetwell.gorules.x509.CaseDer.integer;
import static dev.gogetwell.gorules.x509.CaseDer.oid;
import static dev.gogetwell.gorules.x509.CaseDer.sequence;
import static dev.gogetwell.gorules.x509.CaseDer.text;
import static dev.gogetwell.gorules.x509.CaseDer.tlv;

import java.util.List;
import java.util.random.RandomGenerator;

/// Extensions at random: mostly plausible, sometimes strange, sometimes broken.
final class CaseExtensions {
  static final List<String> DNS = List.of("example.com", "www.example.com", "*.example.com", "*.com", "EXAMPLE.com",
      "a_b.example.com", "xn--bcher-kva.example.com", "example.com.", "*.example.com.", "", ".", "*", "foo.*.com",
      "f*o.example.com", "-x.example.com", "x-.example.com", "example..com", ".example.com", "127.0.0.1", "a b",
      "test.localhost", "*.test.localhost", "sub.test.localhost", "b\u00fccher.example.com", "localhost",
      "a".repeat(70) + ".example.com", "*.*.com", "*.WWW.example.com", "sub.sub.example.com", "example.com\0", "[::1]");
  private static final List<String> EMAILS = List.of("user@example.com", "USER@Example.com", "user@sub.example.com",
      "\"quoted user\"@example.com", "user@", "@example.com", "a@b@c", "user.@x.com", "us\\er@example.com",
      "other@x.org",
      "a..b@x.org", "\"a\\\"b\"@example.com", "user@example.com.", "user", "", "user@.example.com", "u\u00e9@x.org");
  private static final List<String> URIS = List.of("https://example.com/", "http://user:pw@example.com:8080/p?q#f",
      "http://[::1]/", "http://[fe80::1%25eth0]/", "http://127.0.0.1/", "mailto:x@y", "urn:x:y", "//example.com/",
      "http://exa mple.com", "http://example.com:port", "http://a:b:c/", "http://%41.com/", "http://ex%C3%A9.com/",
      "ftp://example.com:21", "http://[1.2.3.4]/", "http://x[::1]/", "postgres://a:1,b:2/", "http:///path", "a:b",
      "1:2",
      ":x", "*", "http://example.com./", "https://example.com/%zz", "http://example.com/\u007f",
      "http://sub.example.com/a%2Fb",
      "http://[::1", "http://[::1]x/", "HTTP://WWW.EXAMPLE.COM", "http://@example.com/", "http://u@ser@example.com/",
      "http://u ser@example.com/", "spiffe://example.com/x?", "http://example.com/#a b", "http://example.com/<>",
      "/rel",
      "http://a:1:2/", "foo://a:1:2/", "https://:443/", "http://.example.com/", "http://example.com:/", "http:opaque:x",
      "https://example.com//x", "scheme:///x//y", "http://[fe80::1%25e%20t]/", "http://[::ffff:1.2.3.4]/",
      "http://fe80::1%25x/");
  private static final List<String> IPS = List.of("7f000001", "0a000001", "0a000101",
      "00000000000000000000000000000001",
      "00000000000000000000ffff7f000001", "7f00000100", "", "20010db8000000000000000000000001", "c0a80101");
  private static final List<String> DNS_TREES = List.of("example.com", ".example.com", "", "com", "EXAMPLE.COM",
      "www.example.com", "localhost", "test.localhost", "*.example.com", "example.com.", "a b", "b\u00fc.com", ".com",
      ".",
      "..com", "xample.com", "sub.example.com", ".localhost", "a-b.com", "example-a.com", "WWW.Example.com");
  private static final List<String> EMAIL_TREES = List.of("example.com", "user@example.com", ".example.com", "@",
      "a@b@c",
      "USER@EXAMPLE.COM", "", "x.org", "\"quoted user\"@example.com", "com", "User@example.com");
  private static final List<String> URI_TREES = List.of("example.com", ".example.com", "", "127.0.0.1", "com", "::1",
      "example.com.", "WWW.example.com", "x");
  private static final List<String> RANGES = List.of("7f000000ff000000", "0a000000ffffff00", "0a000005ffffff00",
      "0000000000000000", "0a000000ffff0000", "0a000000ff00ff00", "0a0000ff00", "c0a80000ffff0000",
      "0a000000ff000000", "0a000100ffffff00", "00000000000000000000000000000000" + "0".repeat(32),
      "20010db8000000000000000000000000ffffffff" + "0".repeat(24),
      "00000000000000000000ffff7f000000ffffffffffffffffffffffffff000000");
  private static final List<String> USAGES = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.3",
      "1.3.6.1.5.5.7.3.4", "2.5.29.37.0", "1.3.6.1.4.1.311.10.3.3", "1.2.3.4.5");
  private static final List<String> POLICIES = List.of("1.2.3.1", "1.2.3.2", "1.2.3.3", "2.5.29.32.0",
      "2.23.140.1.2.1");

  private final RandomGenerator random;

  CaseExtensions(RandomGenerator random) {
    this.random = random;
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  byte[] names(boolean plain) {
    byte[] content = plain ? text(0x82, "example.com") : new byte[0];
    int count = plain ? 0 : 1 + random.nextInt(4);
    if (plain && chance(0.4)) {
      content = concat(content, pick(List.of(text(0x82, "*.example.com"), text(0x82, "www.example.com"),
          tlv(0x87, hex("7f000001")), text(0x81, "user@example.com"), text(0x86, "https://example.com/"))));
    }
    for (int i = 0; i < count; i++) {
      content = concat(content, switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> text(0x82, pick(DNS));
        case 4 -> text(0x81, pick(EMAILS));
        case 5, 6 -> text(0x86, pick(URIS));
        case 7, 8 -> tlv(0x87, hex(pick(IPS)));
        default -> tlv(pick(List.of(0xa4, 0x88, 0xa0)), sequence());
      });
    }
    if (chance(0.01)) {
      for (int i = 0; i < 101; i++) {
        content = concat(content, text(0x82, "n" + i + ".example.org"));
      }
    }
    return extension("2.5.29.17", chance(0.1), sequence(content));
  }

  byte[] constraints() {
    byte[] permitted = chance(0.6) ? tlv(0xa0, trees()) : new byte[0];
    byte[] excluded = chance(0.5) ? tlv(0xa1, trees()) : new byte[0];
    byte[] tail = chance(0.02) ? integer(1) : new byte[0];
    return extension("2.5.29.30", chance(0.5), sequence(permitted, excluded, tail));
  }

  private byte[] trees() {
    byte[] content = {};
    int count = random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      byte[] base = switch (random.nextInt(12)) {
        case 0, 1, 2, 3, 4 -> text(0x82, random.nextInt(4) > 0 ? DNS_TREES.get(random.nextInt(8)) : pick(DNS_TREES));
        case 5, 6 -> text(0x81, pick(EMAIL_TREES));
        case 7, 8 -> text(0x86, pick(URI_TREES));
        case 9, 10 -> tlv(0x87, hex(pick(RANGES)));
        default -> tlv(0xa4, sequence());
      };
      content = concat(content, sequence(base));
    }
    return content;
  }

  byte[] basicConstraints(boolean authority) {
    byte[] ca = authority || chance(0.2) ? bool(authority) : new byte[0];
    byte[] length = chance(0.1) ? integer(chance(0.05) ? -1 : random.nextInt(4)) : new byte[0];
    return extension("2.5.29.19", chance(0.8), chance(0.01) ? integer(3) : sequence(ca, length));
  }

  byte[] keyUsage(boolean authority) {
    byte[] bits = authority && chance(0.9) ? hex("0106") : pick(List.of(hex("0780"), hex("05a0"), hex("00"),
        hex("0102"),
        hex("0106"), hex("070080"), hex("0900"), hex("0781")));
    return extension("2.5.29.15", chance(0.8), tlv(3, bits));
  }

  byte[] extendedUsage() {
    byte[] content = {};
    for (int i = 0; i <= random.nextInt(3); i++) {
      content = concat(content, oid(chance(0.8) ? "1.3.6.1.5.5.7.3.1" : pick(USAGES)));
    }
    return extension("2.5.29.37", chance(0.2), sequence(content));
  }

  byte[] policies() {
    byte[] content = {};
    for (int i = 0; i <= random.nextInt(3); i++) {
      content = concat(content, sequence(oid(pick(POLICIES))));
    }
    return extension("2.5.29.32", chance(0.3), sequence(content));
  }

  byte[] policyConstraints() {
    byte[] explicit = chance(0.7) ? tlv(0x80, new byte[] {(byte) random.nextInt(-1, 3)}) : new byte[0];
    byte[] mapping = chance(0.4) ? tlv(0x81, new byte[] {(byte) random.nextInt(3)}) : new byte[0];
    return extension("2.5.29.36", chance(0.5), sequence(explicit, mapping));
  }

  byte[] policyMappings() {
    byte[] content = {};
    for (int i = 0; i <= random.nextInt(2); i++) {
      content = concat(content, sequence(oid(pick(POLICIES)), oid(pick(POLICIES))));
    }
    return extension("2.5.29.33", chance(0.5), sequence(content));
  }

  byte[] inhibitAny() {
    return extension("2.5.29.54", chance(0.5), integer(random.nextInt(3)));
  }

  byte[] odd() {
    return switch (random.nextInt(9)) {
      case 0 -> extension("1.2.3.4", true, hex("0500"));
      case 1 -> extension("1.2.3.4", false, hex("0500"));
      case 2 -> extension("2.5.29.31", false, sequence(sequence(tlv(0xa0, tlv(0xa0, text(0x86, "http://x/"))))));
      case 3 -> extension("2.5.29.31", false, hex(pick(List.of("3000", "0400", "30020500", "3004300230a0"))));
      case 4 -> extension("1.3.6.1.5.5.7.1.1", chance(0.3),
          sequence(sequence(oid("1.3.6.1.5.5.7.48.2"), text(0x86, "http://x/ca.crt"))));
      case 5 -> extension("1.3.6.1.5.5.7.1.1", false, hex("30023000"));
      case 6 -> extension("2.5.29.99", chance(0.5), hex("00"));
      case 7 -> sequence(oid("1.2.3.5"), tlv(1, hex("01")), tlv(4, hex("00")));
      default -> sequence(tlv(6, hex("800102")), tlv(4, hex("00")));
    };
  }
}
