package dev.gogetwell.net.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/// Writes address bytes as a literal. Pure; any thread.
public final class AddressText {
  private AddressText() {}

  /// Dotted or, for 16 bytes, shortened as RFC 5952 asks; hexadecimal for any other length.
  public static String of(byte[] address) {
    try {
      return address.length == 16 ? shortened(address) : InetAddress.getByAddress(address).getHostAddress();
    } catch (UnknownHostException e) {
      return HexFormat.of().formatHex(address);
    }
  }

  private static String shortened(byte[] address) {
    int bestStart = -1;
    int bestLength = 1;
    int run = 0;
    for (int i = 0; i < 8; i++) {
      run = group(address, i) == 0 ? run + 1 : 0;
      if (run > bestLength) {
        bestLength = run;
        bestStart = i - run + 1;
      }
    }
    StringBuilder text = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == bestStart) {
        text.append("::");
        i += bestLength - 1;
      } else {
        text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
            .append(Integer.toHexString(group(address, i)));
      }
    }
    return text.toString();
  }

  private static int group(byte[] address, int index) {
    return (address[2 * index] & 0xff) << 8 | (address[2 * index + 1] & 0xff);
  }
}
