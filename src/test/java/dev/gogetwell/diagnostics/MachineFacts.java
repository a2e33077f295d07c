package dev.gogetwell.diagnostics;

import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Tool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a test says of the machine and of the command: tools, settings, and where each stands.
///
/// @param <B> the builder that goes on
public abstract class MachineFacts<B extends MachineFacts<B>> {
  private final Map<String, Setting> goEnv = new HashMap<>();
  private final Map<String, Setting> environment = new HashMap<>();
  private final List<Setting> gitConfig = new ArrayList<>();
  private final List<Settings.Elsewhere> elsewhere = new ArrayList<>();
  private final List<Failure> problems = new ArrayList<>();
  private Optional<String> project = Optional.empty();
  private List<String> command = List.of("go", "get", FactsBuilder.MODULE);
  private boolean go = true;
  private boolean git = true;
  private String os = "linux";

  abstract B self();

  /// The folder of the command.
  public B project(String path) {
    project = Optional.of(path);
    return self();
  }

  public B withoutGo() {
    go = false;
    return self();
  }

  public B withoutGit() {
    git = false;
    return self();
  }

  public B os(String name) {
    os = name;
    return self();
  }

  public B goEnv(String name, String value) {
    goEnv.put(name, new Setting(name, value, new Origin(Origin.Kind.GO_ENV_FILE, "/home/u/env"), List.of()));
    return self();
  }

  /// A variable of the shell that hides what `go env -w` stored.
  public B goEnvHiding(String name, String value, String stored) {
    goEnv.put(name, new Setting(name, value, new Origin(Origin.Kind.ENVIRONMENT, "shell"),
        List.of(new Setting.Hidden(stored, new Origin(Origin.Kind.GO_ENV_FILE, "/home/u/env")))));
    return self();
  }

  /// Something that the reading of the settings stumbled over.
  public B problem(FailureKind kind, String text) {
    problems.add(new Failure(Operation.SETTINGS, kind, text));
    return self();
  }

  public B variable(String name, String value) {
    environment.put(name, new Setting(name, value, new Origin(Origin.Kind.ENVIRONMENT, "shell"), List.of()));
    return self();
  }

  public B gitConfig(String name, String value) {
    gitConfig.add(new Setting(name, value, new Origin(Origin.Kind.GIT_GLOBAL, "/home/u/.gitconfig"), List.of()));
    return self();
  }

  public B elsewhere(String name, String value) {
    return elsewhere(EnvironmentSource.Kind.LOGIN_SHELL, name, value);
  }

  public B elsewhere(EnvironmentSource.Kind kind, String name, String value) {
    elsewhere.add(new Settings.Elsewhere(new EnvironmentSource(kind, "/bin/sh"), Map.of(name, value)));
    return self();
  }

  /// What the user wants to work, where that is not the usual `go get`.
  public B command(String... words) {
    command = List.of(words);
    return self();
  }

  final Settings settings() {
    return new Settings(new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), os,
        go ? Optional.of(new Tool("/usr/bin/go", "go1.26")) : Optional.empty(),
        git ? Optional.of(new Tool("/usr/bin/git", "2.40")) : Optional.empty(), goEnv, environment, gitConfig,
        elsewhere, go ? problems : List.of(new Failure(Operation.SETTINGS, FailureKind.TOOL_MISSING, "go")));
  }

  final Target target(String module) {
    return new Target(module, project, command, Optional.empty());
  }
}
