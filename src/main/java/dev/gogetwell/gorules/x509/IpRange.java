package dev.gogetwell.gorules.x509;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// net.IPNet: an address and a mask of the same length (4 or 16 bytes), compared and printed as Go does (net/ip.go).
/// The arrays are not changed after construction.
public record IpRange(byte[] ip, byte[] mask) {
  /// net.IPNet.Contains.
  boolean contains(byte[] address) {
    byte[] number = number();
    byte[] bits = bits(number);
    byte[] target = GoAddress.to4(address);
    if (target == null) {
      target = address;
    }
    if (bits == null || target.length != number.length) {
      return false;
    }
    for (int i = 0; i < target.length; i++) {
      if ((number[i] & bits[i]) != (target[i] & bits[i])) {
        return false;
      }
    }
    return true;
  }

  /// The comparison of Go up to 1.25 (crypto/x509/verify.go:matchIPConstraint): lengths must be equal.
  boolean matchesBytes(byte[] address) {
    if (address.length != ip.length) {
      return false;
    }
    for (int i = 0; i < address.length; i++) {
      if ((address[i] & mask[i]) != (ip[i] & mask[i])) {
        return false;
      }
    }
    return true;
  }

  IpRange masked() {
    byte[] masked = ip.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] &= mask[i];
    }
    return new IpRange(masked, mask);
  }

  /// The last address of the range.
  byte[] broadcast() {
    byte[] last = ip.clone();
    for (int i = 0; i < last.length; i++) {
      last[i] |= (byte) ~mask[i];
    }
    return last;
  }

  private byte[] number() {
    byte[] four = GoAddress.to4(ip);
    return four != null ? four : ip;
  }

  private byte @Nullable [] bits(byte[] number) {
    if (mask.length == number.length) {
      return mask;
    }
    return mask.length == 16 && number.length == 4 ? Arrays.copyOfRange(mask, 12, 16) : null;
  }

  /// net.IPNet.String.
  String print() {
    byte[] number = number();
    byte[] bits = bits(number);
    if (bits == null) {
      return "<nil>";
    }
    int ones = 0;
    while (ones < bits.length * 8 && (bits[ones / 8] & 0x80 >> ones % 8) != 0) {
      ones++;
    }
    for (int i = ones; i < bits.length * 8; i++) {
      if ((bits[i / 8] & 0x80 >> i % 8) != 0) {
        return GoAddress.print(number) + "/" + GoText.hex(bits);
      }
    }
    return GoAddress.print(number) + "/" + ones;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpRange range && Arrays.equals(ip, range.ip) && Arrays.equals(mask, range.mask);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ip) + Arrays.hashCode(mask);
  }
}
