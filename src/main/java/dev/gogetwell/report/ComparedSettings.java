package dev.gogetwell.report;

import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The settings of two runs beside each other: only what a run records because something depends on it, each name once.
/// What depends on the computer alone (`GOGCCFLAGS`, the folder of git's programs) is no difference worth a line.
///
/// @param differences by kind, then by name
/// @param hidden names whose values were hidden in both runs, so that nobody can say whether they are the same
public record ComparedSettings(List<ComparedSettings.Difference> differences, List<String> hidden) {
  public ComparedSettings {
    differences = List.copyOf(differences);
    hidden = List.copyOf(hidden);
  }

  /// What a setting decides about.
  public enum Kind {
    PROXY,
    ROUTE,
    TRUST,
    CHECKSUM,
    SIGN_IN,
    LOOKUP,
    TOOL,
    /// Folders: they differ between any two computers.
    PLACE
  }

  /// A setting in both runs; empty where it is not set.
  public record Difference(String name, Kind kind, Optional<String> first, Optional<String> second) {}

  /// Follow from others that are listed, or from the computer.
  private static final Set<String> NOISE = Set.of("GOVERSION", "GOHOSTOS", "GOHOSTARCH", "GIT_EXEC_PATH", "GOMOD",
      "GOWORK", "GOTMPDIR", "TMPDIR");

  private static final Map<Kind, Set<String>> NAMES = Map.of(
      Kind.PROXY, Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "REQUEST_METHOD", "PROXY",
          "PROXYAUTHMETHOD", "GIT_HTTP_PROXY_AUTHMETHOD", "GIT_PROXY_COMMAND", "GITPROXY"),
      Kind.ROUTE, Set.of("GOPROXY", "GOPRIVATE", "GONOPROXY", "GOVCS", "GO111MODULE", "GOINSECURE", "INSTEADOF", "GOFLAGS"),
      Kind.TRUST, Set.of("SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH",
          "GIT_SSL_NO_VERIFY", "GIT_SSL_VERSION", "GIT_PROXY_SSL_CAINFO", "PROXYSSLCAINFO", "SCHANNELUSESSLCAINFO",
          "SCHANNELCHECKREVOKE"),
      Kind.CHECKSUM, Set.of("GOSUMDB", "GONOSUMDB", "GONOSUMCHECK"),
      Kind.LOOKUP, Set.of("RES_OPTIONS", "LOCALDOMAIN"),
      Kind.TOOL, Set.of("GO", "GIT", "OS", "GOTOOLCHAIN", "GODEBUG", "GOEXPERIMENT", "GOFIPS140", "GOOS", "GOARCH",
          "CGO_ENABLED"),
      Kind.PLACE, Set.of("GOROOT", "GOENV", "GOMODCACHE", "GOCACHE", "GOPATH", "GOBIN", "HOME", "USERPROFILE",
          "XDG_CONFIG_HOME", "APPDATA"));

  static ComparedSettings of(Settings one, Settings two) {
    Map<String, String> first = values(one);
    Map<String, String> second = values(two);
    TreeSet<String> names = new TreeSet<>(first.keySet());
    names.addAll(second.keySet());
    List<Difference> differences = new ArrayList<>();
    List<String> hidden = new ArrayList<>();
    for (String name : names) {
      Optional<String> a = Optional.ofNullable(first.get(name));
      Optional<String> b = Optional.ofNullable(second.get(name));
      if (!a.map(ComparedSettings::unnumbered).equals(b.map(ComparedSettings::unnumbered))) {
        differences.add(new Difference(name, kind(name), a, b));
      } else if (a.filter(ComparedSettings::hides).isPresent()) {
        hidden.add(name);
      }
    }
    differences.sort(Comparator.comparing(Difference::kind).thenComparing(Difference::name));
    return new ComparedSettings(differences, hidden);
  }

  /// The kinds of settings that decide about such causes.
  static Set<Kind> readBy(Collection<CauseCode> causes) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (CauseCode cause : causes) {
      kinds.addAll(switch (cause.code().substring(0, cause.code().indexOf('.'))) {
        case "network", "tls" -> Set.of(Kind.PROXY, Kind.ROUTE, Kind.TOOL);
        case "dns" -> Set.of(Kind.PROXY, Kind.ROUTE, Kind.LOOKUP);
        case "proxy" -> Set.of(Kind.PROXY, Kind.SIGN_IN);
        case "cert" -> Set.of(Kind.PROXY, Kind.ROUTE, Kind.TRUST, Kind.TOOL);
        case "goproxy" -> Set.of(Kind.ROUTE, Kind.PROXY, Kind.SIGN_IN);
        case "sumdb" -> Set.of(Kind.CHECKSUM, Kind.ROUTE, Kind.PROXY);
        case "vcs" -> Set.of(Kind.SIGN_IN, Kind.ROUTE, Kind.PROXY, Kind.TRUST, Kind.TOOL);
        case "module", "toolchain" -> Set.of(Kind.TOOL, Kind.ROUTE);
        case "env" -> Set.of(Kind.PLACE, Kind.TOOL, Kind.ROUTE);
        default -> EnumSet.complementOf(EnumSet.of(Kind.PLACE));
      });
    }
    return kinds;
  }

  private static Map<String, String> values(Settings settings) {
    Map<String, String> values = new TreeMap<>();
    values.put("OS", settings.os());
    settings.go().map(Tool::version).ifPresent(version -> values.put("go", version));
    settings.git().map(Tool::version).ifPresent(version -> values.put("git", version));
    // The last line of a key counts for git; a variable counts as go sees it, which reads it in its own way.
    settings.gitConfig().forEach(setting -> put(values, setting));
    settings.environment().values().forEach(setting -> put(values, setting));
    settings.goEnv().values().forEach(setting -> put(values, setting));
    return values;
  }

  private static void put(Map<String, String> values, Setting setting) {
    String name = setting.name();
    // An empty variable is for go and git the same as none.
    if (RecordedSettings.isRecorded(name) && !NOISE.contains(name.toUpperCase(Locale.ROOT))
        && !setting.value().isEmpty()) {
      values.put(name.indexOf('.') >= 0 ? "git config " + name : name, setting.value());
    }
  }

  private static Kind kind(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    return NAMES.entrySet().stream().filter(entry -> entry.getValue().contains(last)).map(Map.Entry::getKey)
        .findFirst().orElse(last.startsWith("SSL") ? Kind.TRUST : Kind.SIGN_IN);
  }

  /// Placeholders are numbered in each report by itself, so that `<private pattern 1>` names another one there.
  private static String unnumbered(String value) {
    return RecordedSettings.PLACEHOLDER.matcher(value).replaceAll("<$1>");
  }

  /// The user's own folder is hidden by name only: it is known to be the same thing.
  private static boolean hides(String value) {
    return RecordedSettings.PLACEHOLDER.matcher(value).results().anyMatch(match -> !match.group(1).equals("home"));
  }
}
