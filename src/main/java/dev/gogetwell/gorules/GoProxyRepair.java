package dev.gogetwell.gorules;

import java.util.Map;
import java.util.Optional;

/// What a value of GOPROXY was meant to be: signs that an input method or a word processor writes in place of those
/// that `go` reads. Only a value that `go` can read afterwards is offered. Stateless; any thread.
public final class GoProxyRepair {
  /// Full-width and typographic signs, and what was meant by them; quotes mean nothing.
  private static final Map<Character, String> MEANT = Map.ofEntries(
      Map.entry('\uFF0C', ","), Map.entry('\u3001', ","), Map.entry('\uFF1B', ","), Map.entry(';', ","),
      Map.entry('\uFE50', ","), Map.entry('\uFF5C', "|"), Map.entry('\uFF1A', ":"), Map.entry('\uFF0F', "/"),
      Map.entry('\uFF0E', "."), Map.entry('\u3002', "."), Map.entry('\u3000', ""), Map.entry('\u00A0', ""),
      Map.entry('\u200B', ""), Map.entry('\uFEFF', ""), Map.entry('\u201C', ""), Map.entry('\u201D', ""),
      Map.entry('\u2018', ""), Map.entry('\u2019', ""), Map.entry('"', ""), Map.entry('\'', ""),
      Map.entry('`', ""), Map.entry(' ', ""), Map.entry('\t', ""), Map.entry('\r', ""));

  private GoProxyRepair() {}

  /// A sign that does not belong there, and what stands right before it.
  public record Odd(String sign, String before) {}

  /// The first sign that `go` takes for a part of an address although it was meant for something else.
  public static Optional<Odd> oddSign(String goproxy) {
    for (int i = 0; i < goproxy.length(); i++) {
      if (MEANT.containsKey(goproxy.charAt(i))) {
        return Optional.of(new Odd(String.valueOf(goproxy.charAt(i)), goproxy.substring(Math.max(0, i - 12), i)));
      }
    }
    return Optional.empty();
  }

  /// Whether `go` reads the value, and takes a sign of an input method in it for a part of a host or a path.
  public static boolean isMisread(String goproxy) {
    return oddSign(goproxy).filter(odd -> odd.sign().charAt(0) > 0x7f).isPresent();
  }

  /// The value with the signs that were meant; empty where that is the same, or `go` cannot read it either.
  public static Optional<String> meant(String goproxy, GoVersion version) {
    StringBuilder meant = new StringBuilder();
    goproxy.chars().forEach(c -> meant.append(MEANT.getOrDefault((char) c, String.valueOf((char) c))));
    String value = meant.toString();
    return value.equals(goproxy) || !(GoProxyList.parse(value, version) instanceof GoProxyList.Result.Valid)
        ? Optional.empty() : Optional.of(value);
  }
}
