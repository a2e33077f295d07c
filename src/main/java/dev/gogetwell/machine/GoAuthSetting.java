package dev.gogetwell.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The value of GOAUTH, which no record of the settings has: its parameters may be secrets. Stateless; any thread.
public final class GoAuthSetting {
  private GoAuthSetting() {}

  /// The methods in their order; `netrc` where nothing is set (cmd/go/internal/cfg/cfg.go:GOAUTH).
  public static List<String> methods(Environment environment) {
    String set = environment.value("GOAUTH").isEmpty()
        ? new OwnFiles(environment).goEnv().getOrDefault("GOAUTH", "") : environment.value("GOAUTH");
    return set.isEmpty() ? List.of("netrc") : Arrays.stream(set.split(";")).map(String::strip).toList();
  }

  /// The words of a method; quotes hold words with blanks together (cmd/internal/quoted.Split).
  public static List<String> words(String method) {
    List<String> words = new ArrayList<>();
    String rest = method.strip();
    while (!rest.isEmpty()) {
      char first = rest.charAt(0);
      boolean quoted = first == '"' || first == '\'';
      int end = quoted ? rest.indexOf(first, 1) : blank(rest);
      if (quoted && end < 0) {
        return List.of(); // go says "unterminated quoted string" and has no credentials of it.
      }
      words.add(rest.substring(quoted ? 1 : 0, end));
      rest = rest.substring(quoted ? end + 1 : end).stripLeading();
    }
    return words;
  }

  private static int blank(String text) {
    int at = 0;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
