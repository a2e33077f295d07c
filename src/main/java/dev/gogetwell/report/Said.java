package dev.gogetwell.report;

/// A sentence in the languages of a document. What turns the reading direction stands between isolates in it, which a
/// page needs and a screen or a mail does not: there take [#bare]. Immutable; any thread.
///
/// @param lead in the leading language
/// @param second in the second one; empty if there is none, or if it says the same
public record Said(String lead, String second) {
  static final char ISOLATE = '\u2068';
  static final char END_ISOLATE = '\u2069';

  /// The same without isolates.
  public Said bare() {
    return new Said(bare(lead), bare(second));
  }

  /// A text without isolates.
  static String bare(String text) {
    return text.replace(String.valueOf(ISOLATE), "").replace(String.valueOf(END_ISOLATE), "");
  }
}
