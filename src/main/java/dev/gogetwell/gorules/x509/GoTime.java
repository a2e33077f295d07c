package dev.gogetwell.gorules.x509;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A time with the offset in which it was written, because Go prints it that way in its errors. Immutable.
///
/// @param epochSecond seconds since 1970 in UTC
/// @param nano 0…999,999,999
/// @param offsetSeconds east of UTC
public record GoTime(long epochSecond, int nano, int offsetSeconds) {
  /// An instant, printed in UTC.
  public static GoTime of(Instant instant) {
    return new GoTime(instant.getEpochSecond(), instant.getNano(), 0);
  }

  /// An RFC 3339 text as Go's time.Parse(time.RFC3339, …) would read it.
  ///
  /// @throws DateTimeException where the text is no such time
  public static GoTime parse(String rfc3339) {
    if (isUsual(rfc3339)) {
      GoTime usual = ofGeneralizedTime(rfc3339.substring(0, 4) + rfc3339.substring(5, 7) + rfc3339.substring(8, 10)
          + rfc3339.substring(11, 13) + rfc3339.substring(14, 16) + rfc3339.substring(17));
      if (usual != null) {
        return usual;
      }
    }
    OffsetDateTime time = OffsetDateTime.parse(rfc3339);
    return new GoTime(time.toEpochSecond(), time.getNano(), time.getOffset().getTotalSeconds());
  }

  /// `2026-11-25T00:00:00Z`, which needs no formatter.
  private static boolean isUsual(String text) {
    return text.length() == 20 && text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T'
        && text.charAt(13) == ':' && text.charAt(16) == ':' && text.charAt(19) == 'Z';
  }

  boolean isBefore(GoTime other) {
    return epochSecond < other.epochSecond || (epochSecond == other.epochSecond && nano < other.nano);
  }

  /// The instant itself; times that Java cannot hold do not occur in four-digit years.
  public Instant toInstant() {
    return Instant.ofEpochSecond(epochSecond, nano);
  }

  /// time.RFC3339 without fractions (time/format_rfc3339.go).
  public String rfc3339() {
    long local = epochSecond + offsetSeconds;
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, 86_400L));
    int second = (int) Math.floorMod(local, 86_400L);
    StringBuilder out = new StringBuilder(25);
    int year = date.getYear();
    pad(out.append(year < 0 ? "-" : ""), Math.abs(year), 4).append('-');
    pad(out, date.getMonthValue(), 2).append('-');
    pad(out, date.getDayOfMonth(), 2).append('T');
    pad(out, second / 3600, 2).append(':');
    pad(out, second / 60 % 60, 2).append(':');
    pad(out, second % 60, 2);
    if (offsetSeconds == 0) {
      return out.append('Z').toString();
    }
    int minutes = Math.abs(offsetSeconds / 60);
    out.append(offsetSeconds / 60 < 0 ? '-' : '+');
    pad(out, minutes / 60, 2).append(':');
    return pad(out, minutes % 60, 2).toString();
  }

  private static StringBuilder pad(StringBuilder out, int value, int width) {
    String digits = Integer.toString(value);
    return out.repeat('0', Math.max(0, width - digits.length())).append(digits);
  }

  /// A UTCTime as cryptobyte reads it: seconds are optional, offsets allowed unless they are zero, and what Go would
  /// print again differently is refused. Null where Go's read fails.
  static @Nullable GoTime ofUtcTime(String text) {
    GoTime time = parse(text, 2, true);
    return time != null ? time : parse(text, 2, false);
  }

  /// A GeneralizedTime as cryptobyte reads it; null where Go's read fails.
  static @Nullable GoTime ofGeneralizedTime(String text) {
    return parse(text, 4, true);
  }

  private static @Nullable GoTime parse(String text, int yearDigits, boolean seconds) {
    int fixed = yearDigits + (seconds ? 10 : 8);
    if (text.length() <= fixed || !digits(text, 0, fixed)) {
      return null;
    }
    int offset = offset(text.substring(fixed));
    if (offset == Integer.MIN_VALUE) {
      return null;
    }
    int year = number(text, 0, yearDigits);
    if (yearDigits == 2) {
      year += year >= 69 ? 1900 : 2000; // time/format.go:parse, stdYear
    }
    int hour = number(text, yearDigits + 4, 2);
    int minute = number(text, yearDigits + 6, 2);
    int second = seconds ? number(text, yearDigits + 8, 2) : 0;
    if (hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    try {
      LocalDate date = LocalDate.of(year, number(text, yearDigits, 2), number(text, yearDigits + 2, 2));
      if (yearDigits == 2 && year >= 2050) {
        date = date.minusYears(100); // RFC 5280 section 4.1.2.5.1
      }
      return new GoTime(date.toEpochDay() * 86_400 + hour * 3600L + minute * 60L + second - offset, 0, offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Seconds east of UTC, or MIN_VALUE. Offsets that Go would format differently (zero, 60 minutes) do not survive its
  /// comparison of the re-formatted text.
  private static int offset(String zone) {
    if (zone.equals("Z")) {
      return 0;
    }
    if (zone.length() != 5 || (zone.charAt(0) != '+' && zone.charAt(0) != '-') || !digits(zone, 1, 5)) {
      return Integer.MIN_VALUE;
    }
    int hours = number(zone, 1, 2);
    int minutes = number(zone, 3, 2);
    if (hours > 24 || minutes > 59 || (hours == 0 && minutes == 0)) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return zone.charAt(0) == '-' ? -seconds : seconds;
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int length) {
    return Integer.parseInt(text, from, from + length, 10);
  }

  /// The offset as Java's type, for layouts that want it.
  public ZoneOffset offset() {
    return ZoneOffset.ofTotalSeconds(Math.clamp(offsetSeconds, -64_800, 64_800));
  }
}
