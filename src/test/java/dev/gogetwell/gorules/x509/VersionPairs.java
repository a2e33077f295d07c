package dev.gogetwell.gorules.x509;

import static dev.gogetwell.gorules.x509.CaseChain.dns;
import static dev.gogetwell.gorules.x509.CaseChain.names;
import static dev.gogetwell.gorules.x509.CaseDer.bits;
import static dev.gogetwell.gorules.x509.CaseDer.bool;
import static dev.gogetwell.gorules.x509.CaseDer.extension;
import static dev.gogetwell.gorules.x509.CaseDer.hex;
import static dev.gogetwell.gorules.x509.CaseDer.integer;
import static dev.gogetwell.gorules.x509.CaseDer.name;
import static dev.gogetwell.gorules.x509.CaseDer.oid;
import static dev.gogetwell.gorules.x509.CaseDer.sequence;
import static dev.gogetwell.gorules.x509.CaseDer.text;
import static dev.gogetwell.gorules.x509.CaseDer.tlv;

import dev.gogetwell.gorules.x509.CaseChain.Part;
import dev.gogetwell.gorules.x509.CaseGenerator.Case;
import dev.gogetwell.gorules.x509.CaseKeys.Key;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One chain for every rule that differs between Go versions, with the verdict of the last version on one side and of
/// the first on the other.
final class VersionPairs {
  static final byte[] GOOD = names(dns("example.com"));
  private final CaseKeys keys;
  private final List<Pair> pairs = new ArrayList<>();

  /// A chain with two verdicts: the beginning of the error text, or an empty text where the chain is accepted.
  record Pair(Case chain, String older, String olderError, String newer, String newerError) {
    @Override
    public String toString() {
      return chain.id() + ": " + older + " / " + newer;
    }
  }

  /// What makes a chain special.
  interface Change {
    void apply(CaseChain chain) throws GeneralSecurityException;
  }

  VersionPairs() throws GeneralSecurityException {
    keys = new CaseKeys();
    addEncodings();
    addNames();
    ConstraintPairs.addConstraints(this);
    ConstraintPairs.addUris(this);
    addKeys();
    addPolicies();
  }

  List<Pair> all() {
    return pairs;
  }

  void add(String id, String older, String olderError, String newer, String newerError, Change change)
      throws GeneralSecurityException {
    CaseChain chain = new CaseChain(keys);
    change.apply(chain);
    pairs.add(new Pair(chain.build(id), older, olderError, newer, newerError));
  }

  private void addEncodings() throws GeneralSecurityException {
    add("negative serial", "1.22", "", "1.23", "x509: negative serial number", c -> {
      c.leaf.with(GOOD);
      c.leaf.serial = integer(-5);
    });
    add("critical authority key identifier", "1.22", "", "1.23",
        "x509: authority key identifier incorrectly marked critical",
        c -> c.leaf.with(GOOD, extension("2.5.29.35", true, sequence(tlv(0x80, hex("01"))))));
    add("critical subject key identifier", "1.22", "", "1.23",
        "x509: subject key identifier incorrectly marked critical",
        c -> c.leaf.with(GOOD, extension("2.5.29.14", true, tlv(4, hex("01")))));
    add("critical authority info access", "1.22", "", "1.23",
        "x509: authority info access incorrectly marked critical",
        c -> c.leaf.with(GOOD, extension("1.3.6.1.5.5.7.1.1", true, sequence())));
    add("duplicate extension", "1.22", "x509: certificate contains duplicate extensions", "1.23",
        "x509: certificate contains duplicate extension with OID \"2.5.29.17\"", c -> c.leaf.with(GOOD, GOOD));
    add("long OID component", "1.20", "", "1.21", "x509: malformed extension OID field",
        c -> c.leaf.with(GOOD, sequence(tlv(6, hex("2a8001")), tlv(4, hex("00")))));
    add("broken basic constraints", "1.20", "x509: invalid basic constraints a", "1.21",
        "x509: invalid basic constraints", c -> c.leaf.with(GOOD, extension("2.5.29.19", true, hex("0500"))));
    add("negative path length", "1.24", "", "1.25", "x509: invalid basic constraints",
        c -> {
          c.leaf.with(GOOD);
          c.root.extensions.set(0, extension("2.5.29.19", true, sequence(bool(true), integer(-1))));
          c.leaf.with(extension("2.5.29.19", true, sequence(bool(true), integer(-1))));
        });
    add("surrogates in a BMPString", "1.24", "", "1.25",
        "x509: invalid RDNSequence: invalid attribute value: invalid BMPString", c -> {
          c.leaf.with(GOOD);
          c.leaf.subject = name("2.5.4.3", "30", "\u00d8\u003d\u00de\0");
        });
    add("number in a name", "1.26", "x509: invalid RDNSequence: invalid attribute value: unsupported string type: 2",
        "1.27", "", c -> {
          c.leaf.with(GOOD);
          c.leaf.subject = name("2.5.4.5", "2", "\1");
        });
    add("T61 text in a hint", "1.24", "x509: certificate signed by unknown authority (possibly because of "
        + "\"x509: invalid signature: parent certificate cannot sign this kind of certificate\" while trying to verify "
        + "candidate authority certificate \"\\xe9\")", "1.25",
            "x509: certificate signed by unknown authority (possibly "
        + "because of \"x509: invalid signature: parent certificate cannot sign this kind of certificate\" while "
        + "trying "
        + "to verify candidate authority certificate \"\u00e9\")", c -> {
          c.leaf.with(GOOD);
          c.intermediate.subject = name("2.5.4.3", "20", "\u00e9");
          c.intermediate.extensions.clear();
        });
  }

  private void addNames() throws GeneralSecurityException {
    add("bare wildcard", "1.22", "", "1.23", "x509: certificate is valid for *, not localhost", c -> {
      c.leaf.with(names(dns("*")));
      c.host = "localhost";
    });
    byte[][] hundred = new byte[100][];
    Arrays.setAll(hundred, i -> dns("n" + i + ".org"));
    add("a hundred names", "1.24.10", "x509: certificate is valid for n0.org, n1.org", "1.24.11",
        "x509: certificate is valid for 100 names, but none matched example.com", c -> c.leaf.with(names(hundred)));
    add("a hundred names", "1.25.4", "x509: certificate is valid for n0.org, n1.org", "1.25.5",
        "x509: certificate is valid for 100 names, but none matched example.com", c -> c.leaf.with(names(hundred)));
    add("IPv4 in IPv6 clothes", "1.26", "", "1.27", "x509: SAN iPAddress contains IPv4-mapped IPv6 address",
        c -> c.leaf.with(names(dns("example.com"), tlv(0x87, hex("00000000000000000000ffff7f000001")))));
    add("zone in the host", "1.26", "x509: certificate is not valid for any names, but wanted to match fe80::1%eth0",
        "1.27", "", c -> {
          c.leaf.with(names(tlv(0x87, hex("fe800000000000000000000000000001"))));
          c.host = "fe80::1%eth0";
        });
    add("a dot for a host", "1.26.3", "x509: certificate is not valid for any names, but wanted to match .", "1.26.4",
        "x509: certificate relies on legacy Common Name field, use SANs instead", c -> {
          c.leaf.subject = name("2.5.4.3", "12", "*");
          c.host = ".";
        });
  }

  private void addKeys() throws GeneralSecurityException {
    add("RSA key of 768 bits", "1.23", "", "1.24", "x509: certificate signed by unknown authority (possibly because of "
        + "\"crypto/rsa: 768-bit keys are insecure", c -> rsa(c, keys.others().get(6)));
    add("SHA-1", "1.23", "x509: certificate signed by unknown authority (possibly because of \"x509: cannot verify "
        + "signature: insecure algorithm ECDSA-SHA1 (temporarily override with GODEBUG=x509sha1=1)\"", "1.24",
        "x509: certificate signed by unknown authority (possibly because of \"x509: cannot verify signature: insecure "
            + "algorithm ECDSA-SHA1\"", c -> {
          c.leaf.with(GOOD);
          c.leaf.algorithm = "SHA1withECDSA";
          c.leaf.identifier = sequence(oid("1.2.840.10045.4.1"));
        });
    add("signature above the modulus", "1.19", "", "1.20",
        "x509: certificate signed by unknown authority (possibly because of \"crypto/rsa: verification error\"",
        this::unreducedSignature);
    add("broken point", "1.25", "x509: failed to unmarshal elliptic curve point", "1.26",
        "P256 point not on curve", c -> {
          c.leaf.with(GOOD);
          c.leaf.spki = sequence(sequence(oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7")),
              bits(hex("04" + "01".repeat(64))));
        });
    add("parent with an unknown key", "1.21.7", "x509: certificate signed by unknown authority (possibly because of "
        + "\"x509: cannot verify signature: algorithm unimplemented\"", "1.21.8",
        "x509: certificate signed by unknown authority", c -> {
          c.leaf.with(GOOD);
          c.intermediate.spki = keys.others().getLast().spki();
        });
    add("expired intermediate", "1.19", "x509: certificate has expired or is not yet valid: current time "
        + "2026-11-25T00:00:00Z is after 2025-06-01T00:00:00Z", "1.20", "x509: certificate has expired or is not yet "
        + "valid: current time 2026-11-25T00:00:00Z is after 2025-06-01T00:00:00Z", c -> {
          c.leaf.with(GOOD);
          c.intermediate.notAfter = text(0x17, "250601000000Z");
        });
    Key mlDsa = CaseKeys.mlDsa();
    add("ML-DSA", "1.26", "x509: certificate signed by unknown authority", "1.27", "", c -> {
      c.leaf.with(GOOD);
      c.intermediate.key = mlDsa;
      c.intermediate.spki = mlDsa.spki();
      c.leaf.algorithm = mlDsa.kind();
      c.leaf.identifier = sequence(oid("2.16.840.1.101.3.4.3.17"));
    });
  }

  private static void rsa(CaseChain chain, Key key) {
    chain.leaf.with(GOOD);
    chain.intermediate.key = key;
    chain.intermediate.spki = key.spki();
    chain.leaf.algorithm = "SHA256withRSA";
    chain.leaf.identifier = CaseChain.rsaIdentifier("1.2.840.113549.1.1.11");
  }

  /// s + n verifies like s wherever the number is reduced before it is used.
  private void unreducedSignature(CaseChain chain) throws GeneralSecurityException {
    Key key = keys.others().get(3);
    rsa(chain, key);
    DerReader info = new DerReader(key.spki()).read(DerReader.SEQUENCE);
    info.read(DerReader.SEQUENCE);
    BigInteger modulus = new DerReader(info.readBitString().bytes()).read(DerReader.SEQUENCE)
        .readInteger().orElseThrow();
    Part leaf = chain.leaf;
    leaf.signatureChange = signature -> {
      byte[] sum = new BigInteger(1, signature).add(modulus).toByteArray();
      return sum.length > 257 || sum.length == 257 && sum[0] != 0 ? hex("") : Arrays.copyOfRange(sum,
          sum.length - 256, sum.length);
    };
    for (int serial = 1; leaf.signedBy(chain.intermediate).length < 400 || tooBig(leaf, chain.intermediate); serial++) {
      leaf.serial = integer(serial);
    }
  }

  private static boolean tooBig(Part leaf, Part issuer) throws GeneralSecurityException {
    DerReader whole = new DerReader(leaf.signedBy(issuer)).read(DerReader.SEQUENCE);
    whole.readAny();
    whole.readAny();
    return whole.readBitString().bytes().length != 256;
  }

  private void addPolicies() throws GeneralSecurityException {
    byte[] policy = sequence(oid("1.2.3.1"));
    add("explicit policy without policies", "1.23", "", "1.24.0",
        "x509: no valid chains built: 1 chains with invalid policies", c -> {
          c.leaf.with(GOOD);
          c.intermediate.with(extension("2.5.29.36", false, sequence(tlv(0x80, hex("00")))));
        });
    add("policies where any usage is wanted", "1.24.3", "", "1.24.4",
        "x509: no valid chains built: all candidate chains have invalid policies", c -> {
          c.leaf.with(GOOD);
          c.usages = List.of("anyExtendedKeyUsage");
          c.intermediate.with(extension("2.5.29.36", false, sequence(tlv(0x80, hex("00")))));
        });
    add("words about policies", "1.25", "x509: no valid chains built: all candidate chains have invalid policies",
        "1.26",
        "x509: no valid chains built: 1 candidate chains with invalid policies", c -> {
          c.leaf.with(GOOD);
          c.intermediate.with(extension("2.5.29.36", false, sequence(tlv(0x80, hex("00")))));
        });
    add("critical policy constraints", "1.23", "x509: unhandled critical extension", "1.24", "", c -> {
      c.leaf.with(GOOD, extension("2.5.29.32", false, sequence(policy)),
          extension("2.5.29.36", true, sequence(tlv(0x81, hex("00")))));
    });
    add("the same policy twice", "1.23", "", "1.24", "x509: invalid certificate policies",
        c -> c.leaf.with(GOOD, extension("2.5.29.32", false, sequence(policy, policy))));
    add("long policy OID", "1.21", "x509: invalid certificate policies", "1.22", "",
        c -> c.leaf.with(GOOD, extension("2.5.29.32", false, sequence(sequence(tlv(6, hex("2affffffffffffffff7f")))))));
  }
}
