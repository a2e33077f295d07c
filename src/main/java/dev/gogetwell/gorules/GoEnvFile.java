package dev.gogetwell.gorules;

import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text of a go/env or go.env file: no quoting, no trimming, and a carriage return stays in the value.
/// Source: cmd/go/internal/cfg/cfg.go:readEnvFile, Getenv. Immutable; any thread.
///
/// @param values the values that count, in order of their first line
/// @param lints lines that do not do what they look like
public record GoEnvFile(Map<String, String> values, List<Lint> lints) {
  /// Whose readers take the blanks around a value away themselves, and take GOFLAGS apart at blanks and quotes
  /// (modfetch/proxy.go, modfetch/sumdb.go, vcs/vcs.go:parseGOVCS, auth/auth.go, base/goflags.go). A carriage return
  /// counts as such a blank, but is worth a word: the next value in the file may be of another kind.
  private static final Set<String> TRIMMED = Set.of("GOPROXY", "GOSUMDB", "GOFLAGS", "GOVCS", "GOAUTH");

  /// A file that is not there.
  public static final GoEnvFile EMPTY = new GoEnvFile(Map.of(), List.of());

  public GoEnvFile {
    values = Map.copyOf(values);
    lints = List.copyOf(lints);
  }

  /// What is odd about a line.
  public enum Oddity {
    BYTE_ORDER_MARK, CARRIAGE_RETURN, BLANK_IN_KEY, DUPLICATE, QUOTED_VALUE, BLANK_AROUND_VALUE, NOT_AN_ASSIGNMENT,
    NO_EFFECT_HERE
  }

  /// An odd line, counted from 1.
  public record Lint(int line, Oddity oddity, String key) {}

  /// Reads the text of a file.
  public static GoEnvFile parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    List<Lint> lints = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("\ufeff")) {
        lints.add(new Lint(i + 1, Oddity.BYTE_ORDER_MARK, ""));
      }
      int equals = line.indexOf('=');
      boolean assignment = equals >= 0 && line.charAt(0) >= 'A' && line.charAt(0) <= 'Z';
      if (assignment) {
        String key = line.substring(0, equals);
        lintAssignment(lints, i + 1, key, line.substring(equals + 1), values.containsKey(key));
        values.put(key, line.substring(equals + 1));
      } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("\ufeff")) {
        lints.add(new Lint(i + 1, Oddity.NOT_AN_ASSIGNMENT, ""));
      }
    }
    return new GoEnvFile(values, lints);
  }

  private static final Pattern MEANT = Pattern.compile(
      "(?i)\\s*(?:export\\s+|set\\s+|setx\\s+|\\$env:)?(?<key>GO[A-Z0-9]{1,40})\\s*(?<sign>[=\uFF1D])(?<value>.*)");

  /// What lines were meant to set that set nothing: behind a byte order mark, a blank or a word of a shell, in small
  /// letters, with a blank before the equals sign. None of a name that a line that counts has.
  public static Map<String, String> meant(String text) {
    Map<String, String> counting = parse(text).values();
    Map<String, String> meant = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      Matcher found = MEANT.matcher(line.startsWith("\ufeff") ? line.substring(1) : line);
      if (found.lookingAt() && !counting.containsKey(found.group("key").toUpperCase(Locale.ROOT))) {
        String value = found.group("value").strip();
        boolean quoted = value.length() > 1 && value.charAt(0) == value.charAt(value.length() - 1)
            && "\"'".indexOf(value.charAt(0)) >= 0;
        meant.put(found.group("key").toUpperCase(Locale.ROOT),
            quoted ? value.substring(1, value.length() - 1) : value);
      }
    }
    return meant;
  }

  /// The setting that counts, by Go's order of layers; empty text in the environment counts as unset.
  public static Setting resolve(
      String name, Map<String, String> environment, GoEnvFile user, String userPath, GoEnvFile goroot, String builtIn) {
    List<Setting.Hidden> layers = new ArrayList<>();
    add(layers, environment.getOrDefault(name, ""), Origin.Kind.ENVIRONMENT, "");
    add(layers, user.values().getOrDefault(name, ""), Origin.Kind.GO_ENV_FILE, userPath);
    add(layers, goroot.values().getOrDefault(name, ""), Origin.Kind.GOROOT_GO_ENV, "");
    add(layers, builtIn, Origin.Kind.BUILT_IN, "");
    if (layers.isEmpty()) {
      return new Setting(name, "", new Origin(Origin.Kind.BUILT_IN, ""), List.of());
    }
    Setting.Hidden winner = layers.removeFirst();
    return new Setting(name, winner.value(), winner.origin(), layers);
  }

  private static void add(List<Setting.Hidden> layers, String value, Origin.Kind kind, String where) {
    if (!value.isEmpty()) {
      layers.add(new Setting.Hidden(value, new Origin(kind, where)));
    }
  }

  private static void lintAssignment(List<Lint> lints, int line, String key, String value, boolean duplicate) {
    if (duplicate) {
      lints.add(new Lint(line, Oddity.DUPLICATE, key));
    }
    if (key.chars().anyMatch(Character::isWhitespace)) {
      lints.add(new Lint(line, Oddity.BLANK_IN_KEY, key));
    }
    if (value.endsWith("\r")) {
      lints.add(new Lint(line, Oddity.CARRIAGE_RETURN, key));
    } else if (!value.equals(value.strip()) && !TRIMMED.contains(key)) {
      lints.add(new Lint(line, Oddity.BLANK_AROUND_VALUE, key));
    }
    String bare = value.strip();
    boolean isOneWord = key.equals("GOFLAGS") && bare.chars().noneMatch(Character::isWhitespace);
    if (bare.length() > 1 && !isOneWord && ((bare.startsWith("\"") && bare.endsWith("\""))
        || (bare.startsWith("'") && bare.endsWith("'")))) {
      lints.add(new Lint(line, Oddity.QUOTED_VALUE, key));
    }
    if (key.endsWith("_PROXY") || key.startsWith("SSL_CERT_") || key.startsWith("GIT_") || key.equals("GODEBUG")
        || key.equals("GONOSUMCHECK")) {
      lints.add(new Lint(line, Oddity.NO_EFFECT_HERE, key));
    }
  }
}
