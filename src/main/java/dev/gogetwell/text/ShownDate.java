package dev.gogetwell.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.regex.Pattern;

/// Dates as people write them in the language that is read. In Chinese a blank stands between a figure and 年, 月, 日, as
/// it does between all figures and words of ours; the patterns of the locale have none. Pure; any thread.
public final class ShownDate {
  private static final Pattern SEAM = Pattern.compile("(?<=\\d)(?=[年月日])|(?<=[年月])(?=\\d)");

  private ShownDate() {}

  /// A day with the name of its month written out.
  public static String longDay(Language language, Instant at, ZoneId zone) {
    return spaced(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), language, at, zone);
  }

  /// A day.
  public static String day(Language language, Instant at, ZoneId zone) {
    return spaced(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM), language, at, zone);
  }

  /// A day and the time of it, where this computer is.
  public static String dayAndTime(Language language, Instant at) {
    return spaced(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), language, at,
        ZoneId.systemDefault());
  }

  /// A day and the time of it for readers whose clocks may differ, as certificates and reports are read elsewhere too.
  public static String universal(Language language, Instant at) {
    return spaced(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), language, at,
        ZoneOffset.UTC) + " UTC";
  }

  private static String spaced(DateTimeFormatter form, Language language, Instant at, ZoneId zone) {
    String date = form.withLocale(language.locale()).withZone(zone).format(at);
    return language == Language.CHINESE ? SEAM.matcher(date).replaceAll(" ") : date;
  }
}
