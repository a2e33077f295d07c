package dev.gogetwell.gorules;

import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Settings that switch a protection off, or seem to. The program finds and undoes them. Stateless; any thread.
public final class WeakSettings {
  /// Modules that have nothing in common: what covers all of these covers everybody's.
  private static final List<String> ANYBODYS = List.of("golang.org/x/text", "github.com/pkg/errors",
      "gopkg.in/yaml.v3", "rsc.io/quote", "k8s.io/api");

  private WeakSettings() {}

  /// The kinds, with a key that stays the same between releases of this program.
  public enum Kind {
    SUMDB_OFF, NO_SUMDB_FOR_ALL, INSECURE_FOR_ALL, NO_SUM_CHECK_DEAD, GIT_SSL_VERIFY_OFF, GIT_NO_VERIFY_VARIABLE,
    INSECURE_FLAG_REMOVED, DEBUG_KEY_DEAD
  }

  /// One such setting; `effective` is false where Go ignores or refuses it by now.
  public record Weak(Kind kind, String name, String value, boolean effective) {}

  /// All that are set and count, and those that count for nothing by now.
  public static List<Weak> find(Settings settings) {
    List<Weak> found = new ArrayList<>();
    if (isOff("GOSUMDB", settings.goEnvValue("GOSUMDB"))) {
      found.add(new Weak(Kind.SUMDB_OFF, "GOSUMDB", "off", true));
    }
    addIfForAll(found, settings, "GONOSUMDB", Kind.NO_SUMDB_FOR_ALL);
    addIfForAll(found, settings, "GOINSECURE", Kind.INSECURE_FOR_ALL);
    addDead(found, settings);
    for (GitConfigList.Entry entry : gitConfig(settings).verificationOff()) {
      found.add(new Weak(Kind.GIT_SSL_VERIFY_OFF, entry.key(), entry.value(), true));
    }
    if (settings.environment().containsKey("GIT_SSL_NO_VERIFY")) {
      String value = settings.environmentValue("GIT_SSL_NO_VERIFY");
      found.add(new Weak(Kind.GIT_NO_VERIFY_VARIABLE, "GIT_SSL_NO_VERIFY", value, true));
    }
    return found;
  }

  /// Whether this value of a setting of `go` switches its check off for everybody's modules.
  public static boolean isOff(String name, String value) {
    return switch (name) {
      case "GOSUMDB" -> value.equals("off");
      case "GONOSUMDB", "GOINSECURE" -> ANYBODYS.stream().allMatch(PrivatePatterns.parse(value)::matches);
      default -> false;
    };
  }

  /// A list of patterns without the items that cover modules which have nothing in common. Empty where no other item is
  /// left, or the others together cover everybody's modules too.
  public static Optional<String> narrowed(String list) {
    List<String> items = Arrays.stream(list.split(",", -1)).map(String::strip).filter(item -> !item.isEmpty()).toList();
    List<String> kept = items.stream().filter(item ->
        ANYBODYS.stream().filter(PrivatePatterns.parse(item)::matches).count() < 2).toList();
    PrivatePatterns rest = PrivatePatterns.parse(String.join(",", kept));
    return kept.isEmpty() || kept.size() == items.size() || ANYBODYS.stream().allMatch(rest::matches)
        ? Optional.empty() : Optional.of(String.join(",", kept));
  }

  private static void addDead(List<Weak> found, Settings settings) {
    String noSumCheck = settings.environmentValue("GONOSUMCHECK");
    if (!noSumCheck.isEmpty()) {
      found.add(new Weak(Kind.NO_SUM_CHECK_DEAD, "GONOSUMCHECK", noSumCheck, false));
    }
    String flags = settings.goEnvValue("GOFLAGS");
    if (Arrays.stream(flags.split("\\s+")).anyMatch(flag -> flag.matches("--?insecure(=.*)?"))) {
      found.add(new Weak(Kind.INSECURE_FLAG_REMOVED, "GOFLAGS", flags, false));
    }
    String debug = settings.environmentValue("GODEBUG");
    settings.go().flatMap(tool -> GoVersion.parse(tool.version())).map(version -> GoDebug.dead(debug, version))
        .filter(dead -> !dead.isEmpty()).ifPresent(dead -> found.add(new Weak(Kind.DEBUG_KEY_DEAD, "GODEBUG",
            dead.stream().map(key -> key + "=" + GoDebug.parse(debug).get(key)).collect(Collectors.joining(",")),
            false)));
  }

  /// What counts where `go` runs git: in a folder of the module cache, so nothing of the project's own repository.
  static GitConfigList gitConfigOfGo(Settings settings) {
    return gitConfig(settings.gitConfig().stream()
        .filter(setting -> setting.origin().kind() != Origin.Kind.GIT_LOCAL).toList());
  }

  private static GitConfigList gitConfig(Settings settings) {
    return gitConfig(settings.gitConfig());
  }

  private static GitConfigList gitConfig(List<Setting> settings) {
    List<GitConfigList.Entry> entries = new ArrayList<>();
    for (Setting setting : settings) {
      entries.add(new GitConfigList.Entry(setting.origin().where(), setting.name(), setting.value()));
    }
    return new GitConfigList(entries);
  }

  /// Where the list is only what GOPRIVATE says, that one is what was set.
  private static void addIfForAll(List<Weak> found, Settings settings, String name, Kind kind) {
    String value = settings.goEnvValue(name);
    if (isOff(name, value)) {
      Setting setting = settings.goEnv().get(name);
      boolean follows = setting != null && setting.origin().kind() == Origin.Kind.BUILT_IN
          && value.equals(settings.goEnvValue("GOPRIVATE"));
      found.add(new Weak(kind, follows ? "GOPRIVATE" : name, value, true));
    }
  }
}
