package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The words of GOFLAGS or of a method of GOAUTH: separated by blanks; one may stand in quotes as a whole
/// (cmd/internal/quoted/quoted.go). Pure.
public final class QuotedWords {
  private static final String BLANKS = " \t\r\n";

  private QuotedWords() {}

  /// A value in words.
  ///
  /// @param words those before the first quote that is not closed
  /// @param open that quote
  public record Split(List<String> words, Optional<Character> open) {
    public Split {
      words = List.copyOf(words);
    }
  }

  /// Splits a value as `go` does.
  public static Split split(String value) {
    List<String> words = new ArrayList<>();
    for (String rest = stripped(value); !rest.isEmpty(); rest = stripped(rest)) {
      char quote = rest.charAt(0);
      boolean quoted = quote == '"' || quote == '\'';
      int end = quoted ? rest.indexOf(quote, 1) : firstBlank(rest);
      if (quoted && end < 0) {
        return new Split(words, Optional.of(quote));
      }
      words.add(rest.substring(quoted ? 1 : 0, end));
      rest = rest.substring(quoted ? end + 1 : end);
    }
    return new Split(words, Optional.empty());
  }

  /// The value that is split into these words; a word has at most one kind of quotes in it.
  public static String join(List<String> words) {
    return words.stream().map(word -> {
      boolean plain = word.chars().noneMatch(c -> BLANKS.indexOf(c) >= 0) && !word.isEmpty()
          && word.charAt(0) != '"' && word.charAt(0) != '\'';
      char quote = word.indexOf('\'') < 0 ? '\'' : '"';
      return plain ? word : quote + word + quote;
    }).collect(Collectors.joining(" "));
  }

  private static String stripped(String text) {
    int at = 0;
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return text.substring(at);
  }

  private static int firstBlank(String text) {
    int at = 0;
    while (at < text.length() && BLANKS.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
