package dev.gogetwell.gorules.x509;

import java.util.List;

/// The nameConstraints extension as Go holds it; texts are byte strings of ASCII. Immutable.
///
/// @param present whether the certificate has the extension at all
/// @param permitted the permitted subtrees
/// @param excluded the excluded subtrees
public record NameConstraints(boolean present, Subtrees permitted, Subtrees excluded) {
  /// A certificate without the extension.
  public static final NameConstraints ABSENT = new NameConstraints(false, Subtrees.NONE, Subtrees.NONE);

  /// The subtrees of one side, by kind.
  public record Subtrees(List<String> dns, List<IpRange> ips, List<String> emails, List<String> uriDomains) {
    /// No subtree.
    public static final Subtrees NONE = new Subtrees(List.of(), List.of(), List.of(), List.of());
  }
}
