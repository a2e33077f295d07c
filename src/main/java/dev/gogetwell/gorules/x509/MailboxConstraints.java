package dev.gogetwell.gorules.x509;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Mail constraints: full addresses, and domains like those of DNS names (crypto/x509/constraints.go:emailConstraints).
///
/// @param given whether there was any constraint
/// @param full the full addresses, by local part; Go 1.26.0 kept one domain per local part, later versions a set
/// @param domains the domain constraints
/// @param aSet whether full addresses are a set of whole mailboxes
record MailboxConstraints(boolean given, Map<String, List<String>> full, SortedDomains domains, boolean aSet) {

  static MailboxConstraints of(List<String> constraints, boolean permitted, X509Rules rules) {
    Map<String, List<String>> full = new LinkedHashMap<>();
    List<String> domains = new ArrayList<>();
    boolean aSet = rules.mailboxConstraintsAreASet();
    for (String constraint : constraints) {
      if (constraint.indexOf('@') < 0) {
        domains.add(constraint);
        continue;
      }
      Mailbox mailbox = Mailbox.parse(constraint, rules);
      if (mailbox != null && aSet) {
        full.computeIfAbsent(mailbox.local(), local -> new ArrayList<>()).add(GoText.lower(mailbox.domain()));
      } else if (mailbox != null) {
        full.put(mailbox.local(), List.of(mailbox.domain()));
      }
    }
    return new MailboxConstraints(!constraints.isEmpty(), full, SortedDomains.of(domains, permitted, rules), aSet);
  }

  boolean isAbsent() {
    return !given;
  }

  /// The constraint that covers the mailbox, as Go prints it, or null.
  @Nullable String query(Mailbox mailbox) {
    List<String> exact = full.getOrDefault(mailbox.local(), List.of());
    if (aSet && exact.contains(mailbox.domain())) {
      return mailbox.print();
    }
    if (!aSet && exact.stream().anyMatch(domain -> GoText.equalFold(domain, mailbox.domain()))) {
      return "@" + mailbox.domain(); // Go 1.26.0 looks the printed local part up under the wrong key
    }
    return domains.query(mailbox.domain());
  }
}
