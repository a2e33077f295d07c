package dev.gogetwell.symptom;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The paths, addresses, modules, versions and hashes in a line. What stands inside of one is a name and no symptom:
/// `D:\workspace`, `v2.0.0+incompatible`, `github.com/a/proxy-handshake`. Pure; one line, one thread.
final class Names {
  private static final Pattern NAME = Pattern.compile(
      "[a-zA-Z][a-zA-Z+.-]{1,11}://[^\\s\"'<>)]{1,1500}"
          + "|(?<![\\w])[A-Za-z]:\\\\[^\\s:\"'<>|*?]{0,600}"
          + "|(?<![\\w.:/-])(?:~|\\.{1,2})?/[\\w@+~!%=,.-]{1,200}(?:/[\\w@+~!%=,.-]{0,200}){0,30}"
          + "|(?<![\\w./-])[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}(?:/[\\w.~@+!%-]{1,200}){1,20}"
          + "|(?<![\\w.])v\\d{1,9}\\.\\d{1,9}\\.\\d{1,14}[\\w.+-]{0,100}"
          + "|(?<!\\w)[0-9a-f]{12,64}(?!\\w)|(?<=\\s)--end-of-options(?=\\s)");

  private final Matcher names;
  private int start = -1;
  private int end = -1;

  /// The names in a line.
  Names(CharSequence line) {
    this.names = NAME.matcher(line);
  }

  /// Whether all between `from` and `to` is part of one name. Must be asked from left to right.
  boolean hold(int from, int to) {
    while (end < to && start <= from) {
      if (!names.find()) {
        return false;
      }
      start = names.start();
      end = names.end();
    }
    return start <= from && to <= end && end - start > to - from;
  }
}
