package dev.gogetwell.report;

import dev.gogetwell.text.Language;
import java.util.List;

/// In which languages a document speaks. The first one leads, a second follows in grey.
public enum ReportLanguage {
  ENGLISH(List.of(Language.ENGLISH)),
  CHINESE(List.of(Language.CHINESE)),
  BOTH(List.of(Language.CHINESE, Language.ENGLISH));

  private final List<Language> languages;

  ReportLanguage(List<Language> languages) {
    this.languages = languages;
  }

  /// The leading language first.
  public List<Language> languages() {
    return languages;
  }
}
