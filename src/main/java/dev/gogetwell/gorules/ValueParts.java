package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A value of a setting, parted into what the rules need and what nobody does. Reducing twice changes nothing more.
///
/// @param shown the value with [RecordedSettings#WITHHELD] in place of what is left out
/// @param withheld what was left out, word for word; holds secrets, so it is never written
record ValueParts(String shown, List<String> withheld) {
  /// The words that Go's own flags take and that a rule may ask for.
  private static final Set<String> FLAG_WORDS =
      Set.of("mod", "vendor", "readonly", "true", "false", "auto", "0", "1", "on", "off");
  /// Methods of GOAUTH and helpers of git that are words and no programs.
  private static final Pattern OPTION = Pattern.compile("--?[A-Za-z][A-Za-z0-9-]{0,40}");
  private static final int LONGEST_OPTION = 24;
  private static final Pattern SUMDB_KEY = Pattern.compile("[^/+@:]{1,255}\\+[0-9a-f]{8}\\+");

  ValueParts {
    withheld = List.copyOf(withheld);
  }

  static ValueParts of(RecordedSettings.Form form, String value) {
    if (value.isBlank()) {
      return new ValueParts(value, List.of());
    }
    return switch (form) {
      case PLAIN -> new ValueParts(value, List.of());
      case URLS -> urls(value);
      case FLAGS -> flags(value);
      case COMMAND -> command(value);
      case PROGRAM -> {
        List<String> withheld = new ArrayList<>();
        yield new ValueParts(program(value.strip(), withheld), withheld);
      }
      case PRESENCE -> isPlaceholder(value) ? new ValueParts(value, List.of())
          : new ValueParts(RecordedSettings.WITHHELD, List.of(value));
    };
  }

  /// User and password stay for the redaction, which knows whose they are; it takes them out of every text.
  private static ValueParts urls(String value) {
    StringBuilder shown = new StringBuilder();
    List<String> withheld = new ArrayList<>();
    int done = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == ',' || value.charAt(i) == '|' || value.charAt(i) == ' ') {
        shown.append(url(value.substring(done, i), withheld));
        shown.append(i < value.length() ? String.valueOf(value.charAt(i)) : "");
        done = i + 1;
      }
    }
    return new ValueParts(shown.toString(), withheld);
  }

  private static String url(String url, List<String> withheld) {
    if (SUMDB_KEY.matcher(url).lookingAt()) {
      return url; // Public by its nature, and its base64 may hold a slash.
    }
    int scheme = url.indexOf("://");
    int host = scheme < 0 ? 0 : scheme + 3;
    int end = TokenShape.authorityEnd(url, host);
    int query = first(url, end, '?', '#');
    StringBuilder shown = new StringBuilder(url.substring(0, end));
    boolean afterTell = false;
    for (String segment : url.substring(end, query).splitWithDelimiters("/", 0)) {
      boolean token = !isPlaceholder(segment) && (TokenShape.isLikely(segment) || (afterTell && segment.length() >= 6));
      if (token) {
        withheld.add(segment);
      }
      shown.append(token ? RecordedSettings.WITHHELD : segment);
      afterTell = segment.equals("/") ? afterTell : TokenShape.announces(segment);
    }
    if (query < url.length()) {
      String rest = url.substring(query + 1);
      boolean gone = !rest.isEmpty() && !isPlaceholder(rest);
      if (gone) {
        withheld.add(rest);
        withheld.addAll(valuesOf(rest));
      }
      shown.append(url.charAt(query)).append(gone ? RecordedSettings.WITHHELD : rest);
    }
    return shown.toString();
  }

  private static int first(String text, int from, char one, char other) {
    int at = from;
    while (at < text.length() && text.charAt(at) != one && text.charAt(at) != other) {
      at++;
    }
    return at;
  }

  private static List<String> valuesOf(String query) {
    List<String> values = new ArrayList<>();
    for (String pair : query.split("[&;#]", -1)) {
      String value = pair.substring(pair.indexOf('=') + 1);
      if (value.length() >= 6) {
        values.add(value);
      }
    }
    return values;
  }

  private static ValueParts flags(String value) {
    List<String> shown = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (String word : words(value)) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      String rest = equals < 0 ? "" : word.substring(equals + 1);
      if (!OPTION.matcher(name).matches()) {
        shown.add(kept(word, withheld));
      } else {
        boolean known = FLAG_WORDS.contains(rest.toLowerCase(Locale.ROOT));
        shown.add(equals < 0 ? name : name + "=" + (known ? rest : kept(rest, withheld)));
      }
    }
    return new ValueParts(String.join(" ", shown), withheld);
  }

  /// The program's base name and its options; what stands behind an option may be a password (`sshpass -p …`).
  private static ValueParts command(String value) {
    List<String> shown = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (String word : words(value)) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (shown.isEmpty()) {
        shown.add(program(word, withheld));
      } else if (!OPTION.matcher(name).matches() || name.length() > LONGEST_OPTION) {
        add(shown, kept(word, withheld));
      } else if (name.startsWith("--")) {
        shown.add(equals < 0 ? name : name + "=" + kept(word.substring(equals + 1), withheld));
      } else {
        // A single dash names one letter: `-pSECRET` is an option and its value in one word.
        shown.add(word.substring(0, 2));
        add(shown, kept(word.substring(2), withheld));
      }
    }
    return new ValueParts(String.join(" ", shown), withheld);
  }

  private static void add(List<String> shown, String part) {
    if (!part.isEmpty() && !(isPlaceholder(part) && shown.getLast().equals(part))) {
      shown.add(part);
    }
  }

  private static String program(String word, List<String> withheld) {
    String bare = word.startsWith("!") ? word.substring(1) : word;
    String base = bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
    boolean isName = base.matches("[\\p{L}\\p{N}._+-]{1,60}") && !TokenShape.isLikely(base);
    if (!isName) {
      return kept(word, withheld);
    }
    return (word.startsWith("!") ? "!" : "") + base;
  }

  private static String kept(String part, List<String> withheld) {
    if (part.isEmpty() || isPlaceholder(part)) {
      return part;
    }
    withheld.add(part);
    return RecordedSettings.WITHHELD;
  }

  private static boolean isPlaceholder(String text) {
    return RecordedSettings.PLACEHOLDER.matcher(text).matches();
  }

  /// Parts a line at blanks outside of quotes (cmd/internal/quoted/quoted.go: Split); a placeholder is one word.
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean open = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote != 0 && c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        open = true;
      } else if (quote == 0 && Character.isWhitespace(c) && word.indexOf("<") < 0) {
        flush(words, word, open);
        open = false;
      } else {
        word.append(c);
        if (c == '>' && quote == 0 && word.indexOf("<") >= 0) {
          flush(words, word, open);
        }
      }
    }
    flush(words, word, open);
    return words;
  }

  private static void flush(List<String> words, StringBuilder word, boolean open) {
    if (!word.isEmpty() || open) {
      words.add(word.toString());
    }
    word.setLength(0);
  }
}
