package dev.gogetwell.report;

import java.util.List;

/// What was left out of a document, and what was not. Immutable; any thread.
///
/// @param removed what the redaction took out
/// @param disclosure whether it was to take names out
record Omissions(List<Removed> removed, Disclosure disclosure) {
  Omissions {
    removed = List.copyOf(removed);
  }

  /// The key of a sentence that says so at the end of the document or at its foot.
  ///
  /// @param some the last part of the key where something was removed
  String key(String some) {
    return disclosure.key("report.removed." + (removed.isEmpty() ? "nothing" : some));
  }
}
