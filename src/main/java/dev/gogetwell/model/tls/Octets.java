package dev.gogetwell.model.tls;

import java.util.Arrays;
import java.util.HexFormat;

/// A few bytes with value equality, for the byte view of a message. Immutable; any thread.
public final class Octets {
  /// No bytes: also what stands where bytes were not kept.
  public static final Octets NONE = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Copies a range.
  public static Octets of(byte[] source, int from, int to) {
    return from == to ? NONE : new Octets(Arrays.copyOfRange(source, from, to));
  }

  /// Copies the bytes.
  public static Octets of(byte[] source) {
    return of(source, 0, source.length);
  }

  /// How many bytes.
  public int length() {
    return bytes.length;
  }

  /// A fresh array.
  public byte[] toArray() {
    return bytes.clone();
  }

  /// Lower-case hexadecimal without separators.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
