package dev.gogetwell.machine;

import dev.gogetwell.machine.editor.Editors;
import dev.gogetwell.machine.editor.NamedGo;
import dev.gogetwell.machine.osproxy.Offered;
import dev.gogetwell.machine.osproxy.ScriptVisit;
import dev.gogetwell.machine.osproxy.SystemProxy;
import dev.gogetwell.machine.registry.NewLogin;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings.Elsewhere;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What `go` would have from other sources than the judged one: variables, and which `go` it would be. "It works in the
/// terminal and not in the editor" is told by these differences. Blocking; any thread.
final class OtherSources {
  private final LoginShell shell;
  private final SystemProxy systemProxy;
  private final WithheldValues withheld;
  private final Optional<UserVariables> registry;

  OtherSources(LoginShell shell, SystemProxy systemProxy, WithheldValues withheld, Optional<UserVariables> registry) {
    this.shell = shell;
    this.systemProxy = systemProxy;
    this.withheld = withheld;
    this.registry = registry;
  }

  /// All of them that differ.
  ///
  /// @param judged the `go` of the judged environment
  List<Elsewhere> read(EnvironmentSource chosen, Environment environment, Optional<Path> project, ScriptVisit visit,
      Optional<Path> judged) throws InterruptedException {
    List<Elsewhere> all = new ArrayList<>();
    if (chosen.kind() != Kind.LOGIN_SHELL && environment.os() != OperatingSystem.WINDOWS
        && environment.home().isPresent()
        && shell.ask(environment) instanceof Answer.Value<Environment>(Environment login)) {
      add(all, Kind.LOGIN_SHELL, LoginShell.shell(environment), differing(login, environment),
          itsGo(login, environment, judged));
    }
    if (environment.os() == OperatingSystem.DARWIN) {
      Environment desktop = shell.ofDesktop(environment);
      add(all, Kind.DESKTOP, "", Map.of(), itsGo(desktop, environment, judged));
    }
    if (chosen.kind() != Kind.USER_REGISTRY) {
      newLogin(environment, registry).map(NewLogin::environment).ifPresent(login -> add(all, Kind.USER_REGISTRY, "",
          differing(login, environment), itsGo(login, environment, judged)));
    }
    Map<String, String> goEnv = new OwnFiles(environment).goEnv();
    add(all, Kind.GO_ENV_FILE, environment.goEnvFile().map(Path::toString).orElse(""),
        RelevantVariables.differing(seen(proxiesOf(goEnv)), environment), List.of());
    Environment counting = counting(environment, goEnv);
    all.addAll(new Editors(environment).elsewhere(project, judged,
        variables -> RelevantVariables.differing(seen(variables), counting)));
    Offered offered = systemProxy.read(environment, visit);
    add(all, Kind.SYSTEM_SETTINGS, environment.os().id(),
        RelevantVariables.differing(seen(offered.variables()), environment), offered.notes());
    return all;
  }

  private Map<String, String> differing(Environment other, Environment environment) {
    return RelevantVariables.differing(seen(other.variables()), environment);
  }

  /// Which `go` a program there finds in its PATH, where it is another one.
  private static List<Message> itsGo(Environment there, Environment here, Optional<Path> judged) {
    if (there.value("PATH").isEmpty() || there.value("PATH").equals(here.value("PATH")) || judged.isEmpty()) {
      return List.of();
    }
    Optional<NamedGo> found = ProgramSearch.find("go", there, List.of()).map(go -> NamedGo.at(go.toString(), there));
    return found.isEmpty() ? List.of(Message.of("path.note.no-go"))
        : found.filter(go -> !go.is(judged)).map(go -> go.told("path.note.go")).stream().toList();
  }

  /// What counts here: its own settings `go` takes from its file where the environment is silent, a proxy it knows by
  /// two spellings.
  private static Environment counting(Environment environment, Map<String, String> goEnv) {
    Environment counting = environment;
    for (Map.Entry<String, String> line : goEnv.entrySet()) {
      counting = line.getKey().startsWith("GO") && environment.value(line.getKey()).isEmpty()
          ? counting.with(line.getKey(), line.getValue()) : counting;
    }
    for (String name : List.of("HTTPS_PROXY", "HTTP_PROXY")) {
      String other = environment.value(name.toLowerCase(Locale.ROOT));
      counting = environment.value(name).isEmpty() && !other.isEmpty() ? counting.with(name, other) : counting;
    }
    return counting;
  }

  /// What `go` does not take from its own file (net/http reads the environment).
  private static Map<String, String> proxiesOf(Map<String, String> goEnv) {
    Map<String, String> proxies = new TreeMap<>(goEnv);
    proxies.keySet().retainAll(Set.of("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"));
    return proxies;
  }

  private Map<String, String> seen(Map<String, String> variables) {
    variables.forEach(withheld::add);
    return variables;
  }

  private static void add(List<Elsewhere> all, Kind kind, String detail, Map<String, String> variables,
      List<Message> notes) {
    if (!variables.isEmpty() || !notes.isEmpty()) {
      all.add(new Elsewhere(new EnvironmentSource(kind, detail), variables, notes));
    }
  }

  /// What a program that is started anew gets; empty where that is no matter of a registry, or it does not tell.
  static Optional<NewLogin> newLogin(Environment environment, Optional<UserVariables> registry) {
    try {
      return registry.isEmpty() ? Optional.empty() : Optional.of(NewLogin.read(environment, registry.get()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
