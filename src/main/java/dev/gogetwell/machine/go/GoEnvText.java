package dev.gogetwell.machine.go;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The text of a go env file, read as Go reads it (cmd/go/internal/cfg/cfg.go: readEnvFile): a line counts if it
/// starts with A to Z and holds `=`; nothing is trimmed or unquoted; the last duplicate wins.
///
/// @param values what Go takes
/// @param flaws what it takes otherwise than the author meant: carriage returns, a byte order mark
public record GoEnvText(Map<String, String> values, List<String> flaws) {
  public GoEnvText {
    values = Map.copyOf(values);
    flaws = List.copyOf(flaws);
  }

  /// Reads the bytes; never throws on their content.
  public static GoEnvText parse(byte[] bytes) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> flaws = new ArrayList<>();
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (i == 0 && line.startsWith("\uFEFF")) {
        flaws.add("line 1: a byte order mark hides the first setting");
      }
      int equals = line.indexOf('=');
      if (equals > 0 && line.charAt(0) >= 'A' && line.charAt(0) <= 'Z') {
        values.put(line.substring(0, equals), line.substring(equals + 1));
        if (line.endsWith("\r")) {
          flaws.add("line " + (i + 1) + ": the value of " + line.substring(0, equals) + " ends in a carriage return");
        }
      }
    }
    return new GoEnvText(values, flaws);
  }
}
