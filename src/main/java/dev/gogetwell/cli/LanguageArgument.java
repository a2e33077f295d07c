package dev.gogetwell.cli;

import dev.gogetwell.model.Message;
import dev.gogetwell.text.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/// The language that was named on the command line, in any of the usual spellings. Stateless.
public final class LanguageArgument {
  /// The name of the option.
  static final String NAME = "--lang";

  private LanguageArgument() {}

  /// What was chosen among the words of a command line, in front of those that are somebody else's; empty if nothing
  /// was, or nothing that there is.
  public static Optional<Language> chosen(List<String> words) {
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      String tag = word.startsWith(NAME + "=") ? word.substring(NAME.length() + 1)
          : word.equals(NAME) && i + 1 < words.size() ? words.get(i + 1) : "";
      try {
        if (!tag.isEmpty()) {
          return Optional.of(of(tag));
        }
      } catch (UsageException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// The same for the reader of the command line, which tells itself what it cannot read.
  static Language read(String tag) {
    try {
      return of(tag);
    } catch (UsageException e) {
      throw new TypeConversionException(tag);
    }
  }

  static Language of(String tag) throws UsageException {
    String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return switch (language) {
      case "en" -> Language.ENGLISH;
      case "zh" -> Language.CHINESE;
      default -> throw new UsageException(Message.of("cli.no-such-language", CommandLines.shortened(tag)));
    };
  }
}
