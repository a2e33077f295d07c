package dev.gogetwell.gorules.x509;

import static dev.gogetwell.gorules.x509.CaseDer.bits;
import static dev.gogetwell.gorules.x509.CaseDer.bool;
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
import java.util.Arrays;
import java.util.List;

/// A sound chain root -> intermediate -> leaf for example.com in which single parts can be replaced.
final class CaseChain {
  static final byte[] AUTHORITY = extension("2.5.29.19", true, sequence(bool(true)));

  final Part root;
  final Part intermediate;
  final Part leaf;
  String host = "example.com";
  String time = "2026-11-25T00:00:00Z";
  List<String> usages = List.of();

  /// One certificate.
  static final class Part {
    byte[] serial = integer(7);
    byte[] subject;
    byte[] spki;
    Key key;
    String algorithm = "SHA256withECDSA";
    byte[] identifier = sequence(oid("1.2.840.10045.4.3.2"));
    byte[] notBefore = text(0x17, "250101000000Z");
    byte[] notAfter = text(0x17, "350101000000Z");
    List<byte[]> extensions = new ArrayList<>();
    java.util.function.Function<byte[], byte[]> signatureChange = signature -> signature;

    Part(byte[] subject, Key key, byte[]... extensions) {
      this.subject = subject;
      this.key = key;
      this.spki = key.spki();
      this.extensions.addAll(Arrays.asList(extensions));
    }

    Part with(byte[]... more) {
      extensions.addAll(Arrays.asList(more));
      return this;
    }

    byte[] signedBy(Part issuer) throws GeneralSecurityException {
      byte[] tbs = sequence(tlv(0xa0, integer(2)), serial, identifier, issuer.subject,
          sequence(notBefore, notAfter), subject, spki,
          tlv(0xa3, sequence(concat(extensions.toArray(byte[][]::new)))));
      byte[] signature = signatureChange.apply(CaseKeys.sign(issuer.key, algorithm, tbs));
      return sequence(tbs, identifier, bits(signature));
    }
  }

  CaseChain(CaseKeys keys) {
    root = new Part(name("2.5.4.3", "12", "Root"), keys.elliptic().get(0), AUTHORITY);
    intermediate = new Part(name("2.5.4.3", "12", "Middle"), keys.elliptic().get(1), AUTHORITY);
    leaf = new Part(name("2.5.4.3", "12", "leaf"), keys.elliptic().get(2));
  }

  /// The leaf's alternative names as extension.
  static byte[] names(byte[]... names) {
    return extension("2.5.29.17", false, sequence(names));
  }

  static byte[] dns(String name) {
    return text(0x82, name);
  }

  static byte[] permitted(byte[]... names) {
    return constraints(0xa0, names);
  }

  static byte[] excluded(byte[]... names) {
    return constraints(0xa1, names);
  }

  private static byte[] constraints(int side, byte[]... names) {
    byte[] trees = {};
    for (byte[] name : names) {
      trees = concat(trees, sequence(name));
    }
    return extension("2.5.29.30", true, sequence(tlv(side, trees)));
  }

  /// An RSA signature identifier without PSS.
  static byte[] rsaIdentifier(String oid) {
    return sequence(oid(oid), hex("0500"));
  }

  CaseGenerator.Case build(String id) throws GeneralSecurityException {
    return new CaseGenerator.Case(id, host, time, usages, List.of(root.signedBy(root)), leaf.signedBy(intermediate),
        List.of(intermediate.signedBy(root)));
  }
}
