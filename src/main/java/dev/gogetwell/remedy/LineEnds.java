package dev.gogetwell.remedy;

import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A go env file with the line ends of Windows: go takes the carriage return for a part of every value
/// (cmd/go/internal/cfg/cfg.go: readEnvFile). One cure names the values that nothing hides when a report is kept;
/// whoever writes the file takes the other line ends along, see [#cleaned]. Pure.
///
/// @param file where they stand
/// @param changes a line each
record LineEnds(String file, List<Change> changes) {
  private static final Set<String> NAMED = Set.of("GOPROXY", "GOSUMDB", "GOTOOLCHAIN");
  /// Without the carriage return these would begin to switch something off.
  private static final Pattern STAYS = Pattern.compile("(?:GOINSECURE|GONOSUMDB|GONOSUMCHECK|GOSUMDB)=");
  private static final Set<CauseCode> BROKEN = Set.of(CauseCode.GOPROXY_MALFORMED, CauseCode.SUMDB_SETTING_MALFORMED,
      CauseCode.ENV_GOFLAGS, CauseCode.ENV_GOPATH, CauseCode.GOPROXY_OFF);

  /// Those that a remedy may write; empty if there are none.
  static Optional<LineEnds> in(Settings settings) {
    AllowedChanges allowed = AllowedChanges.below(Optional.empty(), settings);
    List<Setting> odd = new TreeMap<>(settings.goEnv()).values().stream()
        .filter(setting -> NAMED.contains(setting.name()))
        .filter(setting -> setting.origin().kind() == Origin.Kind.GO_ENV_FILE && setting.value().endsWith("\r"))
        .toList();
    List<Change> changes = odd.stream().map(LineEnds::without).filter(allowed::permits).toList();
    return changes.isEmpty() ? Optional.empty() : Optional.of(new LineEnds(odd.getFirst().origin().where(), changes));
  }

  /// A protection that was to be switched off is left on: until now go read no `off` there.
  private static Change without(Setting setting) {
    String bare = setting.value().replaceFirst("\\s+$", "");
    boolean off = setting.name().equals("GOSUMDB") && bare.equals("off");
    return new Change.GoEnv(setting.name(), off ? Optional.empty() : Optional.of(bare), Optional.of(setting.value()));
  }

  /// The text of a go env file without the carriage returns, but for those that keep a protection on.
  static String cleaned(String text) {
    return Arrays.stream(text.split("\n", -1))
        .map(line -> STAYS.matcher(line).lookingAt() ? line : line.replaceFirst("\r+$", ""))
        .collect(Collectors.joining("\n"));
  }

  /// Whether such a file may be behind a finding.
  static boolean mayBreak(CauseCode code) {
    return BROKEN.contains(code);
  }

  Remedy cure(CauseCode cause) {
    return new Remedy("", cause, Harm.NONE, Message.of("remedy.line-ends.title"),
        Message.of("remedy.line-ends.why", file), changes, List.of());
  }
}
