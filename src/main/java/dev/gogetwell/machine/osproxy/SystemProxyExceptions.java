package dev.gogetwell.machine.osproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The exceptions of a system's proxy in the words of NO_PROXY as Go reads it (x/net/http/httpproxy, config.init): names
/// with their subdomains, `.name` for the subdomains alone, addresses, ranges, a port behind a name. What Go cannot
/// express is kept apart. Pure.
///
/// @param value for NO_PROXY
/// @param lost the system's words that Go has no words for
record SystemProxyExceptions(String value, List<String> lost) {
  static final SystemProxyExceptions NONE = new SystemProxyExceptions("", List.of());

  /// Every name without a dot, in the words of Windows.
  static final String LOCAL_NAMES = "<local>";

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://(.*)");
  private static final Pattern STARRED_RANGE = Pattern.compile("((?:\\d{1,3}\\.){1,3})\\*(?:\\.\\*)*");
  private static final Pattern SHORT_RANGE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){0,3})/(\\d{1,2})");
  private static final Pattern NAME = Pattern.compile("\\*?\\.?[\\w.-]+(?::\\d{1,5})?"
      + "|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?(?:/\\d{1,3})?");

  SystemProxyExceptions {
    lost = List.copyOf(lost);
  }

  /// Translates the entries of a system.
  static SystemProxyExceptions of(List<String> entries) {
    List<String> kept = new ArrayList<>();
    List<String> lost = new ArrayList<>();
    for (String entry : entries) {
      String word = entry.strip();
      if (!word.isEmpty()) {
        String translated = translated(word);
        (translated.isEmpty() ? lost : kept).add(translated.isEmpty() ? word : translated);
      }
    }
    return new SystemProxyExceptions(String.join(",", kept.stream().distinct().toList()), lost);
  }

  /// An entry for Go, empty where there is none.
  private static String translated(String entry) {
    Matcher scheme = SCHEME.matcher(entry);
    if (scheme.matches()) {
      // Modules come over https; an exception for plain HTTP alone would be more than the system grants.
      return scheme.group(1).equalsIgnoreCase("https") ? translated(scheme.group(2)) : "";
    }
    if (entry.equals("*")) {
      return entry;
    }
    Matcher starred = STARRED_RANGE.matcher(entry);
    if (starred.matches()) {
      return range(starred.group(1).split("\\."), 8 * starred.group(1).split("\\.").length);
    }
    Matcher range = SHORT_RANGE.matcher(entry);
    if (range.matches()) {
      return range(range.group(1).split("\\."), Integer.parseInt(range.group(2)));
    }
    return NAME.matcher(entry).matches() ? entry : "";
  }

  private static String range(String[] numbers, int bits) {
    StringBuilder address = new StringBuilder(numbers[0]);
    for (int i = 1; i < 4; i++) {
      address.append('.').append(i < numbers.length ? numbers[i] : "0");
    }
    return address.append('/').append(bits).toString();
  }
}
