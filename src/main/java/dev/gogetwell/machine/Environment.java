package dev.gogetwell.machine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The variables that a program sees, with the case rules of its system.
///
/// A value that is handed around, so that nobody reads the variables of our own process by accident. Immutable; any
/// thread.
public final class Environment {
  private final OperatingSystem os;
  private final Map<String, String> variables;

  private Environment(OperatingSystem os, Map<String, String> variables) {
    this.os = os;
    this.variables = Collections.unmodifiableMap(variables);
  }

  /// The given variables; on Windows names differ only by more than case.
  public static Environment of(OperatingSystem os, Map<String, String> variables) {
    Map<String, String> sorted = empty(os);
    sorted.putAll(variables);
    return new Environment(os, sorted);
  }

  /// The variables of this process: right for the headless commands, wrong for a program started from an icon.
  public static Environment ofThisProcess() {
    return of(OperatingSystem.named(System.getProperty("os.name", "")), System.getenv());
  }

  private static Map<String, String> empty(OperatingSystem os) {
    return os == OperatingSystem.WINDOWS ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new TreeMap<>();
  }

  /// The system whose rules hold.
  public OperatingSystem os() {
    return os;
  }

  /// All variables, sorted by name.
  public Map<String, String> variables() {
    return variables;
  }

  /// A variable, which may be set to empty text.
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /// A variable; empty text if unset, as `os.Getenv` has it.
  public String value(String name) {
    return variables.getOrDefault(name, "");
  }

  /// The same with one variable set.
  public Environment with(String name, String value) {
    Map<String, String> copy = empty(os);
    copy.putAll(variables);
    copy.put(name, value);
    return new Environment(os, copy);
  }

  /// The same without one variable.
  public Environment without(String name) {
    Map<String, String> copy = empty(os);
    copy.putAll(variables);
    copy.remove(name);
    return new Environment(os, copy);
  }

  /// The home folder as Go finds it (os/file.go: UserHomeDir); empty if the variable is unset or no absolute path.
  public Optional<Path> home() {
    return path(value(os == OperatingSystem.WINDOWS ? "USERPROFILE" : "HOME"));
  }

  /// The folder of settings as Go finds it (os/file.go: UserConfigDir).
  public Optional<Path> configFolder() {
    return switch (os) {
      case WINDOWS -> path(value("AppData"));
      case DARWIN -> home().map(home -> home.resolve("Library").resolve("Application Support"));
      case LINUX -> path(value("XDG_CONFIG_HOME")).or(() -> home().map(home -> home.resolve(".config")));
    };
  }

  /// The file of `go env -w` as Go finds it (cmd/go/internal/cfg/cfg.go: EnvFile); empty if switched off or homeless.
  public Optional<Path> goEnvFile() {
    String named = value("GOENV");
    if (named.equals("off")) {
      return Optional.empty();
    }
    return named.isEmpty() ? configFolder().map(folder -> folder.resolve("go").resolve("env")) : path(named);
  }

  /// The folders of PATH in order; entries that are no absolute path are left out, as Go does not run from them.
  public List<Path> searchPath() {
    List<Path> folders = new ArrayList<>();
    for (String entry : value("PATH").split(os == OperatingSystem.WINDOWS ? ";" : ":")) {
      path(entry).ifPresent(folders::add);
    }
    return folders;
  }

  /// The folder that a variable names; empty if it is unset or no absolute path.
  public Optional<Path> folder(String name) {
    return path(value(name));
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Environment that && os == that.os && variables.equals(that.variables);
  }

  @Override
  public int hashCode() {
    return variables.hashCode();
  }

  /// Names only: values hold passwords.
  @Override
  public String toString() {
    return os + " " + variables.keySet();
  }
}
