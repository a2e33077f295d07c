package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.GoProxyRepair;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ModulePath;
import dev.gogetwell.gorules.NoProxyRepair;
import dev.gogetwell.gorules.PrivatePatterns;
import dev.gogetwell.gorules.SumDbSetting;
import dev.gogetwell.gorules.ProxyRepair;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Ways out of a value that is written wrongly: the same value as it was meant, or none. Pure.
final class SpellingRemedies {
  private final Facts facts;

  SpellingRemedies(Facts facts) {
    this.facts = facts;
  }

  /// The ways for a cause that is a wrong value, without numbers.
  List<Remedy> of(Finding cause) {
    return switch (cause.code()) {
      case GOPROXY_MALFORMED -> secured(cause).or(this::meantProxies)
          .map(value -> remedy(cause, "GOPROXY", Optional.of(value))).stream()
          .toList();
      case PROXY_MALFORMED -> meantProxy(cause).stream().toList();
      case SUMDB_SETTING_MALFORMED -> database(cause);
      case CONFIG_PATTERN_NEVER_MATCHES -> patterns(cause);
      default -> List.of();
    };
  }

  /// What stands in quotes was meant as it is without them; behind a variable the same may be stored.
  private List<Remedy> database(Finding cause) {
    Optional<String> meant = SumDbSetting.meant(facts.settings().goEnvValue("GOSUMDB"), version());
    if (meant.isPresent()) {
      return List.of(remedy(cause, "GOSUMDB", meant));
    }
    List<Change> changes = SettingChange.away(facts.settings(), "GOSUMDB",
        value -> SumDbSetting.parse(value, version()) instanceof SumDbSetting.Malformed);
    return List.of(changes.isEmpty() ? remedy(cause, "GOSUMDB", Optional.empty())
        : new Remedy("", cause.code(), Harm.SMALL, Message.of("remedy.unset-value.title", "GOSUMDB", ""),
            Message.of("remedy.unset-value.why", "GOSUMDB", facts.settings().goEnvValue("GOSUMDB")), changes,
            List.of()));
  }

  /// Where the module proxy speaks TLS at an address that the list names without it.
  private Optional<String> secured(Finding cause) {
    String list = facts.route().goproxy();
    return cause.hop().flatMap(facts.route()::hop).filter(hop -> cause.proved() && !hop.tls()).map(hop ->
        list.replaceAll("(?i)(?<![a-z])http://(?=(?:[^/@,|]*@)?" + Pattern.quote(hop.authority()) + "(?:[/,|]|$))",
            "https://")).filter(meant -> !meant.equals(list));
  }

  private Optional<String> meantProxies() {
    String value = facts.route().goproxy();
    return value.isBlank() ? Optional.of("https://proxy.golang.org,direct") : GoProxyRepair.meant(value, version());
  }

  /// Only where the hop works through the proxy that was meant; what git alone cannot read stays the same proxy.
  private Optional<Remedy> meantProxy(Finding cause) {
    String name = cause.subject();
    String value = facts.settings().environmentValue(name);
    if (cause.operation() == Operation.GIT) {
      return ProxyRepair.escaped(name, value, version()).map(meant -> respelled(cause, name, value, meant));
    }
    Optional<String> passing =
        cause.hop().flatMap(facts.route()::hop).flatMap(hop -> ProxySettings.passing(facts, hop));
    return ProxyRepair.meant(name, value, version())
        .filter(meant -> passing.filter(authority -> meant.replaceAll("/$", "").endsWith(authority)).isPresent())
        .map(meant -> respelled(cause, name, value, meant));
  }

  private Remedy respelled(Finding cause, String name, String value, String meant) {
    return new Remedy("", cause.code(), Harm.SMALL, Message.of("remedy.respell.title", name, meant),
        Message.of("remedy.respell.why", name, value),
        List.of(SettingChange.ofEnvironment(facts.settings(), name, Optional.of(meant))), List.of());
  }

  private GoVersion version() {
    return GoVersion.judged(facts.settings());
  }

  private List<Remedy> patterns(Finding cause) {
    Optional<Remedy> bypass = cause.hop().flatMap(facts.route()::hop).flatMap(hop -> bypass(cause, hop));
    if (bypass.isPresent()) {
      return List.of(bypass.get());
    }
    String path = ModulePath.Query.parse(facts.route().module()).path();
    return List.of("GOPRIVATE", "GONOPROXY", "GONOSUMDB").stream()
        .filter(name -> isSet(name) && PrivatePatterns.misses(facts.settings().goEnvValue(name), path))
        .map(name -> remedy(cause, name,
            Optional.of(PrivatePatterns.meant(facts.settings().goEnvValue(name))))).toList();
  }

  private Optional<Remedy> bypass(Finding cause, Hop hop) {
    String name = facts.settings().noProxyVariable();
    String list = facts.settings().environmentValue(name);
    String meant = NoProxyRepair.meant(list);
    return hop.via().filter(_ -> NoProxyRepair.misses(list, hop.host(), hop.port()))
        .map(_ -> respelled(cause, name, list, meant));
  }

  /// GOPRIVATE is the default of the two others: what only follows from it is not written.
  private boolean isSet(String name) {
    return Optional.ofNullable(facts.settings().goEnv().get(name))
        .filter(setting -> setting.origin().kind() != Origin.Kind.BUILT_IN).isPresent();
  }

  private boolean isBlank(String name) {
    return facts.settings().goEnvValue(name).isBlank();
  }

  private Remedy remedy(Finding cause, String name, Optional<String> value) {
    String text = value.isPresent() ? "remedy.respell" : "remedy.unset-value";
    return new Remedy("", cause.code(), Harm.SMALL, Message.of(text + ".title", name, value.orElse("")),
        Message.of(isBlank(name) ? "remedy.unset-value.why" : text + ".why", name, facts.settings().goEnvValue(name)),
        List.of(SettingChange.of(facts.settings(), name, value)), List.of());
  }
}
