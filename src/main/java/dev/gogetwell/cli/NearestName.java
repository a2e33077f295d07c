package dev.gogetwell.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Which command or option was probably meant: the one that fewest slips of the fingers lie between. picocli compares
/// pairs of letters, of which `rnu` and `run` share none. Pure.
final class NearestName {
  /// No name is longer.
  private static final int LONGEST = 40;

  private NearestName() {}

  /// @param command the command at which the word stood
  static Optional<String> of(CommandSpec command, String typed) {
    String word = typed.contains("=") ? typed.substring(0, typed.indexOf('=')) : typed;
    int slips = word.length() < 6 ? 1 : 2;
    return word.length() > LONGEST ? Optional.empty() : names(command, word).stream()
        .filter(name -> distance(word, name) <= slips).min(Comparator.comparingInt(name -> distance(word, name)));
  }

  private static List<String> names(CommandSpec command, String word) {
    return word.startsWith("-")
        ? command.options().stream().filter(option -> !option.hidden()).flatMap(NearestName::names).toList()
        : List.copyOf(command.subcommands().keySet());
  }

  private static Stream<String> names(OptionSpec option) {
    return Stream.of(option.names()).filter(name -> name.startsWith("--"));
  }

  /// Letters that were left out, put in, mistaken or turned round (Damerau's distance of neighbours).
  static int distance(String one, String other) {
    int[][] table = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : Math.min(
            Math.min(table[i - 1][j], table[i][j - 1]) + 1,
            table[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
        if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[one.length()][other.length()];
  }
}
