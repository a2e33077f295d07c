package dev.gogetwell.gorules.x509;

import static dev.gogetwell.gorules.x509.CaseDer.bits;
import static dev.gogetwell.gorules.x509.CaseDer.concat;
import static dev.gogetwell.gorules.x509.CaseDer.extension;
import static dev.gogetwell.gorules.x509.CaseDer.hex;
import static dev.gogetwell.gorules.x509.CaseDer.integer;
import static dev.gogetwell.gorules.x509.CaseDer.name;
import static dev.gogetwell.gorules.x509.CaseDer.oid;
import static dev.gogetwell.gorules.x509.CaseDer.sequence;
import static dev.gogetwell.gorules.x509.CaseDer.text;
import static dev.gogetwell.gorules.x509.CaseDer.tlv;

import dev.gogetwell.gorules.x509.CaseKeys.Key;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Chains at random: a small world of authorities that share names and keys, cross-sign each other and are strange in
/// every way that a verifier must answer for. One seed gives the same shapes (not the same keys).
final class CaseGenerator {
  private static final List<String> HOSTS = List.of("example.com", "example.com", "example.com", "www.example.com",
      "EXAMPLE.COM", "example.com.", "a.b.example.com", "127.0.0.1", "[127.0.0.1]", "::1", "[::1]", "::ffff:127.0.0.1",
      "fe80::1%eth0", "0127.0.0.1", "", "", ".", "*.example.com", "a_b.example.com", "xn--bcher-kva.example.com",
      "test.localhost", "foo", "10.0.0.1", "-x.example.com", "a b", "b\u00fccher.example.com");
  private static final List<String> TIMES = List.of("2026-11-25T00:00:00Z", "2026-11-25T00:00:00Z",
      "2026-11-25T00:00:00Z", "2026-11-25T02:00:00+08:00", "2036-01-01T00:00:00Z", "2024-01-01T00:00:00-05:00",
      "2026-11-25T00:00:00.5Z");
  private static final List<List<String>> USAGES = List.of(List.of(), List.of(), List.of(), List.of("serverAuth"),
      List.of("clientAuth"), List.of("clientAuth", "serverAuth"), List.of("anyExtendedKeyUsage"),
      List.of("emailProtection"));
  private static final List<String> DATES = List.of("utc 250101000000Z", "gen 20250101000000Z", "utc 2501010000Z",
      "utc 250101000000+0100", "utc 250101000000+0000", "utc 250230000000Z", "gen 20250101000000.5Z",
      "utc 250101250000Z",
      "int x", "gen 2025010100Z", "utc 690101000000Z", "utc 250101000000", "gen 00000101000000Z");
  private static final List<String> ENDS = List.of("utc 270101000000Z", "gen 20600101000000Z", "utc 491231235959Z",
      "utc 260101000000Z", "utc 261125000000Z", "utc 261125000000-0530", "gen 99991231235959Z", "utc 500101000000Z",
      "utc 261124235960Z", "utc 280229000000Z", "gen 20270101000000+1400");

  private static final List<Double> MADNESS = List.of(0.0, 0.0, 0.02, 0.02, 0.1, 0.2);

  private final CaseKeys keys;
  private final SplittableRandom random;
  private final CaseExtensions extensions;
  private final CaseAlgorithms algorithms;

  CaseGenerator(CaseKeys keys, long seed) {
    this.keys = keys;
    this.random = new SplittableRandom(seed);
    this.extensions = new CaseExtensions(random);
    this.algorithms = new CaseAlgorithms(extensions);
  }

  /// One case, in DER.
  record Case(String id, String host, String time, List<String> usages, List<byte[]> roots, byte[] leaf,
      List<byte[]> intermediates) {}

  /// Someone who signs.
  private record Authority(byte[] subject, Key key, byte[] keyId) {}

  /// A case: usually a wild world, often a sane path on which only constraints or policies decide.
  Case next(String id) throws GeneralSecurityException {
    double kind = random.nextDouble();
    return kind < 0.4 ? saneButFor(id, true) : kind < 0.5 ? saneButFor(id, false) : wild(id);
  }

  private Case saneButFor(String id, boolean constraints) throws GeneralSecurityException {
    int depth = 2 + random.nextInt(constraints ? 2 : 3);
    List<byte[]> path = new ArrayList<>();
    Authority parent = null;
    for (int i = 0; i < depth; i++) {
      Authority self = new Authority(name("2.5.4.3", "12", i == depth - 1 ? "leaf" : "CA " + i),
          keys.elliptic().get(i), hex("0" + i));
      boolean authority = i < depth - 1;
      List<byte[]> list = new ArrayList<>();
      addIf(list, authority, () -> extension("2.5.29.19", true, sequence(CaseDer.bool(true))));
      addIf(list, constraints && (!authority || extensions.chance(0.1)),
          () -> extensions.names(extensions.chance(0.2)));
      addIf(list, constraints && extensions.chance(authority ? 0.7 : 0.05), extensions::constraints);
      boolean first = i == 0;
      addIf(list, !constraints && extensions.chance(first ? 0.3 : 0.9), extensions::policies);
      addIf(list, !constraints && extensions.chance(0.4), extensions::policyConstraints);
      addIf(list, !constraints && authority && extensions.chance(0.5), extensions::policyMappings);
      addIf(list, !constraints && extensions.chance(0.3), extensions::inhibitAny);
      Authority issuer = parent == null || !constraints && extensions.chance(0.05) ? self : parent;
      path.add(signed(self, parent == null ? self : issuer, sequence(concat(list.toArray(byte[][]::new))), 0));
      parent = self;
    }
    return new Case(id, extensions.chance(0.7) ? "" : HOSTS.getFirst(), TIMES.getFirst(), List.of(),
        List.of(path.getFirst()), path.getLast(), path.subList(1, depth - 1));
  }

  private Case wild(String id) throws GeneralSecurityException {
    double madness = extensions.pick(MADNESS);
    List<Authority> authorities = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      byte[] subject = extensions.chance(0.25) && i > 0 ? authorities.get(random.nextInt(i)).subject()
          : authorityName(i, madness);
      Key key = extensions.chance(0.25) && i > 0 ? authorities.get(random.nextInt(i)).key() : key(madness);
      authorities.add(new Authority(subject, key, extensions.chance(0.8) ? hex("0405060708090a" + "0" + i) : hex("")));
    }
    List<byte[]> roots = new ArrayList<>();
    List<byte[]> intermediates = new ArrayList<>();
    roots.add(certificate(authorities.getFirst(), authorities.getFirst(), true, madness));
    for (int i = 1; i < count; i++) {
      Authority self = authorities.get(i);
      Authority parent = authorities.get(extensions.chance(0.7) ? i - 1 : random.nextInt(count));
      (extensions.chance(0.1) ? roots : intermediates).add(certificate(self, parent, true, madness));
      if (extensions.chance(0.3)) {
        intermediates.add(certificate(self, authorities.get(random.nextInt(count)), true, madness));
      }
    }
    Authority signer = authorities.get(extensions.chance(0.8) ? count - 1 : random.nextInt(count));
    Authority leafSelf = new Authority(leafName(madness), key(madness), hex("ff"));
    byte[] leaf = certificate(leafSelf, signer, false, madness);
    if (extensions.chance(0.03)) {
      roots.add(leaf);
    }
    if (extensions.chance(0.3)) {
      java.util.Collections.reverse(intermediates);
    }
    if (extensions.chance(0.004)) {
      intermediates = crowd(signer, intermediates);
    }
    boolean usual = extensions.chance(0.6);
    return new Case(id, usual ? HOSTS.getFirst() : extensions.pick(HOSTS),
        usual ? TIMES.getFirst() : extensions.pick(TIMES), usual ? List.of() : extensions.pick(USAGES), roots, leaf,
        intermediates);
  }

  /// More candidates of one name than Go is willing to check.
  private List<byte[]> crowd(Authority signer, List<byte[]> before) throws GeneralSecurityException {
    List<byte[]> all = new ArrayList<>(before);
    for (int i = 0; i < 110; i++) {
      all.add(certificate(new Authority(signer.subject(), keys.elliptic().get(i % 6), hex("0102030405060" + i % 10)),
          signer, true, 0));
    }
    java.util.Collections.reverse(all);
    return all;
  }

  private Key key(double madness) {
    return extensions.chance(0.08 + madness) ? extensions.pick(keys.others()) : extensions.pick(keys.elliptic());
  }

  private byte[] authorityName(int index, double madness) {
    if (!extensions.chance(madness)) {
      return name("2.5.4.10", "19", "Test", "2.5.4.3", "12", "CA " + index);
    }
    return oddName(index);
  }

  private byte[] leafName(double madness) {
    if (extensions.chance(madness)) {
      return oddName(9);
    }
    return extensions.pick(List.of(name("2.5.4.3", "12", "example.com"), name("2.5.4.3", "19", "*.example.com"),
        name("2.5.4.3", "12", "leaf"), sequence()));
  }

  private byte[] oddName(int index) {
    return switch (random.nextInt(13)) {
      case 0 -> sequence();
      case 1 -> name("2.5.4.10", "12", "Only an organization");
      case 2 -> name("2.5.4.3", "20", "T61 \u00e9\u00ff");
      case 3 -> name("2.5.4.3", "12", "bad \u00ff\u00fe utf8");
      case 4 -> name("2.5.4.3", "30", "\0B\0M\u00d8\0\0P");
      case 5 -> name("2.5.4.3", "22", "ia5 \u00e9");
      case 6 -> name("2.5.4.3", "18", "12a");
      case 7 -> name("2.5.4.3", "26", "visible");
      case 8 -> name("2.5.4.3", "12", "q\"uote\\ \n \u00e2\u0080\u00ae \u00f0\u009f\u0098\u0080 \u00c2\u00ad \u007f");
      case 9 -> name("2.5.4.3", "19", "under_score");
      case 10 -> name("2.5.4.3", "30", "\0B\0M\u00d8\u003d\u00de\0\0\0");
      case 11 -> name("2.5.4.3", "2", "\1");
      default -> sequence(tlv(0x31), tlv(0x31, sequence(oid("2.5.4.3"), text(12, "two")),
          sequence(oid("2.5.4.3"), text(12, "values " + index))));
    };
  }

  private byte[] certificate(Authority self, Authority issuer, boolean authority, double madness)
      throws GeneralSecurityException {
    return signed(self, issuer, extensionList(self, issuer, authority, madness), madness);
  }

  private byte[] signed(Authority self, Authority issuer, byte[] extensionList, double madness)
      throws GeneralSecurityException {
    String algorithm = algorithms.algorithm(issuer.key(), madness);
    byte[] identifier = algorithms.identifier(algorithm, issuer.key(), madness);
    int version = extensions.chance(madness / 3) ? random.nextInt(5) - 1 : 2;
    byte[] versionField = version == 0 && extensions.chance(0.5) ? new byte[0] : tlv(0xa0, integer(version));
    byte[] tbs = sequence(versionField, serial(madness), identifier, issuer.subject(), validity(madness),
        self.subject(), spki(self.key(), madness), tlv(0xa3, extensionList));
    if (extensions.chance(madness / 4)) {
      tbs = flipped(tbs);
    }
    byte[] outer = extensions.chance(madness / 10) ? sequence(oid("1.2.840.10045.4.3.3")) : identifier;
    byte[] signature = CaseKeys.sign(issuer.key(), algorithm, tbs);
    if (extensions.chance(madness / 3)) {
      signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
    }
    byte[] whole = sequence(tbs, outer, bits(signature));
    if (extensions.chance(madness / 10)) {
      whole = extensions.chance(0.5) ? flipped(whole) : concat(whole, hex("00"));
    }
    return whole;
  }

  private byte[] flipped(byte[] der) {
    byte[] changed = der.clone();
    int at = extensions.chance(0.5) ? random.nextInt(Math.min(60, der.length)) : random.nextInt(der.length);
    changed[at] ^= (byte) (1 << random.nextInt(8));
    return changed;
  }

  private byte[] serial(double madness) {
    return extensions.chance(madness / 3)
        ? extensions.pick(List.of(integer(0), integer(-5), tlv(2, hex("0001")), tlv(2), tlv(2, hex("01".repeat(30)))))
        : integer(random.nextLong(1, Long.MAX_VALUE));
  }

  private byte[] validity(double madness) {
    String from = extensions.chance(madness) ? extensions.pick(DATES) : DATES.getFirst();
    String to = extensions.chance(madness + 0.02) ? extensions.pick(ENDS) : ENDS.getFirst();
    return sequence(time(from), time(to));
  }

  private static byte[] time(String written) {
    return text(written.startsWith("utc") ? 0x17 : written.startsWith("gen") ? 0x18 : 2, written.substring(4));
  }

  private byte[] spki(Key key, double madness) {
    if (!extensions.chance(madness / 6)) {
      return key.spki();
    }
    return switch (random.nextInt(4)) {
      case 0 -> flipped(key.spki());
      case 1 -> sequence(sequence(oid("1.2.840.113549.1.1.1")), bits(sequence(integer(77), integer(3))));
      case 2 -> sequence(sequence(oid("1.2.840.113549.1.1.1"), hex("0500")), bits(sequence(integer(-77), integer(3))));
      default -> sequence(sequence(oid("1.2.840.10045.2.1"), oid("1.3.132.0.10")), bits(hex("0401")));
    };
  }

  private byte[] extensionList(Authority self, Authority issuer, boolean authority, double madness) {
    List<byte[]> list = new ArrayList<>();
    CaseExtensions e = extensions;
    addIf(list, authority ? !e.chance(madness / 2) : e.chance(0.3),
        () -> e.basicConstraints(authority != e.chance(madness / 3)));
    addIf(list, e.chance(0.5), () -> e.keyUsage(authority));
    addIf(list, e.chance(authority ? 0.1 : 0.5), e::extendedUsage);
    addIf(list, authority ? e.chance(0.05 + madness) : !e.chance(0.05), () -> e.names(!e.chance(0.05 + 2 * madness)));
    addIf(list, authority && e.chance(0.1 + madness), e::constraints);
    addIf(list, self.keyId().length > 0 && e.chance(0.9),
        () -> extension("2.5.29.14", e.chance(madness / 5), tlv(4, self.keyId())));
    addIf(list, issuer.keyId().length > 0 && e.chance(0.8),
        () -> extension("2.5.29.35", e.chance(madness / 5), sequence(tlv(0x80, issuer.keyId()))));
    boolean policies = e.chance(0.15);
    addIf(list, policies && e.chance(0.8), e::policies);
    addIf(list, policies && e.chance(0.4), e::policyConstraints);
    addIf(list, policies && authority && e.chance(0.3), e::policyMappings);
    addIf(list, policies && e.chance(0.2), e::inhibitAny);
    addIf(list, e.chance(madness), e::odd);
    if (!list.isEmpty() && e.chance(madness / 8)) {
      list.add(list.get(random.nextInt(list.size())));
    }
    return sequence(concat(list.toArray(byte[][]::new)));
  }

  private static void addIf(List<byte[]> list, boolean wanted, java.util.function.Supplier<byte[]> extension) {
    if (wanted) {
      list.add(extension.get());
    }
  }
}
