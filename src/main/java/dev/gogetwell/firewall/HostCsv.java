package dev.gogetwell.firewall;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The list as CSV (RFC 4180): the names of the columns are the same in every language, so that a script can rely on
/// them; the reasons are words for readers. Every cell is quoted, and none is a formula: a spreadsheet computes what
/// begins with one of `= + - @`. Immutable; any thread.
public final class HostCsv {
  private static final List<String> COLUMNS = List.of("host", "port", "protocol", "sni", "asked_by", "through", "why",
      "when", "seen", "detail", "private");
  /// With their wide forms, which spreadsheets of East Asia take for the same.
  private static final String FORMULA = "=+-@\t\r\n|＝＋－＠";

  private final HostWords words;

  /// @param words the language of the reasons
  public HostCsv(HostWords words) {
    this.words = words;
  }

  /// The whole file, with line ends as the standard wants them.
  public String write(HostList list) {
    return Stream.concat(Stream.of(String.join(",", COLUMNS)), list.needs().stream().map(this::line))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private String line(HostNeed need) {
    Optional<String> sni = need.sni();
    return Stream.of(need.host(), String.valueOf(need.port()), need.protocol(), sni.orElse(""),
        need.asker().word(), need.through().orElse(""), words.why(need), need.fallback() ? "fallback" : "always",
        need.seen().state().word(), words.detail(need.seen()), need.isPrivate() ? "yes" : "no")
        .map(HostCsv::cell).collect(Collectors.joining(","));
  }

  /// A text that stays a text.
  static String cell(String text) {
    String shown = HostWords.name(text);
    String bare = shown.stripLeading();
    boolean formula = !bare.isEmpty() && FORMULA.indexOf(bare.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + shown.replace("\"", "\"\"") + '"';
  }
}
