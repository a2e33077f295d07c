package dev.gogetwell.gorules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a command is written so that it can be pasted: every word comes to its program as it was meant. A `|` of GOPROXY
/// would start another program, and a folder that redaction replaced by `<home>` would be read from a file.
///
/// For a POSIX shell and fish, or for Windows, where cmd and PowerShell both take double quotes. Pure; any thread.
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
  /// PowerShell takes the rest of `@name` for a variable and `~` for the home, and cuts a word that begins with a dash
  /// at the first dot or colon (its tokenizer: ScanVariable, ScanParameter).
  private static final Pattern PLAIN_WINDOWS =
      Pattern.compile("-[A-Za-z0-9_=-]*|(?![@~-])[A-Za-z0-9_@+=:./\\\\~-]+");
  /// What cmd or PowerShell reads inside of double quotes; for PowerShell curly ones are quotes too.
  private static final Pattern READ_IN_QUOTES = Pattern.compile("[\"$`%\\u201c-\\u201e]");
  /// All of these end a text that any of them began (the tokenizer of PowerShell, IsSingleQuote); two are one sign.
  private static final Pattern SINGLE_QUOTE = Pattern.compile("['\\u2018-\\u201b]");
  private static final Pattern PAIR = Pattern.compile("(['\\u2018-\\u201b])['\\u2018-\\u201b]");
  private static final Pattern READ_BY_POWERSHELL = Pattern.compile("[\"$`\\u201c-\\u201e]");
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
      return READ_IN_QUOTES.matcher(text).find() ? powerShell(text) : doubleQuoted(text);
    }
    return posix(text);
  }

  /// The line that gives a file another name and replaces none; on Windows one of PowerShell.
  public String moving(String from, String to) {
    return windows ? "Move-Item -LiteralPath " + powerShell(from) + " -Destination " + powerShell(to)
        : "mv -n " + posix(from) + " " + posix(to);
  }

  /// The line that puts the bytes of a file into another place, whatever stands there; on Windows one of PowerShell.
  public String copying(String from, String to) {
    return windows ? "Copy-Item -LiteralPath " + powerShell(from) + " -Destination " + powerShell(to)
        : "cp " + posix(from) + " " + posix(to);
  }

  /// The line that takes one file away; on Windows one of PowerShell.
  public String removing(String file) {
    return windows ? "Remove-Item -LiteralPath " + powerShell(file) : "rm " + posix(file);
  }

  /// A file below a folder as the system writes it.
  ///
  /// @param name with slashes
  public String below(String folder, String name) {
    return windows ? folder + "\\" + name.replace('/', '\\') : folder + "/" + name;
  }

  /// Backslashes before the last quote would keep a program from seeing that quote (CommandLineToArgvW); a word without
  /// blanks PowerShell hands on without quotes.
  private static String doubleQuoted(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\\') {
      end--;
    }
    return "\"" + text + (text.indexOf(' ') < 0 ? "" : text.substring(end)) + "\"";
  }

  /// One word of a POSIX shell in single quotes, whatever it holds.
  public static String posix(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  /// One word of PowerShell in single quotes, whatever it holds.
  public static String powerShell(String text) {
    return "'" + SINGLE_QUOTE.matcher(text).replaceAll("$0$0") + "'";
  }

  /// The line of PowerShell that keeps a variable for the programs that start later, or takes it away. Its own `$null`
  /// would come as an empty text, which newer ones keep as a value.
  public static String powerShellVariable(String name, Optional<String> value) {
    return "[Environment]::SetEnvironmentVariable(" + powerShell(name) + ", "
        + value.map(ShellWords::powerShell).orElse("[NullString]::Value") + ", 'User')";
  }

  /// A line from which the home folder was taken out, as it runs for whoever pastes it: with the variable in its place.
  /// In single quotes no variable is read, so they are left for it.
  public String withHome(String line) {
    if (line.indexOf(HOME) < 0) {
      return line;
    }
    return windows ? withHomeOfWindows(line) : withHomeOfPosix(line);
  }

  /// PowerShell has no word of several quoted parts: one in single quotes becomes one in double ones.
  private static String withHomeOfWindows(String line) {
    StringBuilder words = new StringBuilder(line.length());
    for (int at = 0, end = 0; at < line.length(); at = end) {
      end = endOfPart(line, at);
      String part = line.substring(at, end);
      words.append(part.length() > 1 && part.startsWith("'") && part.endsWith("'") && part.contains(HOME)
          ? inDoubleQuotes(part) : part);
    }
    String readable = words.toString();
    StringBuilder out = new StringBuilder(readable.length() + 8);
    int done = 0;
    for (int at = readable.indexOf(HOME); at >= 0; at = readable.indexOf(HOME, done)) {
      out.append(readable, done, at);
      done = at + HOME.length();
      out.append(done < readable.length() && goesOn(readable.charAt(done)) ? "${HOME}" : "$HOME");
    }
    return out.append(readable.substring(done)).toString();
  }

  /// Whether PowerShell would take this sign for more of the variable before it.
  private static boolean goesOn(char next) {
    return Character.isLetterOrDigit(next) || "_:?.[(".indexOf(next) >= 0;
  }

  /// Behind the quoted part that begins here, else behind this sign.
  private static int endOfPart(String line, int at) {
    char quote = line.charAt(at);
    if (quote != '\'') {
      int close = quote == '"' ? line.indexOf('"', at + 1) : at;
      return close < 0 ? line.length() : close + 1;
    }
    for (int i = at + 1; i < line.length(); i++) {
      if (isSingleQuote(line, i)) {
        if (!isSingleQuote(line, i + 1)) {
          return i + 1;
        }
        i++;
      }
    }
    return line.length();
  }

  private static boolean isSingleQuote(String line, int at) {
    return at < line.length() && "'\u2018\u2019\u201a\u201b".indexOf(line.charAt(at)) >= 0;
  }

  private static String inDoubleQuotes(String single) {
    String text = PAIR.matcher(single.substring(1, single.length() - 1)).replaceAll("$1");
    return "\"" + READ_BY_POWERSHELL.matcher(text).replaceAll("`$0") + "\"";
  }

  private static String withHomeOfPosix(String line) {
    StringBuilder out = new StringBuilder(line.length() + 8);
    int done = 0;
    boolean single = false;
    for (int at = line.indexOf(HOME); at >= 0; at = line.indexOf(HOME, done)) {
      String before = line.substring(done, at);
      single ^= before.chars().filter(c -> c == '\'').count() % 2 != 0;
      out.append(before);
      boolean opened = single && before.endsWith("'");
      if (opened) {
        out.setLength(out.length() - 1);
      }
      out.append(single && !opened ? "'" : "").append("\"$HOME\"").append(single ? "'" : "");
      done = at + HOME.length();
    }
    return out.append(line.substring(done)).toString();
  }
}
