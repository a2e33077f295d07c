package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Go takes for a domain name in names and constraints (crypto/x509/verify.go:domainToReverseLabels and
/// parser.go:domainNameValid). Stateless.
final class DomainNames {
  private DomainNames() {}

  /// Whether a name from a certificate may stand there in this version.
  static boolean isValid(String name, X509Rules rules) {
    return rules.domainNameValidFunction() ? isValidName(name, false) : reverseLabels(name, rules) != null;
  }

  /// Whether a constraint may stand there in this version; one leading period is allowed.
  static boolean isValidConstraint(String constraint, X509Rules rules) {
    return rules.domainNameValidFunction() ? isValidName(constraint, true)
        : reverseLabels(constraint.startsWith(".") ? constraint.substring(1) : constraint, rules) != null;
  }

  /// parser.go:domainNameValid.
  static boolean isValidName(String name, boolean constraint) {
    if (name.isEmpty()) {
      return true;
    }
    if (name.endsWith(".")) {
      return false;
    }
    int start = constraint && name.startsWith(".") ? 1 : 0;
    int labelStart = start;
    for (int i = start; i <= name.length(); i++) {
      if (i < name.length() && (name.charAt(i) < 33 || name.charAt(i) > 126)) {
        return false;
      }
      if (i == name.length() || name.charAt(i) == '.') {
        if (i == labelStart) {
          return false;
        }
        labelStart = i + 1;
      }
    }
    return true;
  }

  /// The labels in reverse order, null where Go cannot parse the domain.
  static @Nullable List<String> reverseLabels(String domain, X509Rules rules) {
    List<String> labels = new ArrayList<>();
    String rest = domain;
    while (!rest.isEmpty()) {
      int dot = rest.lastIndexOf('.');
      labels.add(rest.substring(dot + 1));
      rest = rest.substring(0, Math.max(dot, 0));
      if (dot == 0 && rules.leadingEmptyLabelRefused()) {
        return null;
      }
    }
    for (String label : labels) {
      if (label.isEmpty()) {
        return null;
      }
      for (int i = 0; i < label.length(); i++) {
        if (label.charAt(i) < 33 || label.charAt(i) > 126) {
          return null;
        }
      }
    }
    return labels;
  }
}
