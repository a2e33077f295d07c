package dev.gogetwell.telemetry;

import dev.gogetwell.model.Hop;
import java.util.Locale;

/// The words that stand beside a value, here and there the same. Stateless; any thread.
final class Labels {
  private static final int LONGEST = 300;

  private Labels() {}

  /// Host and port, not the address that was asked: that one names the module.
  static String target(Hop hop) {
    return scheme(hop) + "://" + hop.authority();
  }

  /// How a hop is spoken to.
  static String scheme(Hop hop) {
    int scheme = hop.url().indexOf("://");
    return scheme < 0 ? "ssh" : hop.url().substring(0, scheme);
  }

  /// For instance `module-proxy`.
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A text that may be any, bounded and without what no reader sees.
  static String plain(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(isSeen(c) ? c : '?'));
    return out.toString();
  }

  private static boolean isSeen(int c) {
    return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.FORMAT;
  }
}
