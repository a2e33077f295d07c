package dev.gogetwell.report;

import dev.gogetwell.model.Message;
import java.util.List;
import java.util.Locale;

/// One line of the list of what was removed, shown before anything is saved.
///
/// @param kind what it was
/// @param count how many different values of that kind were found
/// @param placeholders what stands in their place
public record Removed(Kind kind, int count, List<String> placeholders) {
  public Removed {
    placeholders = List.copyOf(placeholders);
  }

  /// `1 user name`, `2 user names`.
  public Message message() {
    return Message.of(kind.messageKey() + (count == 1 ? ".one" : ".many"), count);
  }

  /// The kinds of things that do not leave the machine.
  public enum Kind {
    USER_NAME("user", false),
    HOME("home", false),
    HOST_NAME("this computer", false),
    PROXY_PASSWORD("proxy password", false),
    PASSWORD("password", false),
    TOKEN("token", false),
    PRIVATE_KEY("private key", false),
    PRIVATE_MODULE("private module", true),
    PRIVATE_HOST("private host", true),
    PRIVATE_PATTERN("private pattern", true);

    private final String word;
    private final boolean numbered;

    Kind(String word, boolean numbered) {
      this.word = word;
      this.numbered = numbered;
    }

    /// What stands in place of the `number`-th different value. Numbered only where a reader has to tell two apart.
    String placeholder(int number) {
      return numbered ? "<" + word + " " + number + ">" : "<" + word + ">";
    }

    private String messageKey() {
      return "report.removed." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
