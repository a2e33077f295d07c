package dev.gogetwell.gorules;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a command is written so that it can be pasted: every word comes to its program as it was meant. A `|` of GOPROXY
/// would start another program, and a folder that redaction replaced by `<home>` would be read from a file.
///
/// For a POSIX shell and fish, or for Windows, where cmd and PowerShell both take double quotes. Pure; any thread.
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  private static final Pattern PLAIN_WINDOWS = Pattern.compile("[A-Za-z0-9_@+=:./\\\\~-]+");
  /// What cmd or PowerShell reads inside of double quotes; for PowerShell curly ones are quotes too.
  private static final Pattern READ_IN_QUOTES = Pattern.compile("[\"$`%\\u201c-\\u201e]");
  /// All of these end a text that any of them began (the tokenizer of PowerShell, IsSingleQuote); two are one sign.
  private static final Pattern SINGLE_QUOTE = Pattern.compile("['\\u2018-\\u201b]");
  private static final String HOME = "<home>";

  private final boolean windows;

  private ShellWords(boolean windows) {
    this.windows = windows;
  }

  /// The shells of a system.
  ///
  /// @param os `windows` or another GOOS
  public static ShellWords of(String os) {
    return new ShellWords(os.equals("windows"));
  }

  /// The words as one line.
  public String line(List<String> words) {
    return words.stream().map(this::word).collect(Collectors.joining(" "));
  }

  /// One word, quoted only where it has to be.
  public String word(String text) {
    if ((windows ? PLAIN_WINDOWS : PLAIN).matcher(text).matches()) {
      return text;
    }
    if (windows) {
      return READ_IN_QUOTES.matcher(text).find() ? powerShell(text) : "\"" + text + "\"";
    }
    return posix(text);
  }

  /// One word of a POSIX shell in single quotes, whatever it holds.
  public static String posix(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// One word of PowerShell in single quotes, whatever it holds.
  public static String powerShell(String text) {
    return "'" + SINGLE_QUOTE.matcher(text).replaceAll("$0$0") + "'";
  }

  /// A line from which the home folder was taken out, as it runs for whoever pastes it: with the variable in its place.
  /// In single quotes no variable is read, so they are left for it.
  public String withHome(String line) {
    int at = line.indexOf(HOME);
    if (at < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder(line.length() + 8);
    int done = 0;
    boolean single = false;
    for (; at >= 0; at = line.indexOf(HOME, done)) {
      String before = line.substring(done, at);
      single ^= before.chars().filter(c -> c == '\'').count() % 2 != 0;
      out.append(before);
      boolean opened = single && before.endsWith("'");
      if (opened && !windows) {
        out.setLength(out.length() - 1);
      }
      out.append(variable(single, opened));
      done = at + HOME.length();
    }
    return out.append(line.substring(done)).toString();
  }

  /// @param opened whether the single quotes begin right here
  private String variable(boolean inSingleQuotes, boolean opened) {
    if (windows) {
      return "$HOME";
    }
    return (inSingleQuotes && !opened ? "'" : "") + "\"$HOME\"" + (inSingleQuotes ? "'" : "");
  }
}
