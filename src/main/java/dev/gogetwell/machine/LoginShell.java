package dev.gogetwell.machine;

import dev.gogetwell.machine.process.ProcessResult;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks the user's login shell which variables a new terminal would have.
///
/// The shell starts almost bare: with our variables inherited, it would only repeat them. A marker keeps apart what
/// profiles print. On macOS a terminal inherits what `launchctl setenv` set, and its zsh is a login shell and an
/// interactive one at once, so that `.zshrc` counts beside `.zshenv` and `.zprofile`. Blocking, each question bounded by
/// the limit of the [ToolRun]; any thread.
public final class LoginShell {
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^([A-Za-z_]\\w{0,100})=\"(.{0,32000})\"; export \\1;?$");
  private static final String MARK = "\u0001gogetwell\u0001";
  private static final String PRINTED_MARK = "\\001gogetwell\\001";
  private static final List<String> KEPT =
      List.of("HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME");
  /// What launchd gives where nobody has set another one.
  private static final String PATH_OF_LAUNCHD = "/usr/bin:/bin:/usr/sbin:/sbin";
  private static final String BARE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final String BY_AWK =
      "/usr/bin/awk 'BEGIN { for (name in ENVIRON) printf \"%s=%s%c\", name, ENVIRON[name], 0 }'";

  private final ToolRun tools;

  public LoginShell(ToolRun tools) {
    this.tools = tools;
  }

  /// The shell of this user: SHELL, else `/bin/sh`.
  public static String shell(Environment environment) {
    String named = environment.value("SHELL");
    return named.startsWith("/") ? named : "/bin/sh";
  }

  /// The variables of a new login shell, or why it did not tell.
  ///
  /// @param environment whose HOME, USER and SHELL are taken
  public Answer<Environment> ask(Environment environment) throws InterruptedException {
    if (environment.os() == OperatingSystem.WINDOWS) {
      return failed(FailureKind.TOOL_MISSING, "no login shell on Windows");
    }
    String shell = shell(environment);
    Environment bare = bare(environment, shell);
    String script = "printf '" + PRINTED_MARK + "'; " + printing(environment.os()) + "; printf '" + PRINTED_MARK + "'";
    Path directory = environment.home().filter(Files::isDirectory).orElse(Path.of("/"));
    return switch (tools.ask(command(environment.os(), shell, script), bare, directory)) {
      case Answer.Value<ProcessResult>(ProcessResult result) -> parse(environment.os(), result.stdout());
      case Answer.Failed<ProcessResult>(Failure failure) -> new Answer.Failed<>(failure);
    };
  }

  /// In words of every shell. The env of an older macOS does not know -0 (env(1)), refuses it and prints nothing.
  private static String printing(OperatingSystem os) {
    return "/usr/bin/env -0" + (os == OperatingSystem.DARWIN ? " || " + BY_AWK : "");
  }

  private static List<String> command(OperatingSystem os, String shell, String script) {
    if (os == OperatingSystem.DARWIN && shell.endsWith("/zsh")) {
      // Without job control: an interactive shell would take the terminal from whoever called us.
      return List.of(shell, "+m", "-ilc", script);
    }
    // csh knows -l only as its sole argument.
    return List.of(shell, shell.endsWith("csh") ? "-c" : "-lc", script);
  }

  private Environment bare(Environment environment, String shell) throws InterruptedException {
    Map<String, String> variables = new LinkedHashMap<>();
    if (environment.os() == OperatingSystem.DARWIN) {
      variables.putAll(ofLaunchd(environment));
    }
    KEPT.forEach(name -> environment.get(name).ifPresent(value -> variables.put(name, value)));
    variables.put("SHELL", shell);
    variables.putIfAbsent("PATH", BARE_PATH);
    variables.put("TERM", "dumb");
    return Environment.of(environment.os(), variables);
  }

  private Map<String, String> ofLaunchd(Environment environment) throws InterruptedException {
    return exported(tools.printed(List.of("/bin/launchctl", "export"), environment));
  }

  /// The variables of a program that is started from an icon on macOS, as far as launchd tells them. Some editors ask
  /// the login shell then; what they find there is told by [#ask].
  Environment ofDesktop(Environment environment) throws InterruptedException {
    Map<String, String> variables = new LinkedHashMap<>(ofLaunchd(environment));
    variables.putIfAbsent("PATH", PATH_OF_LAUNCHD);
    return Environment.of(environment.os(), variables);
  }

  /// Lines such as `GOPROXY="https://a.test"; export GOPROXY;`.
  static Map<String, String> exported(String printed) {
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher lines = EXPORT.matcher(printed);
    while (lines.find()) {
      variables.put(lines.group(1), lines.group(2));
    }
    return variables;
  }

  private static Answer<Environment> parse(OperatingSystem os, byte[] printed) {
    String text = new String(printed, StandardCharsets.UTF_8);
    int start = text.indexOf(MARK);
    int end = text.lastIndexOf(MARK);
    if (start < 0 || end == start) {
      return failed(FailureKind.BAD_CONTENT, "the login shell did not print its variables");
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (String entry : text.substring(start + MARK.length(), end).split("\u0000", -1)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return new Answer.Value<>(Environment.of(os, variables));
  }

  private static <T> Answer<T> failed(FailureKind kind, String raw) {
    return new Answer.Failed<>(new Failure(Operation.SETTINGS, kind, raw));
  }
}
