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
    String s = in;
    String zone = "";
    int percent = s.indexOf('%');
    if (percent >= 0) {
      zone = s.substring(percent + 1);
      s = s.substring(0, percent);
      if (zone.isEmpty()) {
        return failed(in, "zone must be a non-empty string", "");
      }
    }
    byte[] ip = new byte[16];
    int ellipsis = -1;
    if (s.startsWith("::")) {
      ellipsis = 0;
      s = s.substring(2);
      if (s.isEmpty()) {
        return new Parsed(ip, zone, "");
      }
    }
    int filled = 0;
    while (filled < 16) {
      int off = 0;
      int value = 0;
      for (; off < s.length() && Character.digit(s.charAt(off), 16) >= 0 && s.charAt(off) < 0x80; off++) {
        value = value << 4 | Character.digit(s.charAt(off), 16);
        if (off > 3) {
          return failed(in, "each group must have 4 or less digits", s);
        }
      }
      if (off == 0) {
        return failed(in, "each colon-separated field must have at least one digit", s);
      }
      if (off < s.length() && s.charAt(off) == '.') {
        if (ellipsis < 0 && filled != 12) {
          return failed(in, "embedded IPv4 address must replace the final 2 fields of the address", s);
        }
        if (filled + 4 > 16) {
          return failed(in, "too many hex fields to fit an embedded IPv4 at the end of the address", s);
        }
        String error = ipv4Fields(in, s, ip, filled);
        if (!error.isEmpty()) {
          return new Parsed(null, "", error);
        }
        s = "";
        filled += 4;
        break;
      }
      ip[filled] = (byte) (value >> 8);
      ip[filled + 1] = (byte) value;
      filled += 2;
      s = s.substring(off);
      if (s.isEmpty()) {
        break;
      }
      if (s.charAt(0) != ':') {
        return failed(in, "unexpected character, want colon", s);
      }
      if (s.length() == 1) {
        return failed(in, "colon must be followed by more characters", s);
      }
      s = s.substring(1);
      if (s.charAt(0) == ':') {
        if (ellipsis >= 0) {
          return failed(in, "multiple :: in address", s);
        }
        ellipsis = filled;
        s = s.substring(1);
        if (s.isEmpty()) {
          break;
        }
      }
    }
    return finishIpv6(in, s, zone, ip, filled, ellipsis);
  }

  private static Parsed finishIpv6(String in, String rest, String zone, byte[] ip, int filled, int ellipsis) {
    if (!rest.isEmpty()) {
      return failed(in, "trailing garbage after address", rest);
    }
    if (filled < 16) {
      if (ellipsis < 0) {
        return failed(in, "address string too short", "");
      }
      int gap = 16 - filled;
      for (int j = filled - 1; j >= ellipsis; j--) {
        ip[j + gap] = ip[j];
      }
      Arrays.fill(ip, ellipsis, ellipsis + gap, (byte) 0);
    } else if (ellipsis >= 0) {
      return failed(in, "the :: must expand to at least one field of zeros", "");
    }
    return new Parsed(ip, zone, "");
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
