package dev.gogetwell.report;

import dev.gogetwell.gorules.GoProxyRepair;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.gorules.ProxyRepair;
import dev.gogetwell.gorules.RecordedSettings;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Puts back what redaction took out of the changes of a kept run, from the settings as they are now: a GOPROXY with a
/// password in it must be recognised as the one that was judged, although the password was never kept.
///
/// A placeholder is replaced only by a value of this machine that redacts to the very same text. Immutable; any thread.
public final class KeptChanges {
  private static final Pattern PART = Pattern.compile("[^,|]+");
  private static final String HOME = "<home>";

  private final Settings now;
  private final Redactor redactor;

  /// @param now the settings as they are now, not redacted
  public KeptChanges(Settings now, Redactor redactor) {
    this.now = now;
    this.redactor = redactor;
  }

  /// Whether a change lacks a part of its value. Redaction leaves placeholders in angle brackets, which no setting of ours
  /// contains.
  public static boolean isRedacted(Remedy remedy) {
    return remedy.changes().stream().anyMatch(KeptChanges::isRedacted);
  }

  /// Whether anything was taken out of the changes, a folder of a path too.
  public static boolean isKept(Remedy remedy) {
    return RecordedSettings.PLACEHOLDER.matcher(String.valueOf(remedy.changes())).find();
  }

  private static boolean isRedacted(Change change) {
    Optional<String> value = switch (change) {
      case Change.GoEnv go -> go.value();
      case Change.GitConfig git -> git.value();
      case Change.GitConfigAdded git -> Optional.of(git.value());
      case Change.SshHost host -> Optional.of(host.name() + host.server());
      case Change.NewModule module -> Optional.of(module.name() + module.folder());
      case Change.PutAside file -> Optional.of(file.name() + file.folder());
      case Change.UserEnvironment variable -> variable.value();
      case Change.TrustBundle bundle -> Optional.of(bundle.name());
    };
    return value.filter(text -> text.contains("<") && text.contains(">")).isPresent();
  }

  /// The remedy with its changes as they were planned; empty if a value cannot be put back.
  public Optional<Remedy> whole(Remedy kept) {
    return Optional.of(revive(kept)).filter(remedy -> !isRedacted(remedy));
  }

  /// The remedy with its changes as they were planned; what cannot be put back keeps its placeholder.
  public Remedy revive(Remedy kept) {
    return new Remedy(kept.id(), kept.cures(), kept.harm(), kept.title(), kept.why(),
        kept.changes().stream().map(this::revive).toList(), kept.steps());
  }

  private Change revive(Change change) {
    return switch (change) {
      case Change.GoEnv c -> new Change.GoEnv(c.name(), written(c.name(), c.value()), present(c.name(), c.expected()));
      case Change.GitConfig c -> new Change.GitConfig(
          c.name(), written(c.name(), c.value()), present(c.name(), c.expected()), c.file().map(this::path));
      case Change.GitConfigAdded c -> new Change.GitConfigAdded(c.name(), path(c.value()));
      case Change.SshHost c -> c;
      case Change.NewModule c -> new Change.NewModule(c.name(), path(c.folder()));
      case Change.PutAside c -> new Change.PutAside(c.name(), path(c.folder()));
      case Change.UserEnvironment c -> new Change.UserEnvironment(
          c.name(), written(c.name(), c.value()), present(c.name(), c.expected()));
      case Change.TrustBundle c ->
          new Change.TrustBundle(path(c.name()), c.sources().stream().map(this::path).toList(), c.added());
    };
  }

  private String path(String text) {
    String home = home();
    return home.isEmpty() ? text : text.replace(HOME, home);
  }

  /// On Windows HOME is git's alone, and often unset.
  private String home() {
    String profile = now.os().equals("windows") ? now.environmentValue("USERPROFILE") : "";
    return profile.isEmpty() ? now.environmentValue("HOME") : profile;
  }

  /// What is to be written is a value as it was meant, where both read the same once they are redacted.
  private Optional<String> written(String name, Optional<String> kept) {
    List<String> values = values(name);
    return restored(name, kept, Stream.concat(values.stream().flatMap(value -> meant(name, value).stream()),
        values.stream()).toList());
  }

  private Optional<String> present(String name, Optional<String> kept) {
    return restored(name, kept, values(name));
  }

  private Optional<String> restored(String name, Optional<String> kept, List<String> values) {
    return kept.map(text -> text.indexOf('<') < 0 ? text : restored(name, text, values));
  }

  private String restored(String name, String text, List<String> values) {
    Optional<String> whole = same(name, text, values);
    if (whole.isPresent()) {
      return whole.get();
    }
    List<String> parts = values.stream().flatMap(value -> PART.matcher(value).results().map(m -> m.group())).toList();
    return PART.matcher(text).replaceAll(match ->
        Matcher.quoteReplacement(same(name, match.group(), parts).orElse(match.group())));
  }

  private Optional<String> same(String name, String kept, List<String> candidates) {
    return kept.indexOf('<') < 0 ? Optional.of(kept) : candidates.stream()
        .filter(candidate -> unnumbered(redactor.setting(name, candidate)).equals(unnumbered(kept))).findFirst();
  }

  /// Placeholders are numbered by first sight, which differs between two redactors.
  private static String unnumbered(String text) {
    return RecordedSettings.PLACEHOLDER.matcher(text).replaceAll("<$1>");
  }

  private List<String> values(String name) {
    List<Setting> settings = new ArrayList<>();
    Optional.ofNullable(now.goEnv().get(name)).ifPresent(settings::add);
    Optional.ofNullable(now.environment().get(name)).ifPresent(settings::add);
    now.gitConfig().stream().filter(setting -> setting.name().equals(name)).forEach(settings::add);
    List<String> values = new ArrayList<>();
    settings.forEach(setting -> {
      values.add(setting.value());
      setting.hidden().forEach(hidden -> values.add(hidden.value()));
    });
    now.ownElsewhere().forEach(other -> Optional.ofNullable(other.variables().get(name)).ifPresent(values::add));
    return values;
  }

  /// The value as a remedy writes it that only spells it rightly: then what was judged is not what is to be written.
  private static Optional<String> meant(String name, String value) {
    return switch (name) {
      case "GOPRIVATE", "GONOPROXY", "GONOSUMDB" -> Optional.of(PrivatePatterns.meant(value));
      case "GOPROXY" -> GoProxyRepair.meant(value, GoVersion.DEVEL);
      case "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy" -> ProxyRepair.meant(name, value, GoVersion.DEVEL)
          .or(() -> ProxyRepair.escaped(name, value, GoVersion.DEVEL));
      default -> Optional.empty();
    };
  }
}
