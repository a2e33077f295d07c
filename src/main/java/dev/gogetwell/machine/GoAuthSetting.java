package dev.gogetwell.machine;

import dev.gogetwell.gorules.QuotedWords;
import java.util.Arrays;
import java.util.List;

/// The value of GOAUTH, which no record of the settings has: its parameters may be secrets. Stateless; any thread.
public final class GoAuthSetting {
  private GoAuthSetting() {}

  /// The methods in their order; `netrc` where nothing is set (cmd/go/internal/cfg/cfg.go:GOAUTH).
  public static List<String> methods(Environment environment) {
    String set = GoVariables.of(environment).value("GOAUTH");
    return set.isEmpty() ? List.of("netrc") : Arrays.stream(set.split(";")).map(String::strip).toList();
  }

  /// The words of a method; quotes hold words with blanks together (cmd/internal/quoted.Split).
  public static List<String> words(String method) {
    QuotedWords.Split split = QuotedWords.split(method);
    // go says "unterminated quoted string" and has no credentials of it.
    return split.open().isPresent() ? List.of() : split.words();
  }
}
