package dev.gogetwell.gorules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A netrc file as `go` reads it, line by line, which is not how curl does: a pair may not be broken over two lines,
/// and `default` counts for nothing. Source: cmd/go/internal/auth/netrc.go:parseNetrc. Stateless; any thread.
public final class Netrc {
  private Netrc() {}

  /// One complete entry. Holds a password: used, never stored and never shown.
  public record Entry(String machine, String login, String password) {
    @Override
    public String toString() {
      return "Entry[" + machine + "]"; // Never into a log by accident.
    }

    private boolean isComplete() {
      return !machine.isEmpty() && !login.isEmpty() && !password.isEmpty();
    }
  }

  /// The complete entries, in their order; of one machine the first counts.
  public static List<Entry> parse(String text) {
    List<Entry> entries = new ArrayList<>();
    Entry now = new Entry("", "", "");
    boolean inMacro = false;
    for (String line : text.split("\n", -1)) {
      if (inMacro) {
        inMacro = !line.isEmpty();
        continue;
      }
      List<String> words = Arrays.stream(line.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
      for (int i = 0; i + 1 < words.size(); i += 2) {
        String value = words.get(i + 1);
        switch (words.get(i)) {
          case "machine" -> now = new Entry(value, "", "");
          case "login" -> now = new Entry(now.machine(), value, now.password());
          case "password" -> now = new Entry(now.machine(), now.login(), value);
          case "macdef" -> inMacro = true;
          default -> { }
        }
        if (now.isComplete()) {
          entries.add(now);
          now = new Entry("", "", "");
        }
      }
      // A word "default" that is left over at the end of a line ends the reading.
      if (words.size() % 2 == 1 && words.getLast().equals("default")) {
        return entries;
      }
    }
    return entries;
  }
}
