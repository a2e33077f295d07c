package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ScratchProject;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// For every kind of change the one who knows how. Blocking; one thread at a time.
final class Appliers {
  private final GoEnvApplier goEnv;
  private final GitConfigApplier gitConfig;
  private final SshHostApplier ssh;
  private final NewModuleApplier newModule;
  private final PutAsideApplier putAside;
  private final LoginApplier userEnvironment;
  private final TrustBundleApplier trustBundle = new TrustBundleApplier();

  /// @param environment the judged variables
  Appliers(DeskParts parts, Settings settings, Environment environment, Target target) {
    SettingTools tools = new SettingTools(parts.processes(), parts.toolLimit());
    this.goEnv = new GoEnvApplier(tools, path(settings.go()), environment);
    this.gitConfig = new GitConfigApplier(tools, path(settings.git()), environment);
    this.ssh = new SshHostApplier(tools, environment);
    this.newModule = new NewModuleApplier(tools, path(settings.go()), environment, target.project().map(Path::of));
    this.putAside = new PutAsideApplier(settings, environment, target.module());
    this.userEnvironment = parts.variables()
        .<LoginApplier>map(variables -> new WindowsEnvironmentApplier(variables, environment))
        .orElseGet(() -> new UserEnvironmentApplier(parts.shell(), environment));
  }

  private static Optional<Path> path(Optional<Tool> tool) {
    return tool.map(found -> Path.of(found.path()));
  }

  /// Adds a change to the draft; writes nothing of the user's.
  void plan(Change change, Draft draft, Path folder) throws RemedyException, InterruptedException, IOException {
    switch (change) {
      case Change.TrustBundle bundle -> trustBundle.plan(bundle, draft, folder);
      case Change.GoEnv go -> goEnv.plan(go, draft, folder);
      case Change.GitConfig git -> gitConfig.plan(git, draft, folder);
      case Change.GitConfigAdded added -> gitConfig.planAdded(added, draft, folder);
      case Change.SshHost host -> ssh.plan(host, draft, folder);
      case Change.NewModule module -> newModule.plan(module, draft, folder);
      case Change.PutAside file -> putAside.plan(file, draft, folder);
      case Change.UserEnvironment user -> userEnvironment.plan(user, draft, folder);
    }
  }

  /// What would defeat a change.
  List<String> overriddenBy(Change change) {
    return switch (change) {
      case Change.GoEnv go -> goEnv.overriddenBy(go);
      case Change.GitConfig git -> gitConfig.overriddenBy(git);
      case Change.GitConfigAdded _ -> List.of();
      case Change.SshHost host -> ssh.overriddenBy(host);
      case Change.NewModule module -> newModule.overriddenBy(module);
      case Change.PutAside file -> putAside.overriddenBy(file);
      case Change.UserEnvironment user -> userEnvironment.overriddenBy(user);
      case Change.TrustBundle bundle -> trustBundle.overriddenBy(bundle);
    };
  }

  /// The environment of one child process that sees the drafted change.
  Environment overriding(Change change, Draft draft, Environment seen, ScratchProject scratch)
      throws RemedyException, IOException {
    Path folder = scratch.settingsFolder();
    return switch (change) {
      case Change.GoEnv go -> goEnv.overriding(go, draft, seen, folder);
      case Change.GitConfig git -> gitConfig.overriding(git, draft, seen, folder);
      case Change.GitConfigAdded added -> gitConfig.overriding(GitConfigApplier.like(added), draft, seen, folder);
      case Change.SshHost host -> ssh.overriding(host, draft, seen, folder);
      case Change.NewModule module -> newModule.overriding(module, draft, seen, scratch.directory());
      case Change.PutAside file -> putAside.overriding(file, draft, seen, folder);
      case Change.UserEnvironment user -> userEnvironment.overriding(user, draft, seen, folder);
      case Change.TrustBundle bundle -> trustBundle.overriding(bundle, draft, seen, folder);
    };
  }

  /// Asks the real tool whether the written change counts.
  void requireEffective(Change change) throws RemedyException, InterruptedException {
    switch (change) {
      case Change.GoEnv go -> goEnv.requireEffective(go);
      case Change.GitConfig git -> gitConfig.requireEffective(git);
      case Change.GitConfigAdded added -> gitConfig.requireAdded(added);
      case Change.SshHost host -> ssh.requireEffective(host);
      case Change.NewModule module -> newModule.requireEffective(module);
      case Change.PutAside file -> putAside.requireEffective(file);
      case Change.UserEnvironment user -> userEnvironment.requireEffective(user);
      case Change.TrustBundle bundle -> trustBundle.requireEffective(bundle);
    }
  }

  /// Puts the written go.mod into a scratch copy, unless it is gone.
  void copyNewModule(Path scratch) throws IOException {
    newModule.copyWritten(scratch);
  }

  /// What a new login has.
  Environment newLogin() throws RemedyException, InterruptedException {
    return userEnvironment.newLogin();
  }
}
