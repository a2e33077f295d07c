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

/// Asks the user's login shell which variables a new terminal would have.
///
/// The shell starts almost bare: with our variables inherited, it would only repeat them. A marker keeps apart what
/// profiles print. Blocking, bounded by the limit of the [ToolRun]; any thread.
public final class LoginShell {
  private static final String MARK = "\u0001gogetwell\u0001";
  private static final String PRINTED_MARK = "\\001gogetwell\\001";
  private static final List<String> KEPT =
      List.of("HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME");
  private static final String BARE_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

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
    String script = "printf '" + PRINTED_MARK + "'; /usr/bin/env -0; printf '" + PRINTED_MARK + "'";
    // csh knows -l only as its sole argument.
    String flags = shell.endsWith("csh") ? "-c" : "-lc";
    Path directory = environment.home().filter(Files::isDirectory).orElse(Path.of("/"));
    return switch (tools.ask(List.of(shell, flags, script), bare(environment, shell), directory)) {
      case Answer.Value<ProcessResult>(ProcessResult result) -> parse(environment.os(), result.stdout());
      case Answer.Failed<ProcessResult>(Failure failure) -> new Answer.Failed<>(failure);
    };
  }

  private static Environment bare(Environment environment, String shell) {
    Map<String, String> variables = new LinkedHashMap<>();
    KEPT.forEach(name -> environment.get(name).ifPresent(value -> variables.put(name, value)));
    variables.put("SHELL", shell);
    variables.put("PATH", BARE_PATH);
    variables.put("TERM", "dumb");
    return Environment.of(environment.os(), variables);
  }

  private static Answer<Environment> parse(OperatingSystem os, byte[] printed) {
    String text = new String(printed, StandardCharsets.UTF_8);
    int start = text.indexOf(MARK);
    int end = text.lastIndexOf(MARK);
    if (start < 0 || end == start) {
      return failed(FailureKind.BAD_CONTENT, "the login shell did not print its variables");
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (String entry : text.substring(start + MARK.length(), end).split("\u0000")) {
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
