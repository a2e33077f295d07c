package dev.gogetwell.report;

import java.util.ArrayList;
import java.util.List;

/// A word of a text without its escapes, which knows where each of its characters came from.
record NameWord(char[] chars, int[] starts, int length, int end) {
  /// One segment of a word.
  ///
  /// @param text decoded and folded
  /// @param from where it begins in the source
  /// @param to where it ends there
  /// @param afterStop whether what stands before it ends a name (`@`, `?`, …), so that a name cannot go on here
  /// @param isPort whether it is a number after a colon
  record Segment(String text, int from, int to, boolean afterStop, boolean isPort) {}

  /// Whether a word goes on with it.
  static boolean isNameChar(char c) {
    return Character.isLetterOrDigit(c) || "._~-/\\%!:+*".indexOf(c) >= 0;
  }

  /// The part of a text from `from` to before `to`, its percent escapes undone up to three times.
  static NameWord of(String text, int from, int to) {
    char[] chars = new char[to - from];
    int[] starts = new int[to - from];
    for (int i = from; i < to; i++) {
      chars[i - from] = text.charAt(i);
      starts[i - from] = i;
    }
    NameWord word = new NameWord(chars, starts, to - from, to);
    for (int round = 0; round < 3 && word.hasPercent(); round++) {
      word = word.unescaped();
    }
    return word;
  }

  private boolean hasPercent() {
    for (int i = 0; i < length; i++) {
      if (chars[i] == '%') {
        return true;
      }
    }
    return false;
  }

  private NameWord unescaped() {
    char[] out = new char[length];
    int[] from = new int[length];
    int n = 0;
    for (int i = 0; i < length; i++) {
      from[n] = starts[i];
      int high = i + 2 < length && chars[i] == '%' ? Character.digit(chars[i + 1], 16) : -1;
      int low = high >= 0 ? Character.digit(chars[i + 2], 16) : -1;
      out[n++] = low >= 0 ? (char) (high * 16 + low) : chars[i];
      i += low >= 0 ? 2 : 0;
    }
    return new NameWord(out, from, n, end);
  }

  /// What stands between separators, in order.
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int start = 0;
    boolean stop = false;
    boolean colon = false;
    for (int i = 0; i <= length; i++) {
      char c = i < length ? chars[i] : '/';
      boolean soft = c == '/' || c == '\\' || c == ':';
      if (!soft && isNameChar(c)) {
        if (c != '!') {
          name.append(Character.toLowerCase(c));
        }
        continue;
      }
      if (!name.isEmpty()) {
        int last = i;
        while (name.length() > 1 && name.charAt(name.length() - 1) == '.') {
          name.setLength(name.length() - 1);
          last--;
        }
        String text = name.toString();
        boolean port = colon && text.length() <= 5 && text.chars().allMatch(Character::isDigit);
        segments.add(new Segment(text, starts[start], last < length ? starts[last] : end, stop, port));
        stop = false;
        name.setLength(0);
      }
      stop |= !soft;
      colon = c == ':';
      start = i + 1;
    }
    return segments;
  }
}
