package dev.gogetwell.ci;

import dev.gogetwell.text.Visible;
import java.util.regex.Pattern;

/// What GitHub reads out of the output of a step. A line that begins with `::`, blanks before it or not, is an order to
/// the runner, and so is `##[` anywhere in a line (actions/runner, ActionCommand.cs): nothing from outside may become
/// either. Stateless; any thread.
final class GithubForms {
  private static final Pattern FORMER = Pattern.compile("##(?=[\\w.-]{0,40}\\[)");
  private static final Pattern PUNCTUATION = Pattern.compile("[!\"#$%'()*+,./:;=?@\\[\\\\\\]^_`{|}~-]");
  private static final Pattern TICKS = Pattern.compile("`+");

  private GithubForms() {}

  /// One annotation, in one line.
  static String annotation(JobVerdict verdict, String head) {
    String level = verdict.kind() == JobKind.INFRASTRUCTURE || verdict.kind() == JobKind.UNCLEAR ? "warning" : "error";
    StringBuilder line = new StringBuilder("::").append(level).append(" title=")
        .append(property("GoGetWell: " + head + " " + verdict.id()));
    verdict.place().ifPresent(place -> {
      line.append(",file=").append(property(place.file())).append(",line=").append(place.line());
      if (place.column() > 0) {
        line.append(",col=").append(place.column());
      }
    });
    String quoted = verdict.excerpt().isEmpty() ? "" : "\n> " + verdict.excerpt();
    return line.append("::").append(data(verdict.message() + quoted)).append('\n').toString();
  }

  /// Escaped as the runner takes it apart again.
  static String data(String text) {
    return inert(text).replace("%", "%25").replace("\r", "%0D")
        .replace("\n", "%0A");
  }

  /// Text in which the former mark of an order is taken apart; that of today counts at the beginning of a line only.
  static String inert(String text) {
    return FORMER.matcher(Visible.text(text)).replaceAll("# #");
  }

  static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /// The same for a reader, as Markdown in which nothing from outside is markup.
  static String summary(JobVerdict verdict, String head) {
    StringBuilder out = new StringBuilder("### ").append(inline("GoGetWell: " + head)).append("\n\n");
    out.append("`").append(verdict.id()).append("`\n\n");
    verdict.message().lines().forEach(line -> out.append(inline(line)).append("\n\n"));
    if (!verdict.excerpt().isEmpty()) {
      String quoted = Visible.text(verdict.excerpt());
      String fence = fence(quoted);
      out.append(fence).append("text\n").append(quoted).append('\n').append(fence).append('\n');
    }
    verdict.place().ifPresent(place -> out.append('\n').append(inline(place.file() + ":" + place.line()))
        .append('\n'));
    return out.toString();
  }

  /// Every sign that means something is escaped (CommonMark, "Backslash escapes"); so no address becomes a link either.
  static String inline(String text) {
    String escaped = PUNCTUATION.matcher(Visible.line(text)).replaceAll("\\\\$0");
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /// Longer than any row of back ticks in the text.
  private static String fence(String text) {
    int longest = TICKS.matcher(text).results().mapToInt(row -> row.end() - row.start()).max().orElse(0);
    return "`".repeat(Math.max(3, longest + 1));
  }
}
