package dev.gogetwell.symptom;

import java.util.Optional;
import java.util.regex.Pattern;

/// The line as it may have been before somebody left an address out of it, "reading <redacted>: 404 Not Found", or
/// before a page doubled its blanks. Pure; any thread.
final class LeftOut {
  private static final Pattern BLANKS = Pattern.compile("(?<=\\S)[ \\u00a0]{2,}(?=\\S)");
  private static final String GONE = "(?:https?://)?(?:\\[(?:\\.{3}|…|redacted|removed|url)\\]"
      + "|<(?:redacted|removed|hidden|private|url|\\.{3}|…)[\\w -]{0,20}>|\\*{3,10}|x{3,10}\\b|\\.{3}|…)"
      + "[^\\s\":]{0,200}";
  private static final Pattern GET = Pattern.compile("(?i)\\bGet \"?" + GONE + "\"?:? (?=\\S)");
  private static final Pattern READING =
      Pattern.compile("(?i)\\b(reading |unexpected status \\()" + GONE + "\\)?:? (?=\\d{3}\\b)");
  /// The colon went away with the end of the address.
  private static final Pattern NO_COLON =
      Pattern.compile("(?i)\\b((?:reading |unexpected status \\()https?://[^\\s\"]{1,300}(?:\\.{3}|…)) (?=\\d{3} )");

  private LeftOut() {}

  /// The whole of `line`, if something is missing or doubled.
  static Optional<String> filled(String line) {
    String whole = BLANKS.matcher(line).replaceAll(" ");
    whole = NO_COLON.matcher(whole).replaceAll("$1: ");
    String address = "https://…" + kind(line);
    whole = GET.matcher(whole).replaceAll("Get \"" + address + "\": ");
    whole = READING.matcher(whole).replaceAll("$1" + address + ": ");
    return whole.equals(line) ? Optional.empty() : Optional.of(whole);
  }

  /// What the address was for, as far as the line says it: the host of an import path and the checksum database are
  /// asked otherwise than a module proxy.
  private static String kind(String line) {
    return line.contains("unrecognized import path") ? "?go-get=1" : line.contains("verifying ") ? "/lookup/…" : "";
  }
}
