package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name constraints of Go since 1.26: a finished chain is checked as a whole (crypto/x509/constraints.go:
/// checkChainConstraints). Errors are texts; the caller wraps the first one. Stateless.
final class ChainConstraints {
  private final X509Rules rules;

  ChainConstraints(X509Rules rules) {
    this.rules = rules;
  }

  /// The prepared constraints of one certificate of the chain.
  private record Level(int index, SortedRanges permittedIps, SortedRanges excludedIps, SortedDomains permittedDns,
      SortedDomains excludedDns, SortedDomains permittedUris, SortedDomains excludedUris,
      MailboxConstraints permittedEmails, MailboxConstraints excludedEmails) {}

  /// A URI name with the host that constraints see.
  private record UriName(String printed, String domain) {}

  /// The first error of the chain (leaf first), or null.
  @Nullable String check(List<Certificate> chain) {
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).nameConstraints().present()) {
        levels.add(level(i, chain.get(i).nameConstraints()));
      }
    }
    try {
      for (int i = 0; i < chain.size(); i++) {
        if (!chain.get(i).hasAlternativeNames()) {
          continue;
        }
        int below = i;
        List<Level> above = levels.stream().filter(level -> level.index() > below).toList();
        if (above.isEmpty()) {
          return null;
        }
        checkNames(chain.get(i), above);
      }
      return null;
    } catch (ParseFailure e) {
      return e.text();
    }
  }

  private Level level(int index, NameConstraints constraints) {
    NameConstraints.Subtrees in = constraints.permitted();
    NameConstraints.Subtrees out = constraints.excluded();
    return new Level(index, SortedRanges.of(in.ips(), rules), SortedRanges.of(out.ips(), rules),
        SortedDomains.of(in.dns(), true, rules), SortedDomains.of(out.dns(), false, rules),
        SortedDomains.of(in.uriDomains(), true, rules), SortedDomains.of(out.uriDomains(), false, rules),
        MailboxConstraints.of(in.emails(), true, rules), MailboxConstraints.of(out.emails(), false, rules));
  }

  private void checkNames(Certificate certificate, List<Level> levels) throws ParseFailure {
    List<UriName> uris = new ArrayList<>();
    List<Mailbox> emails = new ArrayList<>();
    for (AlternativeName name : certificate.alternativeNames()) {
      if (name instanceof AlternativeName.Uri uri) {
        uris.add(uriName(uri.url()));
      }
    }
    for (AlternativeName name : certificate.alternativeNames()) {
      if (name instanceof AlternativeName.Email email) {
        Mailbox mailbox = Mailbox.parse(email.address(), rules);
        if (mailbox == null) {
          throw new ParseFailure("cannot parse rfc822Name " + GoText.quote(email.address()));
        }
        emails.add(rules.mailboxConstraintsAreASet() ? mailbox.withLowerDomain() : mailbox);
      }
    }
    for (Level level : levels) {
      checkAddresses(certificate, level);
      checkDomains(certificate, level);
      for (UriName uri : uris) {
        if (!DomainNames.isValidName(uri.domain(), false)) {
          throw new ParseFailure("x509: internal error: URI SAN " + GoText.quote(uri.printed()) + " failed to parse");
        }
        decide("URI", uri.printed(), level.permittedUris().isAbsent(), level.permittedUris().query(uri.domain()),
            level.excludedUris().query(uri.domain()));
      }
      for (Mailbox email : emails) {
        if (!DomainNames.isValidName(email.domain(), false)) {
          throw new ParseFailure("x509: cannot parse rfc822Name " + GoText.quote(email.print()));
        }
        decide("email address", email.print(), level.permittedEmails().isAbsent(),
            level.permittedEmails().query(email), level.excludedEmails().query(email));
      }
    }
  }

  private static void checkAddresses(Certificate certificate, Level level) throws ParseFailure {
    for (byte[] ip : certificate.ips()) {
      decide("IP address", GoAddress.print(ip), level.permittedIps().isAbsent(), level.permittedIps().query(ip),
          level.excludedIps().query(ip));
    }
  }

  private static void checkDomains(Certificate certificate, Level level) throws ParseFailure {
    for (String name : certificate.dnsNames()) {
      if (!DomainNames.isValidName(name, false)) {
        throw new ParseFailure("x509: cannot parse dnsName " + GoText.quote(name));
      }
      decide("DNS name", name, level.permittedDns().isAbsent(), level.permittedDns().query(name),
          level.excludedDns().query(name));
    }
  }

  private static void decide(String kind, String name, boolean anythingPermitted, @Nullable String permittedBy,
      @Nullable String excludedBy) throws ParseFailure {
    if (!anythingPermitted && permittedBy == null) {
      throw new ParseFailure(kind + " " + GoText.quote(name) + " is not permitted by any constraint");
    }
    if (excludedBy != null) {
      throw new ParseFailure(kind + " " + GoText.quote(name) + " is excluded by constraint "
          + GoText.quote(excludedBy));
    }
  }

  /// constraints.go:parseURIs.
  private UriName uriName(SanUrl url) throws ParseFailure {
    String host = GoText.lower(url.host());
    String printed = url.print(rules);
    if (host.isEmpty()) {
      throw new ParseFailure("URI with empty host (" + GoText.quote(printed)
          + ") cannot be matched against constraints");
    }
    if (host.indexOf(':') >= 0 && !host.endsWith("]")) {
      try {
        host = SanUrlHost.splitHost(url.host());
      } catch (ParseFailure e) {
        throw new ParseFailure("cannot parse URI host " + GoText.quote(url.host()) + ": " + e.text());
      }
    }
    if (GoAddress.parse(host).ok() || (host.startsWith("[") && host.endsWith("]"))) {
      throw new ParseFailure("URI with IP (" + GoText.quote(printed) + ") cannot be matched against constraints");
    }
    return new UriName(printed, host);
  }
}
