package dev.gogetwell.cli;

import dev.gogetwell.model.Message;
import dev.gogetwell.text.Language;
import java.util.Locale;

/// The language that was named on the command line, in any of the usual spellings. Stateless.
final class LanguageArgument {
  private LanguageArgument() {}

  static Language of(String tag) throws UsageException {
    String language = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    return switch (language) {
      case "en" -> Language.ENGLISH;
      case "zh" -> Language.CHINESE;
      default -> throw new UsageException(Message.of("cli.no-such-language", CommandLines.shortened(tag)));
    };
  }
}
