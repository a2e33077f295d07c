package dev.gogetwell.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The values of a key of the Windows registry, as `reg query` prints them: name, type and value in columns. Pure.
public final class RegistryValues {
  private static final Pattern VALUE = Pattern.compile("(?m)^\\s+(\\w+)\\s+REG_\\w+\\s+(\\S.*?)\\s*$");

  private RegistryValues() {}

  /// The values by name; numbers stay in their form `0x1`.
  public static Map<String, String> parse(String printed) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher matcher = VALUE.matcher(printed);
    while (matcher.find()) {
      values.put(matcher.group(1), matcher.group(2));
    }
    return values;
  }
}
