package dev.gogetwell.symptom;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Confidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// One known error text. Immutable; any thread.
///
/// @param id unique in the catalogue
/// @param cause what the text points to
/// @param rank how close to the root the text is: of two entries that match, the higher one explains the lower one
/// @param confidence how far the text alone proves the cause
/// @param isLocal whether the cause can be answered without touching the network
/// @param pattern is searched in every line; the named groups host, module, version, file and proxy are facts
/// @param when must be found somewhere in the text, if present
/// @param unless must not be found anywhere in the text, if present
/// @param also causes that the same text may have, less likely
/// @param source who prints the text
/// @param positive samples that must give this cause first
/// @param negative samples that the entry must not match
public record Entry(
    String id,
    CauseCode cause,
    int rank,
    Confidence confidence,
    boolean isLocal,
    Pattern pattern,
    Optional<Pattern> when,
    Optional<Pattern> unless,
    List<CauseCode> also,
    String source,
    List<String> positive,
    List<String> negative,
    String literal) {
  public Entry {
    also = List.copyOf(also);
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
  }

  /// The longest text that every match of `regex` contains, in lower case; empty if there is none.
  ///
  /// Looking for it first spares nearly all regular expression work: a paste has many lines and the catalogue many
  /// entries, but few lines hold the words of an entry.
  static String requiredLiteral(String regex) {
    String best = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      boolean isLiteral = false;
      if (c == '\\' && i + 1 < regex.length()) {
        c = regex.charAt(++i);
        isLiteral = !Character.isLetterOrDigit(c) && depth == 0;
      } else if (c == '[') {
        i = endOfClass(regex, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == '|' && depth == 0) {
        return "";
      } else {
        isLiteral = depth == 0 && ".^$?*+{}".indexOf(c) < 0;
      }
      boolean isOptional = i + 1 < regex.length() && "?*{".indexOf(regex.charAt(i + 1)) >= 0;
      if (isLiteral && !isOptional) {
        run.append(c);
      } else {
        best = run.length() > best.length() ? run.toString() : best;
        run.setLength(0);
      }
      if (c == '{' && !isLiteral) {
        i = Math.max(i, regex.indexOf('}', i));
      }
    }
    return (run.length() > best.length() ? run.toString() : best).toLowerCase(Locale.ROOT);
  }

  private static int endOfClass(String regex, int open) {
    int i = open + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      i += regex.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
