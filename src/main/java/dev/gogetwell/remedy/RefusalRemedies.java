package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.gorules.GoRefusals;
import dev.gogetwell.gorules.GoVcs;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.RefusedVariables;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways out of a setting at which `go` ends before it begins: the same value without what `go` refuses, or none. Only
/// where `go` itself said so in this run. Pure.
final class RefusalRemedies {
  /// cmd/go/internal/vcs/vcs.go: checkGOVCS. What go runs for public modules without any setting, and no other system.
  private static final Pattern FORBIDDEN =
      Pattern.compile("GOVCS disallows using (git|hg) for (?:public|private) ([A-Za-z0-9._~/-]{3,300});");

  private final Facts facts;

  RefusalRemedies(Facts facts) {
    this.facts = facts;
  }

  /// The ways for a cause, without numbers.
  List<Remedy> of(Finding cause) {
    return switch (cause.code()) {
      case ENV_GOPATH, TOOLCHAIN_BROKEN_INSTALL, VCS_GIT_TOO_OLD -> variable(cause).stream().toList();
      case ENV_GOFLAGS, MODULE_GET_DEPRECATED, MODULE_GOPATH_MODE ->
          GoRefusals.first(facts.settings()).filter(refusal -> isSaid(refusal.words()))
              .flatMap(refusal -> without(cause, refusal)).or(() -> variable(cause)).stream().toList();
      case VCS_PROTOCOL_BLOCKED -> rule(cause).or(() -> allowing(cause))
          .or(() -> ProtocolRemedies.of(facts, cause)).stream().toList();
      default -> List.of();
    };
  }

  /// A variable at whose value `go` itself ends: where it answers nothing, not even what is stored, only what stands in
  /// the environment is known.
  private Optional<Remedy> variable(Finding cause) {
    Settings settings = facts.settings();
    String words = Stream.concat(cause.details().stream().flatMap(detail -> detail.args().stream()),
        Stream.concat(facts.witness().filter(e -> !e.measurement().worked()).stream(),
            cause.hop().flatMap(hop -> GitAnswers.broken(facts, hop)).stream())
            .map(e -> ((CommandRun) e.measurement()).output())).collect(Collectors.joining("\n"));
    List<String> named = cause.details().stream().filter(detail -> detail.key().equals("detail.folder.relative"))
        .map(detail -> detail.args().getFirst()).toList();
    List<Change> changes = (named.isEmpty() ? RefusedVariables.in(words) : named).stream()
        .flatMap(name -> SettingChange.restoring(settings, name).stream()).limit(words.contains("GOOS/GOARCH") ? 2 : 1)
        .filter(AllowedChanges.below(Optional.empty(), settings)::permits).toList();
    return changes.isEmpty() ? Optional.empty() : Optional.of(remedy(cause,
        changes.stream().map(Change::name).collect(Collectors.joining(", ")), Optional.empty(),
        changes.stream().map(change -> value(settings, change.name())).collect(Collectors.joining(", ")), changes));
  }

  private static String value(Settings settings, String name) {
    String stored = settings.goEnvValue(name);
    return stored.isEmpty() ? settings.environmentValue(name) : stored;
  }

  private boolean isSaid(String words) {
    return facts.witness().filter(e -> !e.measurement().worked())
        .filter(e -> ((CommandRun) e.measurement()).output().contains(words)).isPresent();
  }

  private Optional<Remedy> without(Finding cause, GoRefusals.Refusal refusal) {
    Settings settings = facts.settings();
    String name = refusal.name();
    String value = name.equals("GODEBUG") ? settings.environmentValue(name) : settings.goEnvValue(name);
    List<Change> changes = name.equals("GODEBUG")
        ? List.of(SettingChange.ofEnvironment(settings, name, refusal.without()))
        : refusal.without().isPresent() ? List.of(SettingChange.of(settings, name, refusal.without()))
        : SettingChange.away(settings, name, layer -> GoRefusals.of(name, layer, version()).isPresent());
    return changes.isEmpty() ? Optional.empty() : Optional.of(remedy(cause, name, refusal.without(), value, changes));
  }

  /// A rule that go cannot read stops every repository; one that it can read is somebody's decision.
  private Optional<Remedy> rule(Finding cause) {
    String value = facts.settings().goEnvValue("GOVCS");
    List<Change> changes = value.isEmpty() || !isSaid(" in GOVCS") || GoVcs.isWellFormed(value) ? List.of()
        : SettingChange.away(facts.settings(), "GOVCS", layer -> !GoVcs.isWellFormed(layer));
    return changes.isEmpty() ? Optional.empty()
        : Optional.of(remedy(cause, "GOVCS", Optional.empty(), value, changes));
  }

  /// One that it can read keeps git from this repository: the path that go names gets a rule of its own.
  private Optional<Remedy> allowing(Finding cause) {
    Settings settings = facts.settings();
    String value = settings.goEnvValue("GOVCS");
    Optional<Matcher> refused = facts.witness().filter(e -> !e.measurement().worked())
        .map(e -> FORBIDDEN.matcher(((CommandRun) e.measurement()).output())).filter(Matcher::find);
    return value.isEmpty() ? Optional.empty() : refused.map(said -> {
      String meant = GoVcs.allowing(value, said.group(1), said.group(2));
      return new Remedy("", cause.code(), Harm.SMALL,
          Message.of("remedy.allow-vcs.title", said.group(1), said.group(2)),
          Message.of("remedy.allow-vcs.why", value, said.group(2)),
          List.of(SettingChange.of(settings, "GOVCS", Optional.of(meant))), List.of());
    }).filter(remedy -> AllowedChanges.below(Optional.empty(), settings).permits(remedy.changes().getFirst()));
  }

  private static Remedy remedy(Finding cause, String name, Optional<String> without, String value,
      List<Change> changes) {
    String text = without.isPresent() ? "remedy.respell" : "remedy.unset-value";
    return new Remedy("", cause.code(), Harm.SMALL, Message.of(text + ".title", name, without.orElse("")),
        Message.of(without.isPresent() ? "remedy.refused.why" : "remedy.unset-value.why", name, value), changes,
        List.of());
  }

  private GoVersion version() {
    return GoVersion.judged(facts.settings());
  }
}
