package dev.gogetwell.machine;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which network interfaces are up. Immutable; any thread.
///
/// @param up the names of those that are up and no loopback
/// @param tunnels those among them that look like a tunnel of a VPN or a TUN proxy
public record NetworkFacts(List<String> up, List<String> tunnels) {
  public NetworkFacts {
    up = List.copyOf(up);
    tunnels = List.copyOf(tunnels);
  }

  /// Reads the interfaces now; what cannot be read is left out.
  public static NetworkFacts read() {
    List<String> up = new ArrayList<>();
    try {
      for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
        if (each.isUp() && !each.isLoopback()) {
          up.add(each.getName() + (each.getDisplayName() == null || each.getDisplayName().equals(each.getName())
              ? "" : " " + each.getDisplayName()));
        }
      }
    } catch (SocketException e) {
      // A machine without any interface may say it this way; none is up then.
    }
    return of(up);
  }

  static NetworkFacts of(List<String> up) {
    return new NetworkFacts(up, up.stream().filter(NetworkFacts::isTunnel).toList());
  }

  private static boolean isTunnel(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("tun") || lower.startsWith("utun") || lower.startsWith("wg") || lower.contains("wintun")
        || lower.contains("wireguard") || lower.contains("tap-windows");
  }
}
