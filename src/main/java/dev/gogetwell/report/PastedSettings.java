package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.gorules.RecordedSettings.Form;
import dev.gogetwell.gorules.SecretNames;
import dev.gogetwell.report.Removed.Kind;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds lines of `go env`, `git config --list`, a gitconfig or a profile in a text: what a settings table would not
/// show of such a value is not shown here either. Immutable; any thread.
final class PastedSettings {
  private static final Pattern LINE = Pattern.compile(
      "(?m)^([ \\t>+$-]{0,12}+(?:(?:export|set|setx|env)[ \\t]{1,4}+|\\$env:)?)"
          + "([A-Za-z][^\\s=\"'<>?&#]{1,299}+)([ \\t]{0,8}+=[ \\t]{0,8}+)([^\\r\\n]{1,20000}+)");

  String replaceIn(String text, Pseudonyms names) {
    return text.indexOf('=') < 0 ? text
        : LINE.matcher(text).replaceAll(line -> Matcher.quoteReplacement(line(line, names)));
  }

  private static String line(MatchResult line, Pseudonyms names) {
    String name = line.group(2);
    String value = line.group(4);
    String head = line.group(1) + name + line.group(3);
    Optional<Form> form = RecordedSettings.of(name).filter(known -> known != Form.PLAIN);
    if ((value.startsWith("<") && value.strip().endsWith(">")) || (!form.isPresent() && !SecretNames.isSecret(name))) {
      return line.group();
    }
    if (form.isEmpty() || form.get() == Form.PRESENCE) {
      return isState(value) ? line.group() : head + names.of(Kind.TOKEN, value.strip());
    }
    char quote = value.charAt(0);
    String stripped = value.strip();
    boolean quoted = (quote == '\'' || quote == '"') && stripped.length() > 1
        && stripped.charAt(stripped.length() - 1) == quote;
    String bare = quoted ? stripped.substring(1, stripped.length() - 1) : value;
    String shown = RecordedSettings.shown(name, bare);
    return shown.equals(bare) ? line.group() : head + (quoted ? quote + shown + quote : shown);
  }

  /// A switch is no secret, and neither is an empty pair of quotes.
  private static boolean isState(String value) {
    return value.strip().matches("(?i)true|false|yes|no|on|off|0|1|2|null|none|''|\"\"");
  }
}
