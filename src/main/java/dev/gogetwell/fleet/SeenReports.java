package dev.gogetwell.fleet;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Which reports were there before, by eight bytes of their hash. Up to a million; beyond that it tells of none. One
/// thread.
public final class SeenReports {
  private static final int SLOTS = 1 << 21;
  private static final int MOST = SLOTS / 2;

  private final MessageDigest hash;
  private long[] slots = new long[1 << 12];
  private int count;

  /// None yet.
  public SeenReports() {
    try {
      hash = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Remembers these bytes.
  ///
  /// @return whether they are new
  public boolean isNew(byte[] bytes, int length) {
    hash.reset();
    hash.update(bytes, 0, length);
    long key = ByteBuffer.wrap(hash.digest()).getLong() | 1;
    if (count >= MOST) {
      return true;
    }
    if (count * 2 >= slots.length) {
      long[] former = slots;
      slots = new long[former.length * 2];
      for (long kept : former) {
        if (kept != 0) {
          slots[slot(kept)] = kept;
        }
      }
    }
    int slot = slot(key);
    if (slots[slot] == key) {
      return false;
    }
    slots[slot] = key;
    count++;
    return true;
  }

  private int slot(long key) {
    int slot = (int) (key >>> 1) & slots.length - 1;
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
