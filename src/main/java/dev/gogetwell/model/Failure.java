package dev.gogetwell.model;

/// An expected outcome of measuring a broken network: which operation, which kind, and the raw text.
///
/// @param operation what was being done
/// @param kind what was seen
/// @param raw the text of the operating system, the library or the peer, as it came; may hold anything
public record Failure(Operation operation, FailureKind kind, String raw) {
  /// Behind the text of a refusal: the request carried the credentials that `go` has.
  public static final String SIGNED_IN = " (credentials were sent)";

  /// Before the tag that was looked for: git listed nothing at all.
  public static final String NOTHING_LISTED = "nothing listed, and so no tag ";
}
