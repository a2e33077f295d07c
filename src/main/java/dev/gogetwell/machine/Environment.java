package dev.gogetwell.machine;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The variables that a program sees, with the case rules of its system.
///
/// A value that is handed around, so that nobody reads the variables of our own process by accident. Immutable; any
/// thread.
public final class Environment {
  /// A JVM spells file names in the charset of the locale in which it was started, and for good: in the C locale every
  /// letter beyond ASCII is lost. There the start script gives it one with UTF-8 and keeps the caller's LC_ALL in the
  /// second variable, `=` before it if it was set; what is judged, and every child, sees the caller's.
  private static final String LOCALE = "LC_ALL";

  private static final String CALLERS_LOCALE = "GOGETWELL_CALLERS_LC_ALL";

  /// There the start script keeps GTK from OpenGL where no card draws, and marks that it did.
  private static final String DRAWING = "GDK_GL";
  private static final String OWN_DRAWING = "GOGETWELL_OWN_GDK_GL";

  /// What stands for bytes that the charset cannot spell.
  private static final char LOST = '\uFFFD';

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
    Map<String, String> variables = new TreeMap<>(System.getenv());
    Optional<String> callers = Optional.ofNullable(variables.remove(CALLERS_LOCALE));
    callers.ifPresent(locale -> {
      variables.remove(LOCALE);
      if (locale.startsWith("=")) {
        variables.put(LOCALE, locale.substring(1));
      }
    });
    if (variables.remove(OWN_DRAWING) != null) {
      variables.remove(DRAWING);
    }
    return of(OperatingSystem.current(), variables);
  }

  /// The words before a command that starts this program again, so that the other JVM spells file names as this one
  /// does; empty where the start script had nothing to change.
  public static List<String> wordsForOurLocale() {
    String callers = System.getenv(CALLERS_LOCALE);
    return callers == null ? List.of()
        : List.of("/usr/bin/env", LOCALE + "=" + System.getenv(LOCALE), CALLERS_LOCALE + "=" + callers);
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

  /// The home folder as git finds it: as Go does but for Windows, where HOME comes first, then HOMEDRIVE with HOMEPATH
  /// if there is such a folder, then USERPROFILE (git compat/mingw.c: setup_windows_environment).
  public Optional<Path> gitHome() {
    if (os != OperatingSystem.WINDOWS) {
      return home();
    }
    return path(value("HOME")).or(() -> path(value("HOMEDRIVE") + value("HOMEPATH")).filter(Files::isDirectory))
        .or(this::home);
  }

  /// Whether there is a home whose name has bytes that this JVM cannot spell: a path made of what is left of it would
  /// be another folder.
  public boolean homeIsUnspellable() {
    String home = value(os == OperatingSystem.WINDOWS ? "USERPROFILE" : "HOME");
    return !home.isEmpty() && !isSpellable(home);
  }

  /// The folder of settings as Go finds it (os/file.go: UserConfigDir).
  public Optional<Path> configFolder() {
    return switch (os) {
      case WINDOWS -> path(value("AppData"));
      case DARWIN -> home().map(home -> home.resolve("Library").resolve("Application Support"));
      // A value that is no absolute path is an error to Go, and no reason to look elsewhere.
      case LINUX -> value("XDG_CONFIG_HOME").isEmpty() ? home().map(home -> home.resolve(".config"))
          : path(value("XDG_CONFIG_HOME"));
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
    for (String entry : value("PATH").split(os == OperatingSystem.WINDOWS ? ";" : ":", -1)) {
      path(entry).ifPresent(folders::add);
    }
    return folders;
  }

  /// The folder that a variable names; empty if it is unset or no absolute path.
  public Optional<Path> folder(String name) {
    return path(value(name));
  }

  /// The same for a command that runs in `folder`: the files that `go` opens by these names from where it runs are
  /// named by their absolute paths (crypto/x509/root_unix.go, cmd/go/internal/auth/netrc.go).
  public Environment within(Path folder) {
    Environment seen = this;
    for (String name : List.of("SSL_CERT_FILE", "SSL_CERT_DIR", "NETRC")) {
      String separator = name.equals("SSL_CERT_DIR") ? os == OperatingSystem.WINDOWS ? ";" : ":" : "\0";
      String value = Arrays.stream(value(name).split(separator, -1)).map(part -> absolute(folder, part))
          .collect(Collectors.joining(separator));
      seen = value.equals(value(name)) ? seen : seen.with(name, value);
    }
    return seen;
  }

  private static String absolute(Path folder, String text) {
    return text.isEmpty() || !isSpellable(text) || Path.of(text).isAbsolute() ? text
        : folder.toAbsolutePath().resolve(text).normalize().toString();
  }

  private static Optional<Path> path(String text) {
    return text.isEmpty() || !isSpellable(text) ? Optional.empty()
        : Optional.of(Path.of(text)).filter(Path::isAbsolute);
  }

  private static boolean isSpellable(String text) {
    try {
      return Path.of(text).toString().indexOf(LOST) < 0;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Environment that && os == that.os && variables.equals(that.variables);
  }

  @Override
  public int hashCode() {
    return List.copyOf(variables.values()).hashCode(); // Names may differ in case and be equal.
  }

  /// Names only: values hold passwords.
  @Override
  public String toString() {
    return os + " " + variables.keySet();
  }
}
