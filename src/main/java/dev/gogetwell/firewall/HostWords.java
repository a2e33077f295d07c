package dev.gogetwell.firewall;

import dev.gogetwell.text.Texts;
import dev.gogetwell.text.Visible;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of a line of the list in one language. Immutable; any thread.
///
/// @param texts the language
public record HostWords(Texts texts) {
  /// What the host is good for.
  public String why(HostNeed need) {
    return need.why().stream().map(why -> texts.get("firewall.why." + why.word()))
        .collect(Collectors.joining(texts.get("firewall.comma")));
  }

  /// When it is asked.
  public String when(HostNeed need) {
    return texts.get(need.fallback() ? "firewall.when.fallback" : "firewall.when.always");
  }

  /// What the run saw.
  public String seen(HostNeed need) {
    Seen seen = need.seen();
    String state = texts.get("firewall.seen." + seen.state().word());
    String detail = detail(seen);
    return detail.isEmpty() ? state : texts.get("firewall.seen.with", state, detail);
  }

  /// The status that came, or what went wrong.
  public String detail(Seen seen) {
    String status = seen.status() > 0 ? "HTTP " + seen.status() : "";
    String kind = seen.kind().map(failure -> texts.get("ui.failure."
        + failure.name().toLowerCase(Locale.ROOT).replace('_', '-'))).orElse("");
    return status.isEmpty() || kind.isEmpty() ? status + kind : status + texts.get("firewall.comma") + kind;
  }

  /// Who opens the connection.
  public String asker(HostNeed need) {
    return texts.get("firewall.asker." + need.asker().word());
  }

  /// A name from outside, for a line.
  public static String name(String name) {
    return Visible.line(Visible.cut(name, 255));
  }
}
