package dev.gogetwell.gorules;

import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Settings that switch a protection off, or seem to. The program finds and undoes them. Stateless; any thread.
public final class WeakSettings {
  private WeakSettings() {}

  /// The kinds, with a key that stays the same between releases of this program.
  public enum Kind {
    SUMDB_OFF, NO_SUMDB_FOR_ALL, INSECURE_FOR_ALL, NO_SUM_CHECK_DEAD, GIT_SSL_VERIFY_OFF, GIT_NO_VERIFY_VARIABLE,
    INSECURE_FLAG_REMOVED
  }

  /// One such setting; `effective` is false where Go ignores or refuses it by now.
  public record Weak(Kind kind, String name, String value, boolean effective) {}

  /// All that are set.
  public static List<Weak> find(Settings settings) {
    List<Weak> found = new ArrayList<>();
    if (settings.goEnvValue("GOSUMDB").equals("off")) {
      found.add(new Weak(Kind.SUMDB_OFF, "GOSUMDB", "off", true));
    }
    addIfForAll(found, settings, "GONOSUMDB", Kind.NO_SUMDB_FOR_ALL);
    addIfForAll(found, settings, "GOINSECURE", Kind.INSECURE_FOR_ALL);
    String noSumCheck = settings.environmentValue("GONOSUMCHECK");
    if (!noSumCheck.isEmpty()) {
      found.add(new Weak(Kind.NO_SUM_CHECK_DEAD, "GONOSUMCHECK", noSumCheck, false));
    }
    String flags = settings.goEnvValue("GOFLAGS");
    if (Arrays.stream(flags.split("\\s+")).anyMatch(flag -> flag.matches("--?insecure(=.*)?"))) {
      found.add(new Weak(Kind.INSECURE_FLAG_REMOVED, "GOFLAGS", flags, false));
    }
    for (GitConfigList.Entry entry : gitConfig(settings).verificationOff()) {
      found.add(new Weak(Kind.GIT_SSL_VERIFY_OFF, entry.key(), entry.value(), true));
    }
    if (settings.environment().containsKey("GIT_SSL_NO_VERIFY")) {
      String value = settings.environmentValue("GIT_SSL_NO_VERIFY");
      found.add(new Weak(Kind.GIT_NO_VERIFY_VARIABLE, "GIT_SSL_NO_VERIFY", value, true));
    }
    return found;
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

  private static void addIfForAll(List<Weak> found, Settings settings, String name, Kind kind) {
    String value = settings.goEnvValue(name);
    if (PrivatePatterns.parse(value).patterns().stream().anyMatch(pattern -> pattern.glob().equals("*"))) {
      found.add(new Weak(kind, name, value, true));
    }
  }
}
