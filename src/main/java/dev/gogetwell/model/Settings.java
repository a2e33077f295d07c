package dev.gogetwell.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `go` and git are set to in the judged environment.
///
/// @param source whose environment it is
/// @param os `linux`, `windows` or `darwin`
/// @param go the Go tool; empty only after the usual places were searched
/// @param git the git tool
/// @param goEnv every variable of `go env -json`, by name
/// @param environment the variables that matter (proxies, trust, GODEBUG, GIT_*), by their exact name
/// @param gitConfig every line of `git config --list`, in git's order: the last one counts
/// @param elsewhere the same kind of variables as another source has them: a login shell beside this process
/// @param problems findings of the reading itself: a tool that hangs, a file that cannot be parsed
/// @param otherGo the paths of more `go` commands of this machine, which are not judged
public record Settings(
    EnvironmentSource source,
    String os,
    Optional<Tool> go,
    Optional<Tool> git,
    Map<String, Setting> goEnv,
    Map<String, Setting> environment,
    List<Setting> gitConfig,
    List<Elsewhere> elsewhere,
    List<Failure> problems,
    List<String> otherGo) {
  public Settings {
    goEnv = Map.copyOf(goEnv);
    environment = Map.copyOf(environment);
    gitConfig = List.copyOf(gitConfig);
    elsewhere = List.copyOf(elsewhere);
    problems = List.copyOf(problems);
    otherGo = List.copyOf(otherGo);
  }

  /// Settings of a machine with one `go` at most.
  public Settings(EnvironmentSource source, String os, Optional<Tool> go, Optional<Tool> git,
      Map<String, Setting> goEnv, Map<String, Setting> environment, List<Setting> gitConfig, List<Elsewhere> elsewhere,
      List<Failure> problems) {
    this(source, os, go, git, goEnv, environment, gitConfig, elsewhere, problems, List.of());
  }

  /// Whether there is a `go` that could tell its settings: one that answers to `go env` always names its GOROOT.
  public boolean goAnswers() {
    return go.isPresent() && goEnv.containsKey("GOROOT");
  }

  /// What other sources of the user say: what may be tried, or be put into one of his settings. A file that came with a
  /// project may not.
  public List<Elsewhere> ownElsewhere() {
    return elsewhere.stream().filter(other -> other.source().kind() != EnvironmentSource.Kind.PROJECT).toList();
  }

  /// The same settings beside what other sources say.
  public Settings withElsewhere(List<Elsewhere> others) {
    return new Settings(source, os, go, git, goEnv, environment, gitConfig, others, problems, otherGo);
  }

  /// The same settings with more that is wrong.
  public Settings withProblems(List<Failure> more) {
    List<Failure> all = new ArrayList<>(problems);
    all.addAll(more);
    return new Settings(source, os, go, git, goEnv, environment, gitConfig, elsewhere, all, otherGo);
  }

  /// The value of a `go env` variable; empty text if unknown.
  public String goEnvValue(String name) {
    Setting setting = goEnv.get(name);
    return setting == null ? "" : setting.value();
  }

  /// The value of an environment variable; empty text if unset, as Go sees it.
  public String environmentValue(String name) {
    Setting setting = environment.get(name);
    return setting == null ? "" : setting.value();
  }

  /// The values of the environment, by name.
  public Map<String, String> environmentValues() {
    Map<String, String> values = new HashMap<>();
    environment.values().forEach(setting -> values.put(setting.name(), setting.value()));
    return values;
  }

  /// The list of hosts that go past the proxy: the name of the variable that counts (golang.org/x/net/http/httpproxy,
  /// FromEnvironment).
  public String noProxyVariable() {
    return environmentValue("NO_PROXY").isEmpty() ? "no_proxy" : "NO_PROXY";
  }

  /// The variables of another source.
  ///
  /// @param notes what it says beyond variables: that a script decides about the proxy
  public record Elsewhere(EnvironmentSource source, Map<String, String> variables, List<Message> notes) {
    public Elsewhere {
      variables = Map.copyOf(variables);
      notes = List.copyOf(notes);
    }

    /// A source that has variables and nothing else.
    public Elsewhere(EnvironmentSource source, Map<String, String> variables) {
      this(source, variables, List.of());
    }
  }
}
