package dev.gogetwell.gorules.x509;

import org.jspecify.annotations.Nullable;

/// A mail address as Go reads it from certificates: the Mailbox of RFC 2821 section 4.1.2
/// (crypto/x509/verify.go:parseRFC2821Mailbox).
record Mailbox(String local, String domain) {
  /// The mailbox, or null where Go refuses the text.
  static @Nullable Mailbox parse(String text, X509Rules rules) {
    if (text.isEmpty()) {
      return null;
    }
    StringBuilder local = new StringBuilder();
    int next = text.charAt(0) == '"' ? quoted(text, local) : atoms(text, local);
    if (next < 0 || next >= text.length() || text.charAt(next) != '@') {
      return null;
    }
    String domain = text.substring(next + 1);
    boolean valid = rules.mailboxWithSecondAtRefused()
        ? DomainNames.isValidName(domain, false) && domain.indexOf('@') < 0
        : DomainNames.reverseLabels(domain, rules) != null;
    return valid ? new Mailbox(local.toString(), domain) : null;
  }

  private static int quoted(String text, StringBuilder local) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i + 1;
      }
      if (c == '\\') {
        i++;
        if (i >= text.length() || !isQuotable(text.charAt(i))) {
          return -1;
        }
        local.append(text.charAt(i));
      } else if (c == 11 || c == 12 || c == 32 || c == 33 || c == 127 || (c >= 1 && c <= 8) || (c >= 14 && c <= 31)
          || (c >= 35 && c <= 91) || (c >= 93 && c <= 126)) {
        local.append(c);
      } else {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isQuotable(char c) {
    return c == 11 || c == 12 || (c >= 1 && c <= 9) || (c >= 14 && c <= 127);
  }

  private static int atoms(String text, StringBuilder local) {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++; // RFC 3696 has escapes outside of quoted strings; the escaped character is taken as it is
        if (i >= text.length()) {
          return -1;
        }
      } else if (!isAtom(c)) {
        break;
      }
      local.append(text.charAt(i));
      i++;
    }
    if (local.isEmpty() || local.charAt(0) == '.' || local.charAt(local.length() - 1) == '.'
        || local.indexOf("..") >= 0) {
      return -1;
    }
    return i;
  }

  private static boolean isAtom(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
  }

  Mailbox withLowerDomain() {
    return new Mailbox(local, GoText.lower(domain));
  }

  String print() {
    return local + "@" + domain;
  }
}
