package dev.gogetwell.gorules;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a value of GOPROXY was meant to be: signs that an input method or a word processor writes in place of those
/// that `go` reads. Only a value that `go` can read afterwards is offered. Stateless; any thread.
public final class GoProxyRepair {
  /// Full-width and typographic signs, and what was meant by them; quotes mean nothing.
  /// How much of what stands before a sign names the place.
  private static final int BEFORE = 12;

  private static final Map<Character, String> MEANT = Map.ofEntries(
      Map.entry('\uFF0C', ","), Map.entry('\u3001', ","), Map.entry('\uFF1B', ","), Map.entry(';', ","),
      Map.entry('\uFE50', ","), Map.entry('\uFF5C', "|"), Map.entry('\uFF1A', ":"), Map.entry('\uFF0F', "/"),
      Map.entry('\uFF0E', "."), Map.entry('\u3002', "."), Map.entry('\u3000', ""), Map.entry('\u00A0', ""),
      Map.entry('\u200B', ""), Map.entry('\uFEFF', ""), Map.entry('\u201C', ""), Map.entry('\u201D', ""),
      Map.entry('\u2018', ""), Map.entry('\u2019', ""), Map.entry('"', ""), Map.entry('\'', ""),
      Map.entry('`', ""), Map.entry(' ', " "), Map.entry('\t', " "), Map.entry('\r', " "));
  /// What begins an entry, behind a sign that is no separator to `go`.
  private static final Pattern NEXT = Pattern.compile("(?<=[^,|\\s])\\s+(?=(?:[A-Za-z]{4,6}:|direct\\b|off\\b))");
  private static final Pattern RUN_ON = Pattern.compile("(?:\\s+|;\\s*)(?:https?:|file:|(?:direct|off)$)");
  private static final Pattern SCHEME =
      Pattern.compile("^(?i)(?<web>https?)(?:[:;]?[/\\\\]{1,3}|:(?=[^/\\\\]*\\.))(?=[^/\\\\])");
  /// Without a colon, or behind another one, the scheme is a host to `go`, which it looks up.
  private static final Pattern WITHOUT_COLON = Pattern.compile("^(?i)https?;?//");
  private static final Pattern TWICE = Pattern.compile("^(?i)https?://(?=https?[:;]?/)");
  /// A file of this computer with one slash, or with two and the letter of a disk.
  private static final Pattern FILE = Pattern.compile("^(?i)file:(?:[/\\\\](?=[^/\\\\])|//(?=[a-z]:[/\\\\]))");
  private static final Pattern MISTYPED = Pattern.compile("^(?i)(?!https?:|file:)h?[htps]{2,6}://");

  private static final Pattern TYPED_SEMICOLON = Pattern.compile("(?i)\\b(https?);(?=//)");
  private static final Pattern ENTRY = Pattern.compile("[^,|]+");

  private GoProxyRepair() {}

  /// A sign that does not belong there, and what stands right before it.
  public record Odd(String sign, String before) {}

  /// The first sign that `go` takes for a part of an address although it was meant for something else.
  public static Optional<Odd> oddSign(String goproxy) {
    for (int i = 0; i < goproxy.length(); i++) {
      if (MEANT.containsKey(goproxy.charAt(i))) {
        String before = i > BEFORE ? "…" + goproxy.substring(i - BEFORE, i) : goproxy.substring(0, i);
        return Optional.of(new Odd(String.valueOf(goproxy.charAt(i)), before));
      }
    }
    return Optional.empty();
  }

  /// Whether `go` reads the value, and takes a sign of an input method in it, or the next entry behind a blank or a
  /// semicolon, for a part of a host or a path, or the scheme for the host.
  public static boolean isMisread(String goproxy) {
    return oddSign(goproxy).filter(odd -> odd.sign().charAt(0) > 0x7f).isPresent()
        || RUN_ON.matcher(goproxy.strip()).find() || WITHOUT_COLON.matcher(goproxy).find()
        || TWICE.matcher(goproxy).find();
  }

  /// The value with the signs and schemes that were meant; empty where that is the same, or `go` cannot read it either.
  public static Optional<String> meant(String goproxy, GoVersion version) {
    StringBuilder meant = new StringBuilder();
    TYPED_SEMICOLON.matcher(goproxy).replaceAll("$1:").chars()
        .forEach(c -> meant.append(MEANT.getOrDefault((char) c, String.valueOf((char) c))));
    String parted = NEXT.matcher(meant.toString().strip()).replaceAll(",").replaceAll("\\s", "");
    Matcher entry = ENTRY.matcher(parted);
    String value = entry.replaceAll(found -> Matcher.quoteReplacement(withScheme(TWICE.matcher(found.group()).replaceFirst(""))));
    return value.equals(goproxy) || !(GoProxyList.parse(value, version) instanceof GoProxyList.Result.Valid)
        ? Optional.empty() : Optional.of(value);
  }

  private static String withScheme(String entry) {
    Matcher mistyped = MISTYPED.matcher(entry);
    if (mistyped.find()) {
      return "https://" + entry.substring(mistyped.end());
    }
    Matcher file = FILE.matcher(entry);
    if (file.find()) {
      return "file:///" + entry.substring(file.end()).replace('\\', '/');
    }
    Matcher scheme = SCHEME.matcher(entry);
    return scheme.find() ? scheme.group("web").toLowerCase(Locale.ROOT) + "://" + entry.substring(scheme.end()) : entry;
  }
}
