package dev.gogetwell.report;

import dev.gogetwell.report.Removed.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Replaces texts that are known word for word, in any casing. Immutable; any thread.
///
/// The number of literals comes from the settings and is bounded, so the work is linear in the text.
final class Literals {
  private static final int MOST = 1500;

  private final List<Literal> literals;

  private Literals(List<Literal> literals) {
    this.literals = literals;
  }

  /// @param wholeWord whether a letter or digit beside the text means that it is another word
  private record Literal(Kind kind, String text, String canonical, boolean wholeWord) {}

  /// Collects literals; the longest are replaced first, so that a home folder goes before the user name inside it.
  static final class Builder {
    private final List<Literal> literals = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Builder add(Kind kind, String text, String canonical, boolean wholeWord) {
      if (!text.isBlank() && literals.size() < MOST && seen.add(fold(text))) {
        literals.add(new Literal(kind, fold(text), canonical, wholeWord));
      }
      return this;
    }

    Literals build() {
      return new Literals(literals.stream()
          .sorted(Comparator.comparingInt((Literal literal) -> literal.text().length()).reversed())
          .toList());
    }
  }

  /// The text with every literal replaced, outside of what already stands between `<` and `>`.
  String replaceIn(String text, Pseudonyms pseudonyms) {
    String result = text;
    String folded = fold(text);
    for (Literal literal : literals) {
      if (folded.contains(literal.text())) {
        result = replace(result, folded, literal, pseudonyms);
        folded = fold(result);
      }
    }
    return result;
  }

  private static String replace(String text, String folded, Literal literal, Pseudonyms pseudonyms) {
    int at = folded.indexOf(literal.text());
    StringBuilder out = new StringBuilder(text.length());
    int done = 0;
    while (at >= 0) {
      int end = at + literal.text().length();
      if (literal.wholeWord() && (isWordAt(text, at - 1) || isWordAt(text, end))) {
        at = folded.indexOf(literal.text(), at + 1);
        continue;
      }
      out.append(text, done, at).append(pseudonyms.of(literal.kind(), literal.canonical()));
      done = end;
      at = folded.indexOf(literal.text(), end);
    }
    return out.append(text, done, text.length()).toString();
  }

  private static boolean isWordAt(String text, int index) {
    return index >= 0 && index < text.length() && Character.isLetterOrDigit(text.charAt(index));
  }

  /// Folds case char by char, so that offsets stay what they are ([String#toLowerCase] may change the length).
  static String fold(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = Character.toLowerCase(chars[i]);
    }
    return new String(chars);
  }
}
