package dev.gogetwell.gorules.x509;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// IP addresses as Go reads and prints them: net/netip/netip.go:ParseAddr with its error texts, net/ip.go:IP.String and
/// IPNet.String. Stateless.
final class GoAddress {
  private GoAddress() {}

  /// The outcome of reading a text: bytes (4 or 16) and zone, or Go's error text.
  record Parsed(byte @Nullable [] bytes, String zone, String error) {
    boolean ok() {
      return bytes != null;
    }
  }

  /// netip.ParseAddr.
  static Parsed parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '.' -> {
          byte[] fields = new byte[4];
          String error = ipv4Fields(text, text, fields, 0);
          return error.isEmpty() ? new Parsed(fields, "", "") : new Parsed(null, "", error);
        }
        case ':' -> {
          return ipv6(text);
        }
        case '%' -> {
          return failed(text, "missing IPv6 address", "");
        }
        default -> {
          // keep looking for the character that tells the family
        }
      }
    }
    return failed(text, "unable to parse IP", "");
  }

  /// net.ParseIP: 16 bytes, or null where the text is no address or has a zone.
  static byte @Nullable [] parseIp(String text) {
    Parsed parsed = parse(text);
    return parsed.bytes() == null || !parsed.zone().isEmpty() ? null : to16(parsed.bytes());
  }

  private static Parsed failed(String in, String message, String at) {
    String text = "ParseAddr(" + GoText.quote(in) + "): " + message;
    return new Parsed(null, "", at.isEmpty() ? text : text + " (at " + GoText.quote(at) + ")");
  }

  private static String ipv4Fields(String in, String s, byte[] fields, int offset) {
    int value = 0;
    int field = 0;
    int digits = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c >= '0' && c <= '9') {
        if (digits == 1 && value == 0) {
          return failed(in, "IPv4 field has octet with leading zero", "").error();
        }
        value = value * 10 + c - '0';
        digits++;
        if (value > 255) {
          return failed(in, "IPv4 field has value >255", "").error();
        }
      } else if (c == '.') {
        if (i == 0 || i == s.length() - 1 || s.charAt(i - 1) == '.') {
          return failed(in, "IPv4 field must have at least one digit", s.substring(i)).error();
        }
        if (field == 3) {
          return failed(in, "IPv4 address too long", "").error();
        }
        fields[offset + field++] = (byte) value;
        value = 0;
        digits = 0;
      } else {
        return failed(in, "unexpected character", s.substring(i)).error();
      }
    }
    if (field < 3) {
      return failed(in, "IPv4 address too short", "").error();
    }
    fields[offset + 3] = (byte) value;
    return "";
  }

  private static Parsed ipv6(String in) {
    int percent = in.indexOf('%');
    String zone = percent < 0 ? "" : in.substring(percent + 1);
    if (percent >= 0 && zone.isEmpty()) {
      return failed(in, "zone must be a non-empty string", "");
    }
    Ipv6Groups groups = new Ipv6Groups(in, percent < 0 ? in : in.substring(0, percent));
    String error = groups.read();
    return error.isEmpty() ? new Parsed(groups.bytes, zone, "") : new Parsed(null, "", error);
  }

  /// netip.parseIPv6: group after group, each method with Go's error text, empty where there is none.
  private static final class Ipv6Groups {
    private final String in;
    private final byte[] bytes = new byte[16];
    private String rest;
    private int filled;
    private int ellipsis = -1;

    Ipv6Groups(String in, String address) {
      this.in = in;
      this.rest = address;
    }

    String read() {
      if (rest.startsWith("::")) {
        ellipsis = 0;
        rest = rest.substring(2);
      }
      String error = rest.isEmpty() ? "" : groups();
      return error.isEmpty() ? expand() : error;
    }

    private String groups() {
      while (filled < 16) {
        int digits = 0;
        int value = 0;
        for (; digits < rest.length() && isHex(rest.charAt(digits)); digits++) {
          if (digits > 3) {
            return error("each group must have 4 or less digits", rest);
          }
          value = value << 4 | Character.digit(rest.charAt(digits), 16);
        }
        if (digits == 0) {
          return error("each colon-separated field must have at least one digit", rest);
        }
        if (digits < rest.length() && rest.charAt(digits) == '.') {
          return embeddedIpv4();
        }
        bytes[filled++] = (byte) (value >> 8);
        bytes[filled++] = (byte) value;
        rest = rest.substring(digits);
        String error = rest.isEmpty() ? "" : colon();
        if (!error.isEmpty() || rest.isEmpty()) {
          return error;
        }
      }
      return "";
    }

    private static boolean isHex(char c) {
      return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private String embeddedIpv4() {
      if (ellipsis < 0 && filled != 12) {
        return error("embedded IPv4 address must replace the final 2 fields of the address", rest);
      }
      if (filled + 4 > 16) {
        return error("too many hex fields to fit an embedded IPv4 at the end of the address", rest);
      }
      String error = ipv4Fields(in, rest, bytes, filled);
      filled += 4;
      rest = "";
      return error;
    }

    private String colon() {
      if (rest.charAt(0) != ':') {
        return error("unexpected character, want colon", rest);
      }
      if (rest.length() == 1) {
        return error("colon must be followed by more characters", rest);
      }
      rest = rest.substring(1);
      if (rest.charAt(0) == ':') {
        if (ellipsis >= 0) {
          return error("multiple :: in address", rest);
        }
        ellipsis = filled;
        rest = rest.substring(1);
      }
      return "";
    }

    /// Puts the zeros where the `::` stood.
    private String expand() {
      if (!rest.isEmpty()) {
        return error("trailing garbage after address", rest);
      }
      if (filled < 16) {
        if (ellipsis < 0) {
          return error("address string too short", "");
        }
        int gap = 16 - filled;
        System.arraycopy(bytes, ellipsis, bytes, ellipsis + gap, filled - ellipsis);
        Arrays.fill(bytes, ellipsis, ellipsis + gap, (byte) 0);
      } else if (ellipsis >= 0) {
        return error("the :: must expand to at least one field of zeros", "");
      }
      return "";
    }

    private String error(String message, String at) {
      return failed(in, message, at).error();
    }
  }

  /// Whether 16 bytes are an IPv4 address in IPv6 clothes.
  static boolean isMapped(byte[] ip) {
    if (ip.length != 16 || ip[10] != -1 || ip[11] != -1) {
      return false;
    }
    for (int i = 0; i < 10; i++) {
      if (ip[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /// net.IP.To4: 4 bytes, or null.
  static byte @Nullable [] to4(byte[] ip) {
    return ip.length == 4 ? ip : isMapped(ip) ? Arrays.copyOfRange(ip, 12, 16) : null;
  }

  private static byte[] to16(byte[] ip) {
    if (ip.length == 16) {
      return ip;
    }
    byte[] mapped = new byte[16];
    mapped[10] = -1;
    mapped[11] = -1;
    System.arraycopy(ip, 0, mapped, 12, 4);
    return mapped;
  }

  /// net.IP.Equal: an IPv4 address and its IPv6 form are equal.
  static boolean equal(byte[] a, byte[] b) {
    return Arrays.equals(to16(a), to16(b));
  }

  /// net.IP.String for 4 or 16 bytes.
  static String print(byte[] ip) {
    byte[] four = to4(ip);
    if (four != null) {
      return (four[0] & 0xff) + "." + (four[1] & 0xff) + "." + (four[2] & 0xff) + "." + (four[3] & 0xff);
    }
    int zeroStart = 255;
    int zeroEnd = 255;
    for (int i = 0; i < 8; i++) {
      int j = i;
      while (j < 8 && group(ip, j) == 0) {
        j++;
      }
      if (j - i >= 2 && j - i > zeroEnd - zeroStart) {
        zeroStart = i;
        zeroEnd = j;
      }
    }
    StringBuilder out = new StringBuilder(39);
    for (int i = 0; i < 8; i++) {
      if (i == zeroStart) {
        out.append("::");
        i = zeroEnd;
        if (i >= 8) {
          break;
        }
      } else if (i > 0) {
        out.append(':');
      }
      out.append(Integer.toHexString(group(ip, i)));
    }
    return out.toString();
  }

  private static int group(byte[] ip, int index) {
    return (ip[2 * index] & 0xff) << 8 | (ip[2 * index + 1] & 0xff);
  }
}
