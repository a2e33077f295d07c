package dev.gogetwell.cli;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What became of strings that were redacted before, found by their bytes: most strings of a long document are the same
/// few, and to look one up makes no object. Bounded by what it holds; one thread.
final class SeenStrings {
  /// Stands for a string that stays as it is.
  static final byte[] UNCHANGED = {};

  private static final int SLOTS = 1 << 14;
  /// More bytes than these are not kept; then it begins anew.
  private static final int MOST_BYTES = 4 << 20;
  /// A longer string is not likely to come again.
  private static final int LONGEST = 1 << 13;

  private final byte[][] before = new byte[SLOTS][];
  private final byte[][] after = new byte[SLOTS][];
  private int count;
  private int held;

  /// What the string became, or [#UNCHANGED]; null if it is new.
  byte @Nullable [] of(byte[] bytes, int from, int to) {
    int slot = slot(bytes, from, to);
    return before[slot] == null ? null : after[slot];
  }

  /// Whether it is the mark itself: a string that became empty is another one.
  @SuppressWarnings("ReferenceEquality")
  static boolean isUnchanged(byte[] became) {
    return became == UNCHANGED;
  }

  /// Keeps what a new string became.
  void keep(byte[] string, byte[] became) {
    if (string.length > LONGEST) {
      return;
    }
    if (held > MOST_BYTES || count > SLOTS / 2) {
      Arrays.fill(before, null);
      Arrays.fill(after, null);
      held = 0;
      count = 0;
    }
    int slot = slot(string, 0, string.length);
    before[slot] = string;
    after[slot] = became;
    held += string.length + became.length;
    count++;
  }

  /// Where the string is, or would be.
  private int slot(byte[] bytes, int from, int to) {
    int slot = hash(bytes, from, to) & SLOTS - 1;
    while (before[slot] != null && !Arrays.equals(before[slot], 0, before[slot].length, bytes, from, to)) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }

  private static int hash(byte[] bytes, int from, int to) {
    int hash = 1;
    // The ends tell long ones apart well enough.
    int step = Math.max(1, (to - from) / 64);
    for (int i = from; i < to; i += step) {
      hash = 31 * hash + bytes[i];
    }
    hash = 31 * hash + (to - from);
    return hash ^ hash >>> 15;
  }
}
