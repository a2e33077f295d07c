package dev.gogetwell.gorules;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why an entry of a netrc file that was meant for a host is not taken for it: by `go`, which reads line by line
/// (cmd/go/internal/auth/netrc.go), or by curl, which git lets read it (curl lib/netrc.c). Stateless; any thread.
public final class NetrcMisses {
  private static final Pattern MACHINE = Pattern.compile("(?<![^\\s\uFEFF])machine\\s+(\\S{1,300})");
  private static final Pattern MACRO = Pattern.compile("(?<!\\S)macdef\\s[^\\n]*\\n");

  private static final Pattern NOTHING = Pattern.compile("\\n\\n");
  private static final Pattern BLANK = Pattern.compile("\\n\\r?\\n");
  private static final Set<String> ENTRY = Set.of("machine", "default", "macdef");

  private NetrcMisses() {}

  /// Who reads the file.
  public enum Reader {
    GO, GIT
  }

  /// What keeps an entry from being taken.
  public enum Why {
    /// Another name: a port too many or too few, a scheme, a path, `www.`.
    NAME,
    /// Capitals, which `go` tells apart.
    CASE,
    /// No name of a user, or no password.
    INCOMPLETE,
    /// A word and its value stand in two lines, which `go` does not join.
    BROKEN_LINE,
    /// It stands in a macro that no empty line ends.
    MACRO,
    /// `default` stands before it.
    DEFAULT,
    /// A byte order mark stands before it.
    MARK,
    /// The file is UTF-16.
    WIDE
  }

  /// An entry that nearly fits.
  ///
  /// @param has the name behind `machine`
  public record Miss(Why why, String has) {}

  /// The entry that nearly fits; empty where one fits, and where none was meant.
  ///
  /// @param wanted the name that is looked for: host and port for `go`, the host alone for git
  public static Optional<Miss> of(String text, String wanted, Reader reader) {
    if (text.indexOf('\0') >= 0) {
      return candidate(text.replaceAll("[\0\uFFFD]", ""), wanted).map(found -> new Miss(Why.WIDE, found.group(1)));
    }
    if (fits(text, wanted, reader)) {
      return Optional.empty();
    }
    return candidate(text, wanted).map(found -> new Miss(why(text, found, wanted, reader), found.group(1)));
  }

  private static boolean fits(String text, String wanted, Reader reader) {
    if (reader == Reader.GO) {
      return Netrc.parse(text).stream().map(entry -> AuthAnswer.key(entry.machine()))
          .anyMatch(key -> key.equals(wanted) || key.startsWith(wanted + "/"));
    }
    return candidate(text, wanted).filter(found -> found.group(1).equalsIgnoreCase(wanted)
        && why(text, found, wanted, reader) == Why.NAME).isPresent();
  }

  /// The first entry of the wanted name, else the first that is nearly so.
  private static Optional<Matcher> candidate(String text, String wanted) {
    for (boolean exact : List.of(true, false)) {
      Matcher found = MACHINE.matcher(text);
      while (found.find()) {
        if (exact ? found.group(1).equalsIgnoreCase(wanted) : host(found.group(1)).equals(host(wanted))) {
          return Optional.of(found);
        }
      }
    }
    return Optional.empty();
  }

  private static Why why(String text, Matcher found, String wanted, Reader reader) {
    String before = text.substring(0, found.start());
    if (before.equals("\uFEFF")) {
      return Why.MARK;
    }
    if (isInMacro(text, found.start(), reader)) {
      return Why.MACRO;
    }
    boolean isBehindDefault = reader == Reader.GO ? before.lines().anyMatch(line -> line.strip().equals("default"))
        : List.of(before.strip().split("\\s+")).contains("default");
    if (isBehindDefault) {
      return Why.DEFAULT;
    }
    if (!found.group(1).equalsIgnoreCase(wanted)) {
      return Why.NAME;
    }
    if (!isComplete(text.substring(found.end()))) {
      return Why.INCOMPLETE;
    }
    return reader == Reader.GIT ? Why.NAME : found.group(1).equals(wanted) ? Why.BROKEN_LINE : Why.CASE;
  }

  /// Whether name and password stand there before the next entry.
  private static boolean isComplete(String rest) {
    Set<String> seen = new HashSet<>();
    List<String> words = List.of(rest.strip().split("\\s+"));
    for (int i = 0; i + 1 < words.size() && !ENTRY.contains(words.get(i)); i++) {
      seen.add(words.get(i));
    }
    return seen.contains("login") && seen.contains("password");
  }

  /// `go` ends a macro at a line without any character, curl also at one that holds a carriage return.
  private static boolean isInMacro(String text, int at, Reader reader) {
    Matcher macro = MACRO.matcher(text);
    int from = 0;
    while (macro.find(from) && macro.end() <= at) {
      Matcher end = (reader == Reader.GO ? NOTHING : BLANK).matcher(text);
      if (!end.find(macro.end() - 1) || end.start() > at) {
        return true;
      }
      from = end.end() - 1;
    }
    return false;
  }

  /// The host that was meant: without scheme, user, port, path and `www.`.
  private static String host(String machine) {
    return machine.toLowerCase(Locale.ROOT).replaceFirst("^[a-z]+://", "").replaceFirst("^[^@/]*@", "")
        .replaceFirst("/.*$", "").replaceFirst(":\\d+$", "").replaceFirst("^www\\.", "");
  }
}
