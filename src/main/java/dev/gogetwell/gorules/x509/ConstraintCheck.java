package dev.gogetwell.gorules.x509;

import dev.gogetwell.gorules.x509.ChainError.Reason;
import dev.gogetwell.gorules.x509.NameConstraints.Subtrees;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Name constraints of Go up to 1.25: while a path grows, the constraints of each new authority are held against the
/// names below it (crypto/x509/verify.go:isValid, checkNameConstraints). One use per authority, one thread.
final class ConstraintCheck {
  private static final int MAX_COMPARISONS = 250_000;

  private final X509Rules rules;
  private final NameConstraints constraints;
  private int comparisons;

  ConstraintCheck(X509Rules rules, NameConstraints constraints) {
    this.rules = rules;
    this.constraints = constraints;
  }

  /// The first error among the names of a certificate below, or null.
  @Nullable ChainError check(Certificate below) {
    for (AlternativeName name : below.alternativeNames()) {
      ChainError error = switch (name) {
        case AlternativeName.Email email -> checkEmail(email.address());
        case AlternativeName.Dns dns -> checkDns(dns.name());
        case AlternativeName.Uri uri -> checkUri(uri);
        case AlternativeName.Ip ip -> checkIp(ip.bytes());
      };
      if (error != null) {
        return error;
      }
    }
    return null;
  }

  private interface Match<C> {
    boolean matches(C constraint, boolean excluded) throws ParseFailure;
  }

  private <C> @Nullable ChainError check(String kind, String name, List<C> permitted, List<C> excluded,
      java.util.function.Function<C, String> print, Match<C> match) {
    try {
      comparisons += excluded.size();
      if (comparisons > MAX_COMPARISONS) {
        return ChainError.invalid(Reason.TOO_MANY_CONSTRAINTS, "");
      }
      for (C constraint : excluded) {
        if (match.matches(constraint, true)) {
          return refused(kind + " " + GoText.quote(name) + " is excluded by constraint "
              + GoText.quote(print.apply(constraint)));
        }
      }
      comparisons += permitted.size();
      if (comparisons > MAX_COMPARISONS) {
        return ChainError.invalid(Reason.TOO_MANY_CONSTRAINTS, "");
      }
      boolean ok = permitted.isEmpty();
      for (int i = 0; !ok && i < permitted.size(); i++) {
        ok = match.matches(permitted.get(i), false);
      }
      return ok ? null : refused(kind + " " + GoText.quote(name) + " is not permitted by any constraint");
    } catch (ParseFailure e) {
      return refused(e.text());
    }
  }

  private static ChainError refused(String detail) {
    return ChainError.invalid(Reason.CA_NOT_AUTHORIZED_FOR_THIS_NAME, detail);
  }

  private Subtrees permitted() {
    return constraints.permitted();
  }

  private Subtrees excluded() {
    return constraints.excluded();
  }

  private @Nullable ChainError checkEmail(String address) {
    Mailbox mailbox = Mailbox.parse(address, rules);
    if (mailbox == null) {
      // Go prints the empty struct that its parser returned
      return ChainError.plain("x509: cannot parse rfc822Name {\"\" \"\"}");
    }
    return check("email address", address, permitted().emails(), excluded().emails(), c -> c, (constraint, out) -> {
      if (constraint.indexOf('@') < 0) {
        return matchesDomain(mailbox.domain(), constraint, out);
      }
      Mailbox exact = Mailbox.parse(constraint, rules);
      return exact != null && exact.local().equals(mailbox.local())
          && GoText.equalFold(exact.domain(), mailbox.domain());
    });
  }

  private @Nullable ChainError checkDns(String name) {
    if (!DomainNames.isValid(name, rules)) {
      return ChainError.plain("x509: cannot parse dnsName " + GoText.quote(name));
    }
    return check("DNS name", name, permitted().dns(), excluded().dns(), c -> c,
        (constraint, out) -> matchesDomain(name, constraint, out));
  }

  private @Nullable ChainError checkUri(AlternativeName.Uri uri) {
    return check("URI", uri.raw(), permitted().uriDomains(), excluded().uriDomains(), c -> c,
        (constraint, out) -> matchesDomain(uriHost(uri.url()), constraint, out));
  }

  /// verify.go:matchURIConstraint; RFC 5280 section 4.2.1.10 wants a fully qualified host name.
  private String uriHost(SanUrl url) throws ParseFailure {
    String host = url.host();
    if (host.isEmpty()) {
      throw new ParseFailure("URI with empty host (" + GoText.quote(url.print(rules))
          + ") cannot be matched against constraints");
    }
    if (host.indexOf(':') >= 0 && !host.endsWith("]")) {
      host = SanUrlHost.splitHost(host);
    }
    boolean address = rules.uriHostZonesAreAddresses() ? GoAddress.parse(host).ok() : GoAddress.parseIp(host) != null;
    if (address || (host.startsWith("[") && host.endsWith("]"))) {
      throw new ParseFailure("URI with IP (" + GoText.quote(url.print(rules))
          + ") cannot be matched against constraints");
    }
    return host;
  }

  private @Nullable ChainError checkIp(byte[] ip) {
    return check("IP address", GoAddress.print(ip), permitted().ips(), excluded().ips(), IpRange::print,
        (constraint, out) -> constraint.matchesBytes(ip));
  }

  /// verify.go:matchDomainConstraint.
  private boolean matchesDomain(String domain, String constraint, boolean excluded) throws ParseFailure {
    if (constraint.isEmpty()) {
      return true;
    }
    List<String> labels = labels(domain);
    boolean subdomainsOnly = constraint.startsWith(".");
    List<String> wanted = labels(subdomainsOnly ? constraint.substring(1) : constraint);
    if (labels.size() < wanted.size() || (subdomainsOnly && labels.size() == wanted.size())) {
      return false;
    }
    int compared = wanted.size();
    boolean drop = switch (rules.wildcardExclusion()) {
      case NONE -> false;
      case FIRST_LABELS_DROPPED -> true;
      case SAME_DEPTH -> labels.size() == wanted.size();
    };
    int available = labels.size();
    if (drop && excluded && domain.startsWith("*") && labels.size() > 1 && wanted.size() > 1) {
      compared--;
      available--;
    }
    for (int i = 0; i < compared; i++) {
      if (i >= available || !GoText.equalFold(wanted.get(i), labels.get(i))) {
        return false;
      }
    }
    return true;
  }

  private List<String> labels(String domain) throws ParseFailure {
    List<String> labels = DomainNames.reverseLabels(domain, rules);
    if (labels == null) {
      throw new ParseFailure("x509: internal error: cannot parse domain " + GoText.quote(domain));
    }
    return labels;
  }
}
