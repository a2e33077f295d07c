package dev.gogetwell.gorules.x509;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who intercepts, by the name of the issuer. A pattern must match the *whole* common name or organization; where a
/// rule has both, both must match, since a short product name alone also occurs in names of honest authorities. The
/// patterns come from `assets/catalogue/inspection-vendors.json`. Immutable, any thread.
///
/// @param rules in the order of the file; the first that matches names the vendor
public record InspectionVendors(List<Rule> rules) {
  private static final int LONGEST_NAME = 512;

  /// One rule.
  ///
  /// @param vendor the product or company, never translated
  /// @param kind what it is
  /// @param commonName a pattern for the whole common name, if any
  /// @param organization a pattern for the whole organization, if any
  /// @param source where the name was seen
  public record Rule(String vendor, Kind kind, Optional<Pattern> commonName, Optional<Pattern> organization,
      String source) {
    /// A rule from texts; an empty pattern does not count.
    ///
    /// @throws IllegalArgumentException where neither pattern is given or one is no pattern
    public static Rule of(String vendor, Kind kind, String commonName, String organization, String source) {
      if (commonName.isEmpty() && organization.isEmpty()) {
        throw new IllegalArgumentException("a rule without a pattern: " + vendor);
      }
      return new Rule(vendor, kind, pattern(commonName), pattern(organization), source);
    }

    private static Optional<Pattern> pattern(String text) {
      return text.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(text));
    }

    boolean matches(DistinguishedName issuer) {
      return commonName.map(p -> fits(p, issuer.commonName())).orElse(true)
          && organization.map(p -> fits(p, issuer.organization().orElse(""))).orElse(true);
    }

    private static boolean fits(Pattern pattern, String name) {
      return name.length() <= LONGEST_NAME && pattern.matcher(name).matches();
    }
  }

  /// What kind of interceptor; texts under `cert.vendor-kind.<id>`.
  public enum Kind {
    ANTIVIRUS("antivirus"),
    COMPANY("company"),
    PARENTAL("parental"),
    DEVELOPER("developer"),
    ACCELERATOR("accelerator");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /// A short name for message keys and JSON.
    public String id() {
      return id;
    }

    /// The kind with this short name.
    ///
    /// @throws IllegalArgumentException where there is none
    public static Kind of(String id) {
      for (Kind kind : values()) {
        if (kind.id.equals(id)) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no kind of interceptor: " + id);
    }
  }

  /// The first rule that this issuer matches.
  public Optional<Rule> match(DistinguishedName issuer) {
    return rules.stream().filter(rule -> rule.matches(issuer)).findFirst();
  }

  /// The first rule that the issuer of a served certificate matches.
  public Optional<Rule> match(List<Certificate> served) {
    return rules.stream().filter(rule -> served.stream().anyMatch(c -> rule.matches(c.issuer()))).findFirst();
  }
}
