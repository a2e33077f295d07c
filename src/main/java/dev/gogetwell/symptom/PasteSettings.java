package dev.gogetwell.symptom;

import dev.gogetwell.gorules.PrivatePatterns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The settings that a paste shows: `go env`, shells, PowerShell, Dockerfiles, YAML. They count as the settings under
/// which its errors happened. The last value of a name wins. Pure; any thread.
///
/// @param values the values by name
record PasteSettings(Map<String, String> values) {
  private static final String NAME = "(?<name>GOPROXY|GOSUMDB|GOPRIVATE|GONOSUMDB|GONOSUMCHECK|GONOPROXY|GOINSECURE"
      + "|GOFLAGS|GOTOOLCHAIN|GO111MODULE|GOVCS|GOAUTH|GOMODCACHE|GOROOT|GODEBUG|(?:HTTPS?|NO|ALL)_PROXY"
      + "|(?:https?|no|all)_proxy|SSL_CERT_FILE|SSL_CERT_DIR)";
  private static final List<Pattern> FORMS = List.of(
      Pattern.compile("(?<![\\w$%])" + NAME + "=(?:\"(?<double>[^\"]{0,600})(?:\"|$)|'(?<single>[^']{0,600})'"
          + "|(?<bare>[^\\s\"';&)`]{0,600}))"),
      Pattern.compile("(?i:\\$env:)" + NAME + "\\s?=\\s?(?:\"(?<double>[^\"]{0,600})\"|'(?<single>[^']{0,600})'"
          + "|(?<bare>\\S{0,600}))"),
      Pattern.compile("^\\s*(?:ENV|ARG|setx) " + NAME + " (?:\"(?<double>[^\"]{0,600})\"|(?<bare>\\S{0,600}))"),
      Pattern.compile("^\\s*\"?" + NAME + "\"?: ?(?:\"(?<double>[^\"]{0,600})(?:\"|$)|'(?<single>[^']{0,600})'"
          + "|(?<bare>[^\\s\"',]\\S{0,600}?),?\\s*$)"));
  private static final Pattern WINDOWS_SET = Pattern.compile("^\\s*set " + NAME + "=(?<bare>[^\\r\\n]{0,600})$");
  private static final Pattern ASKED =
      Pattern.compile("(?:echo [$%](?:env:)?|go env |printenv )" + NAME + "%?\\s*$");

  private static final int SHORTEST_VALUE = 4;

  PasteSettings {
    values = Map.copyOf(values);
  }

  /// The settings in the lines of a paste.
  static PasteSettings of(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.indexOf('_') < 0 && !line.contains("GO")) {
        continue;
      }
      Matcher set = WINDOWS_SET.matcher(line);
      Matcher asked = ASKED.matcher(line);
      if (set.find()) {
        values.put(set.group("name"), set.group("bare"));
      } else if (asked.find() && i + 1 < lines.size()) {
        values.put(asked.group("name"), lines.get(i + 1).strip());
      } else {
        FORMS.forEach(form -> read(form, line, values));
      }
    }
    values.values().removeIf(value -> value.equals("..."));
    return new PasteSettings(values);
  }

  private static void read(Pattern form, String line, Map<String, String> values) {
    Matcher matcher = form.matcher(line);
    while (matcher.find()) {
      for (String kind : List.of("double", "single", "bare")) {
        if (matcher.namedGroups().containsKey(kind) && matcher.group(kind) != null) {
          values.put(matcher.group("name"), matcher.group(kind));
        }
      }
    }
  }

  /// One setting.
  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /// `NAME=value`, one a line: what an entry of the catalogue may ask for.
  String asText() {
    return values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).sorted()
        .collect(Collectors.joining("\n"));
  }

  /// The HTTP proxy for https addresses.
  Optional<String> proxy() {
    return get("HTTPS_PROXY").or(() -> get("https_proxy")).or(() -> get("HTTP_PROXY")).or(() -> get("http_proxy"))
        .or(() -> get("ALL_PROXY")).or(() -> get("all_proxy"));
  }

  /// Whether a proxy variable has this value.
  boolean isOfProxy(String value) {
    return values.entrySet().stream().filter(e -> e.getKey().toLowerCase(Locale.ROOT).matches("(?:https?|all)_proxy"))
        .anyMatch(e -> holds(e.getValue(), value));
  }

  /// Whether an entry of GOPROXY has this value.
  boolean isOfGoproxy(String value) {
    return get("GOPROXY").filter(list -> holds(list, value)).isPresent();
  }

  private static boolean holds(String setting, String value) {
    return value.length() >= SHORTEST_VALUE && setting.contains(value);
  }

  /// Whether go keeps the module away from the checksum database under these settings.
  boolean isPrivate(String module) {
    return PrivatePatterns.effective(get("GONOSUMDB").orElse(""), get("GOPRIVATE").orElse("")).matches(module);
  }

  /// Whether an item was meant for the module but can match nothing: it has a scheme, blanks, a full-width comma.
  boolean wasMeantToBePrivate(String module) {
    return List.of("GOPRIVATE", "GONOSUMDB", "GONOPROXY").stream().map(this::get).flatMap(Optional::stream)
        .anyMatch(list -> !PrivatePatterns.parse(list).matches(module)
            && PrivatePatterns.parse(repaired(list)).matches(module));
  }

  private static String repaired(String list) {
    return list.replaceAll("[，；;、]", ",").replaceAll("\\s*,\\s*|\\s+", ",").replaceAll("\\w+://(?:[^@/,]*@)?", "")
        .replaceAll("(^|,)git@", "$1").replaceAll("(^|,)\\*?\\.", "$1").replaceAll("[\"']", "")
        .replaceAll("/\\*{1,2}(?=,|$)", "").replaceAll("\\.git(?=,|$)", "");
  }

  /// Whether the module proxy that `url` belongs to stands before a comma and a further entry.
  boolean stopsAtComma(String url) {
    String list = get("GOPROXY").orElse("");
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == ',' || c == '|') {
        String entry = list.substring(start, i).strip().replaceAll("/+$", "");
        if (c == ',' && !entry.isEmpty() && !list.substring(i + 1).isBlank()
            && withScheme(url).startsWith(withScheme(entry) + "/")) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  private static String withScheme(String address) {
    return address.contains("://") ? address : "https://" + address;
  }
}
