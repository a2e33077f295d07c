package dev.gogetwell.symptom;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds words of which every match of a regular expression contains at least one.
///
/// Looking for them first spares nearly all regular expression work: a paste has many lines and the catalogue many
/// entries, but few lines hold the words of an entry. One use, one thread.
final class RequiredWords {
  private static final Set<String> UNKNOWN = Set.of();

  private final String regex;
  private int at;

  private RequiredWords(String regex) {
    this.regex = regex;
  }

  /// The words in lower case; empty if there is a match without any of them, or if that is not known.
  static Set<String> of(String regex) {
    return new RequiredWords(regex).alternatives();
  }

  private Set<String> alternatives() {
    Set<String> all = new HashSet<>();
    boolean isKnown = true;
    do {
      Set<String> branch = branch();
      isKnown &= !branch.isEmpty();
      all.addAll(branch);
    } while (at < regex.length() && regex.charAt(at++) == '|');
    return isKnown ? Set.copyOf(all) : UNKNOWN;
  }

  /// Reads up to the next `|` or `)` of this level.
  private Set<String> branch() {
    List<Set<String>> found = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
      char c = regex.charAt(at++);
      if (c == '(') {
        endRun(run, found);
        Set<String> group = group();
        if (!quantifierAllowsNone()) {
          found.add(group);
        }
        skipQuantifier();
      } else {
        boolean isLiteral = literal(c, run);
        boolean isRepeated = at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0;
        if (isLiteral && quantifierAllowsNone()) {
          run.setLength(run.length() - 1);
        }
        if (!isLiteral || isRepeated) {
          endRun(run, found);
        }
        skipQuantifier();
      }
    }
    endRun(run, found);
    return best(found);
  }

  /// Appends `c` to `run` if it stands for itself; else reads the rest of the class or escape.
  private boolean literal(char c, StringBuilder run) {
    if (c == '\\' && at < regex.length()) {
      char escaped = regex.charAt(at++);
      if (Character.isLetterOrDigit(escaped)) {
        return false;
      }
      run.append(escaped);
      return true;
    }
    if (c == '[') {
      skipClass();
      return false;
    }
    if (".^$".indexOf(c) >= 0) {
      return false;
    }
    run.append(c);
    return true;
  }

  /// Reads a group whose opening parenthesis has been read; a look-around requires nothing.
  private Set<String> group() {
    boolean requires = true;
    if (regex.startsWith("?<", at) && "=!".indexOf(regex.charAt(at + 2)) < 0) {
      at = regex.indexOf('>', at) + 1;
    } else if (regex.startsWith("?", at)) {
      requires = "=!<".indexOf(regex.charAt(at + 1)) < 0;
      at = requires ? regex.indexOf(':', at) + 1 : at + (regex.charAt(at + 1) == '<' ? 3 : 2);
    }
    Set<String> all = new HashSet<>();
    boolean isKnown = true;
    while (true) {
      Set<String> branch = branch();
      isKnown &= !branch.isEmpty();
      all.addAll(branch);
      if (at >= regex.length() || regex.charAt(at++) == ')') {
        return requires && isKnown ? all : UNKNOWN;
      }
    }
  }

  private void skipClass() {
    int first = at < regex.length() && regex.charAt(at) == '^' ? at + 1 : at;
    for (at = first; at < regex.length() && regex.charAt(at) != ']'; at++) {
      if (regex.charAt(at) == '\\') {
        at++;
      }
    }
    at++;
  }

  private boolean quantifierAllowsNone() {
    return at < regex.length() && ("?*".indexOf(regex.charAt(at)) >= 0 || regex.startsWith("{0", at));
  }

  private void skipQuantifier() {
    if (at < regex.length() && regex.charAt(at) == '{') {
      at = regex.indexOf('}', at) + 1;
    } else if (at < regex.length() && "?*+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    } else {
      return;
    }
    if (at < regex.length() && "?+".indexOf(regex.charAt(at)) >= 0) {
      at++;
    }
  }

  private static void endRun(StringBuilder run, List<Set<String>> found) {
    if (run.length() > 1) {
      found.add(Set.of(run.toString().toLowerCase(Locale.ROOT)));
    }
    run.setLength(0);
  }

  private static Set<String> best(List<Set<String>> found) {
    Set<String> best = UNKNOWN;
    int length = 0;
    for (Set<String> words : found) {
      int shortest = words.stream().mapToInt(String::length).min().orElse(0);
      if (shortest > length) {
        best = words;
        length = shortest;
      }
    }
    return best;
  }
}
