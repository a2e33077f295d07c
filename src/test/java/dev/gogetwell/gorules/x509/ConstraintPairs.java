package dev.gogetwell.gorules.x509;

import static dev.gogetwell.gorules.x509.CaseChain.dns;
import static dev.gogetwell.gorules.x509.CaseChain.excluded;
import static dev.gogetwell.gorules.x509.CaseChain.names;
import static dev.gogetwell.gorules.x509.CaseChain.permitted;
import static dev.gogetwell.gorules.x509.CaseDer.extension;
import static dev.gogetwell.gorules.x509.CaseDer.hex;
import static dev.gogetwell.gorules.x509.CaseDer.name;
import static dev.gogetwell.gorules.x509.CaseDer.sequence;
import static dev.gogetwell.gorules.x509.CaseDer.text;
import static dev.gogetwell.gorules.x509.CaseDer.tlv;
import static dev.gogetwell.gorules.x509.VersionPairs.GOOD;

import dev.gogetwell.gorules.x509.VersionPairs.Change;
import java.security.GeneralSecurityException;

/// The pairs that are about name constraints and addresses in names.
final class ConstraintPairs {
  private ConstraintPairs() {}

  static void addConstraints(VersionPairs to) throws GeneralSecurityException {
    to.add("names of an intermediate", "1.20", "", "1.21",
        "x509: a root or intermediate certificate is not authorized to "
        + "sign for this name: DNS name \"other.org\" is not permitted by any constraint", c -> {
          c.leaf.with(GOOD);
          c.intermediate.with(names(dns("other.org")));
          c.root.with(permitted(dns("example.com")));
        });
    to.add("leading empty label", "1.22", "", "1.23", "x509: cannot parse dnsName \".example.com\"", c -> {
      c.leaf.with(names(dns("example.com"), dns(".example.com")));
      c.intermediate.with(permitted(dns("example.com")));
    });
    Change wildcard = c -> {
      c.leaf.with(names(dns("example.com"), dns("*.example.com")));
      c.intermediate.with(excluded(dns("bad.example.com")));
    };
    String excluded = "x509: a root or intermediate certificate is not authorized to sign for this name: DNS name ";
    to.add("wildcard over an excluded name", "1.24.10", "", "1.24.11", excluded + "\"*.example.com\" is excluded",
        wildcard);
    to.add("wildcard over an excluded name", "1.25.4", "", "1.25.5", excluded + "\"*.example.com\" is excluded",
        wildcard);
    to.add("deeper wildcard beside an excluded name", "1.25.8", excluded + "\"*.a.example.com\" is excluded",
        "1.25.9", "", c -> {
          c.leaf.with(names(dns("example.com"), dns("*.a.example.com")));
          c.intermediate.with(excluded(dns("bad.example.com")));
        });
    to.add("wildcard in capitals over an excluded name", "1.26.1", "", "1.26.2",
        excluded + "\"*.Example.com\" is excluded by constraint \"bad.example.com\"", c -> {
          c.leaf.with(names(dns("example.com"), dns("*.Example.com")));
          c.intermediate.with(excluded(dns("bad.example.com")));
        });
    to.add("two excluded mailboxes of one name", "1.26.0", "", "1.26.1",
        "x509: a root or intermediate certificate is not authorized to sign for this name: email address "
            + "\"a@x.org\" is "
            + "excluded by constraint \"a@x.org\"", c -> {
          c.leaf.with(names(dns("example.com"), text(0x81, "a@x.org")));
          c.intermediate.with(excluded(text(0x81, "a@x.org"), text(0x81, "a@y.org")));
        });
    to.add("mailbox with two at signs", "1.26", "", "1.27",
        "x509: a root or intermediate certificate is not authorized to "
        + "sign for this name: cannot parse rfc822Name \"a@b@c\"", c -> {
          c.leaf.with(names(dns("example.com"), text(0x81, "a@b@c")));
          c.intermediate.with(excluded(text(0x81, "x.org")));
        });
    to.add("unmasked address ranges", "1.26",
        "x509: a root or intermediate certificate is not authorized to sign for this "
        + "name: IP address \"10.0.0.1\" is not permitted by any constraint", "1.27", "", c -> {
          c.leaf.with(names(dns("example.com"), tlv(0x87, hex("0a000001"))));
          c.intermediate.with(permitted(tlv(0x87, hex("09000000ff000000")), tlv(0x87, hex("0a000005ffffff00"))));
        });
    to.add("constraint of an IPv4-mapped range", "1.26", "", "1.27", "x509: certificate signed by unknown authority",
        c -> {
      c.leaf.with(GOOD);
      c.intermediate.with(excluded(tlv(0x87, hex("00000000000000000000ffff7f000000" + "f".repeat(30) + "00"))));
    });
    to.add("forbidden before permitted", "1.25", excluded + "\"bad.org\" is excluded by constraint \"bad.org\"", "1.26",
        excluded + "\"bad.org\" is not permitted by any constraint", c -> {
          c.leaf.with(names(dns("example.com"), dns("bad.org")));
          c.intermediate.with(extension("2.5.29.30", true, sequence(tlv(0xa0, sequence(dns("example.com"))),
              tlv(0xa1, sequence(dns("bad.org"))))));
        });
  }

  static void addUris(VersionPairs to) throws GeneralSecurityException {
    Change four = c -> c.leaf.with(names(dns("example.com"), text(0x86, "http://[1.2.3.4]/")));
    String cannot = "x509: cannot parse URI ";
    to.add("IPv4 in brackets", "1.24.7", "", "1.24.8", cannot, four);
    to.add("IPv4 in brackets", "1.25.1", "", "1.25.2", cannot, four);
    Change late = c -> c.leaf.with(names(dns("example.com"), text(0x86, "http://x[::1]/")));
    to.add("brackets behind the start", "1.25.7", "", "1.25.8", cannot, late);
    to.add("brackets behind the start", "1.26.0", "", "1.26.1", cannot, late);
    to.add("two colons in an http host", "1.25", "", "1.26", cannot,
        c -> c.leaf.with(names(dns("example.com"), text(0x86, "http://a:1:2/"))));
    to.add("two colons in another host", "1.26.1", cannot, "1.26.2", "",
        c -> c.leaf.with(names(dns("example.com"), text(0x86, "foo://a:1:2/"))));
  }
}
