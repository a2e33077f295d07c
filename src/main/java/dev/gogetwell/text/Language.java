package dev.gogetwell.text;

import java.util.Locale;

/// The languages in which the program speaks; each has a complete set of bundles.
public enum Language {
  ENGLISH("en", Locale.ENGLISH),
  CHINESE("zh-CN", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /// The BCP 47 tag, as `--lang` takes it.
  public String tag() {
    return tag;
  }

  /// The locale for numbers and dates.
  public Locale locale() {
    return locale;
  }

  /// The language that serves a reader of `locale` best: Chinese for any Chinese locale, else English.
  public static Language forLocale(Locale locale) {
    return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }
}
