package dev.gogetwell.gorules.x509;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Certificate.VerifyHostname and HostnameError of crypto/x509/verify.go: no common name, addresses only against IP
/// names, a wildcard only as the whole first label. Stateless; host names are byte strings.
final class HostNames {
  private static final int MANY = 100;

  private final X509Rules rules;

  HostNames(X509Rules rules) {
    this.rules = rules;
  }

  /// The error, or null where the certificate is good for the host.
  @Nullable ChainError check(Certificate certificate, String host) {
    String candidate = host.length() >= 3 && host.startsWith("[") && host.endsWith("]")
        ? host.substring(1, host.length() - 1) : host;
    byte[] ip = address(candidate);
    if (ip != null) {
      for (byte[] name : certificate.ips()) {
        if (GoAddress.equal(ip, name)) {
          return null;
        }
      }
      return error(certificate, rules.addressesParsedByNetip() ? GoAddress.print(ip) : candidate);
    }
    String lower = GoText.lower(host);
    boolean validInput = isValidHost(lower, false);
    String[] parts = split(lower);
    for (AlternativeName name : certificate.alternativeNames()) {
      if (name instanceof AlternativeName.Dns dns) {
        boolean matches = (validInput && isValidHost(dns.name(), true)) ? matches(dns.name(), lower, parts)
            : matchesExactly(dns.name(), lower);
        if (matches) {
          return null;
        }
      }
    }
    return error(certificate, host);
  }

  private byte @Nullable [] address(String text) {
    return rules.addressesParsedByNetip() ? GoAddress.parse(text).bytes() : GoAddress.parseIp(text);
  }

  private ChainError error(Certificate certificate, String host) {
    return ChainError.of(ChainError.Type.HOSTNAME, text(certificate, host));
  }

  private String text(Certificate certificate, String host) {
    if (!certificate.hasAlternativeNames()
        && matches(certificate.subject().goCommonName(), GoText.lower(host), split(host))) {
      return "x509: certificate relies on legacy Common Name field, use SANs instead";
    }
    List<String> names;
    if (GoAddress.parseIp(host) != null) {
      names = certificate.ipAddresses();
      if (names.isEmpty()) {
        return "x509: cannot validate certificate for " + host + " because it doesn't contain any IP SANs";
      }
      if (rules.manyNamesAreCounted() && names.size() >= MANY) {
        return "x509: certificate is valid for " + names.size() + " IP SANs, but none matched " + host;
      }
    } else {
      names = certificate.dnsNames();
      if (rules.manyNamesAreCounted() && names.size() >= MANY) {
        return "x509: certificate is valid for " + names.size() + " names, but none matched " + host;
      }
    }
    String valid = String.join(", ", names);
    return valid.isEmpty() ? "x509: certificate is not valid for any names, but wanted to match " + host
        : "x509: certificate is valid for " + valid + ", not " + host;
  }

  /// verify.go:matchHostnames. Before hosts were split once for all names, an empty host matched nothing.
  private boolean matches(String pattern, String lowerHost, String[] hostParts) {
    boolean emptyHost = lowerHost.isEmpty() || lowerHost.equals(".");
    if (pattern.isEmpty() || (emptyHost && !rules.hostSplitBeforeMatching())) {
      return false;
    }
    String[] patternParts = GoText.lower(pattern).split("\\.", -1);
    if (patternParts.length != hostParts.length) {
      return false;
    }
    for (int i = 0; i < patternParts.length; i++) {
      if (!(i == 0 && patternParts[i].equals("*")) && !patternParts[i].equals(hostParts[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesExactly(String name, String host) {
    return !name.isEmpty() && !name.equals(".") && !host.isEmpty() && !host.equals(".")
        && GoText.lower(name).equals(GoText.lower(host));
  }

  private static String[] split(String host) {
    String lower = GoText.lower(host);
    return (lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower).split("\\.", -1);
  }

  /// verify.go:validHostname.
  private boolean isValidHost(String text, boolean pattern) {
    String host = !pattern && text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (host.isEmpty() || (host.equals("*") && rules.bareWildcardRefused())) {
      return false;
    }
    String[] parts = host.split("\\.", -1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].isEmpty()) {
        return false;
      }
      if (!(pattern && i == 0 && parts[i].equals("*")) && !isLabel(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLabel(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean ok = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c == '-' && i != 0)
          || c == '_';
      if (!ok) {
        return false;
      }
    }
    return true;
  }
}
