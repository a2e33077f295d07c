package dev.gogetwell.remedy;

import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.GoUrl;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.gorules.ProxyRules;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A proxy through which a host is reached stands in the settings, and another setting keeps `go` or git from it: that
/// one is taken back. To write the proxy once more would change nothing. Pure.
///
/// @param facts what is known
/// @param cause the finding that a known proxy is not used
record UnusedProxyRemedies(Facts facts, Finding cause) {
  /// Where nothing keeps from the proxy it is empty.
  Optional<Remedy> kept() {
    return cause.hop().flatMap(facts.route()::hop)
        .flatMap(hop -> hop.role() == HopRole.VCS_GIT ? ofGit(hop) : ofList(hop));
  }

  /// git takes an empty `http.proxy` for "no proxy at all", whatever the environment says (git-config(1)).
  private Optional<Remedy> ofGit(Hop hop) {
    List<Setting> empty = facts.settings().gitConfig().stream().filter(setting ->
        setting.value().isBlank() && setting.name().matches("(?i)http\\.(?:.+\\.)?proxy")).toList();
    return empty.size() != 1 ? Optional.empty()
        : SettingChange.restoring(facts.settings(), empty.getFirst().name()).map(change -> new Remedy("", cause.code(),
            Harm.SMALL, Message.of("remedy.empty-git-proxy.title", change.name()),
            Message.of("remedy.empty-git-proxy.why", change.name(), hop.host(), cause.subject()), List.of(change),
            List.of()));
  }

  /// The list of those that go directly without the items that hold this host.
  private Optional<Remedy> ofList(Hop hop) {
    String name = facts.settings().noProxyVariable();
    String list = facts.settings().environmentValue(name);
    if (list.isBlank() || !isProxied(hop, name, "") || isProxied(hop, name, list)) {
      return Optional.empty();
    }
    String left = Arrays.stream(list.split(",")).filter(item -> isProxied(hop, name, item)).map(String::strip)
        .filter(item -> !item.isEmpty()).collect(Collectors.joining(","));
    return Optional.of(new Remedy("", cause.code(), Harm.SMALL, Message.of("remedy.no-proxy-less.title", hop.host(), name),
        Message.of("remedy.no-proxy-less.why", name, hop.host(), cause.subject()),
        List.of(SettingChange.ofEnvironment(facts.settings(), name,
            Optional.of(left).filter(value -> !value.isEmpty()))), List.of()));
  }

  /// Whether Go would ask the host through a proxy if that were the list.
  private boolean isProxied(Hop hop, String name, String list) {
    GoVersion version = GoVersion.judged(facts.settings());
    Map<String, String> environment = facts.settings().environmentValues();
    environment.remove("no_proxy");
    environment.put(name, list);
    return GoUrl.parse(hop.url(), version) instanceof GoUrl.Result.Parsed parsed
        && ProxyRules.choose(environment, parsed.url(), version).proxy().isPresent();
  }
}
