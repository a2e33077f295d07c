package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.diagnostics.GitAnswers;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ways out of a list or a setting that keeps git from https or ssh, both of which git allows by itself. Every other
/// protocol stays forbidden, and nothing is checked less. Only where git itself said so in this run. Pure.
final class ProtocolRemedies {
  /// transport.c: transport_check_allowed, is_transport_allowed.
  private static final Pattern REFUSED = Pattern.compile("(?m)^(?:fatal: )?transport '(https|ssh)' not allowed");
  private static final String LIST = "GIT_ALLOW_PROTOCOL";

  private ProtocolRemedies() {}

  /// The way, without a number.
  static Optional<Remedy> of(Facts facts, Finding cause) {
    return cause.hop().flatMap(hop -> GitAnswers.broken(facts, hop))
        .or(() -> facts.witness().filter(e -> !e.measurement().worked())).flatMap(ProtocolRemedies::refused)
        .flatMap(protocol -> remedy(facts.settings(), cause, protocol));
  }

  private static Optional<String> refused(Evidence evidence) {
    Matcher found = REFUSED.matcher(((CommandRun) evidence.measurement()).output());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  private static Optional<Remedy> remedy(Settings settings, Finding cause, String protocol) {
    String why = settings.environment().containsKey(LIST) ? LIST + "=" + settings.environmentValue(LIST)
        : Optional.ofNullable(last(settings, "protocol." + protocol + ".allow"))
            .or(() -> Optional.ofNullable(last(settings, "protocol.allow")))
            .map(one -> one.name() + "=" + one.value()).orElse("");
    return change(settings, protocol).filter(AllowedChanges.below(Optional.empty(), settings)::permits)
        .map(change -> new Remedy("", cause.code(), Harm.SMALL, Message.of("remedy.allow-protocol.title", protocol),
            Message.of("remedy.allow-protocol.why", why, protocol), List.of(change), List.of()));
  }

  private static Optional<Change> change(Settings settings, String protocol) {
    if (settings.environment().containsKey(LIST)) {
      String value = settings.environmentValue(LIST);
      return Optional.of(SettingChange.ofEnvironment(settings, LIST,
          value.isEmpty() ? Optional.empty() : Optional.of(value + ":" + protocol)));
    }
    String key = "protocol." + protocol + ".allow";
    Setting now = last(settings, key);
    boolean isOurs = now == null || now.origin().kind() == Origin.Kind.GIT_GLOBAL
        || now.origin().kind() == Origin.Kind.GIT_SYSTEM;
    Optional<Setting> own = Optional.ofNullable(now).filter(one -> one.origin().kind() == Origin.Kind.GIT_GLOBAL);
    return isOurs && (now != null || last(settings, "protocol.allow") != null)
        ? Optional.of(new Change.GitConfig(key, Optional.of("always"), own.map(Setting::value),
            own.map(one -> one.origin().where()))) : Optional.empty();
  }

  private static @Nullable Setting last(Settings settings, String key) {
    return settings.gitConfig().stream().filter(one -> one.name().equals(key)).reduce((_, last) -> last).orElse(null);
  }
}
