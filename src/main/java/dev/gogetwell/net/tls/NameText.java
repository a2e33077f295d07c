package dev.gogetwell.net.tls;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/// Writes an X.500 name as RFC 4514 does: last part first, special characters escaped. Pure.
final class NameText {
  private static final int MAX_LENGTH = 4096;

  private static final Map<String, String> SHORT = Map.ofEntries(
      Map.entry("2.5.4.3", "CN"),
      Map.entry("2.5.4.4", "SN"),
      Map.entry("2.5.4.5", "serialNumber"),
      Map.entry("2.5.4.6", "C"),
      Map.entry("2.5.4.7", "L"),
      Map.entry("2.5.4.8", "ST"),
      Map.entry("2.5.4.9", "street"),
      Map.entry("2.5.4.10", "O"),
      Map.entry("2.5.4.11", "OU"),
      Map.entry("2.5.4.12", "title"),
      Map.entry("2.5.4.42", "givenName"),
      Map.entry("2.5.4.97", "organizationIdentifier"),
      Map.entry("1.2.840.113549.1.9.1", "emailAddress"),
      Map.entry("0.9.2342.19200300.100.1.1", "UID"),
      Map.entry("0.9.2342.19200300.100.1.25", "DC"));

  private NameText() {}

  /// @param content the content of the Name's SEQUENCE
  static String read(Cursor content) throws Cursor.Truncated {
    String name = "";
    LenientDerReader parts = new LenientDerReader(content);
    while (parts.more() && name.length() < MAX_LENGTH) {
      StringBuilder part = new StringBuilder();
      LenientDerReader values = parts.enter(LenientDerReader.SET);
      while (values.more() && part.length() < MAX_LENGTH) {
        LenientDerReader pair = values.enter(LenientDerReader.SEQUENCE);
        String type = LenientDerReader.oid(pair.next(LenientDerReader.OBJECT_IDENTIFIER));
        byte[] value = pair.next().rest();
        part.append(part.isEmpty() ? "" : "+").append(SHORT.getOrDefault(type, type)).append('=');
        escape(part, text(pair.tag(), value));
      }
      name = name.isEmpty() ? part.toString() : part + "," + name;
    }
    return name;
  }

  private static String text(int tag, byte[] value) {
    return switch (tag) {
      case 0x1e -> new String(value, StandardCharsets.UTF_16BE);
      case 0x0c -> new String(value, StandardCharsets.UTF_8);
      case 0x13, 0x14, 0x16, 0x12, 0x1a -> new String(value, StandardCharsets.ISO_8859_1);
      default -> "#" + HexFormat.of().formatHex(value);
    };
  }

  private static void escape(StringBuilder into, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean edge = (c == ' ' && (i == 0 || i == value.length() - 1)) || (c == '#' && i == 0 && !hexForm(value));
      if (edge || "\",;+<>\\".indexOf(c) >= 0) {
        into.append('\\').append(c);
      } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        into.append("\\%04X".formatted((int) c));
      } else {
        into.append(c);
      }
    }
  }

  private static boolean hexForm(String value) {
    return value.length() % 2 == 1 && value.chars().skip(1).allMatch(c -> Character.digit(c, 16) >= 0);
  }
}
