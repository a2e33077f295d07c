package dev.gogetwell.machine.registry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/// A value as the registry keeps it: a type and bytes, which may be anything. Immutable.
///
/// @param type `REG_SZ` and so on, by number
/// @param data as it is kept, the closing zero included where there is one
public record RegistryValue(int type, byte[] data) {
  /// Text.
  public static final int TEXT = 1;
  /// Text in which `%NAME%` stands for a variable.
  public static final int EXPANDED_TEXT = 2;

  private static final String NAMED = "REG_SZ";
  private static final String NAMED_EXPANDED = "REG_EXPAND_SZ";
  private static final String BYTES = "hex:";

  public RegistryValue {
    data = data.clone();
  }

  /// Text with its closing zero.
  public static RegistryValue text(int type, String text) {
    return new RegistryValue(type, (text + '\0').getBytes(StandardCharsets.UTF_16LE));
  }

  @Override
  public byte[] data() {
    return data.clone();
  }

  /// Whether it holds text.
  public boolean isText() {
    return type == TEXT || type == EXPANDED_TEXT;
  }

  /// The text in it, up to the first zero.
  public String text() {
    String all = new String(data, StandardCharsets.UTF_16LE);
    int end = all.indexOf('\0');
    return end < 0 ? all : all.substring(0, end);
  }

  /// Two lines for people and for the journal, from which [#parse] makes the very same value: the type, then the text,
  /// or the bytes where they are no plain text with its closing zero.
  public String written() {
    boolean plain = isText() && equals(text(type, text())) && !text().startsWith(BYTES)
        && text().chars().noneMatch(c -> c < ' ');
    String name = switch (type) {
      case TEXT -> NAMED;
      case EXPANDED_TEXT -> NAMED_EXPANDED;
      default -> "REG_" + type;
    };
    return name + "\n" + (plain ? text() : BYTES + HexFormat.of().formatHex(data)) + "\n";
  }

  /// Reads what [#written] gave.
  ///
  /// @throws IllegalArgumentException if it is something else
  public static RegistryValue parse(String written) {
    String[] lines = written.split("\n", -1);
    if (lines.length != 3 || !lines[2].isEmpty()) {
      throw new IllegalArgumentException("no registry value");
    }
    int type = switch (lines[0]) {
      case NAMED -> TEXT;
      case NAMED_EXPANDED -> EXPANDED_TEXT;
      default -> Integer.parseInt(lines[0].toLowerCase(Locale.ROOT).replaceFirst("^reg_", ""));
    };
    return lines[1].startsWith(BYTES)
        ? new RegistryValue(type, HexFormat.of().parseHex(lines[1].substring(BYTES.length())))
        : text(type, lines[1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegistryValue that && type == that.type && Arrays.equals(data, that.data);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(data) + type;
  }

  /// The type only: a value may hold a password.
  @Override
  public String toString() {
    return "registry value of type " + type;
  }
}
