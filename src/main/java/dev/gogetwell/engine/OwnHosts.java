package dev.gogetwell.engine;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which names and addresses are somebody's own and mean nothing to strangers. Pure; any thread.
final class OwnHosts {
  /// Without a dot, or below a zone that no public resolver can know (RFC 6762 section 3 and appendix G, RFC 8375,
  /// ICANN's `.internal`).
  private static final Pattern OWN_NAME = Pattern.compile(
      "[^.]+|.*\\.(?:local|localdomain|lan|home|corp|intranet|internal|private|home\\.arpa)");

  private OwnHosts() {}

  static boolean isOwnName(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return OWN_NAME.matcher(name.endsWith(".") ? name.substring(0, name.length() - 1) : name).matches();
  }

  /// Private use, shared with a provider or a mesh VPN, or of one link (RFC 1918, 6598, 4193, 3927, 4291).
  static boolean isOwnAddress(String address) {
    InetAddress parsed;
    try {
      parsed = InetAddress.ofLiteral(address);
    } catch (IllegalArgumentException _) {
      return false;
    }
    byte[] bytes = parsed.getAddress();
    boolean isShared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    boolean isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    return isShared || isUniqueLocal || parsed.isSiteLocalAddress() || parsed.isLinkLocalAddress();
  }
}
