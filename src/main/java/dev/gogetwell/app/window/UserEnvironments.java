package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.registry.NewLogin;
import dev.gogetwell.machine.registry.UserVariables;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Message;
import dev.gogetwell.ui.port.EnvironmentChoice;
import dev.gogetwell.ui.port.ServiceException;
import dev.gogetwell.ui.port.Workplace;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The environments of this user: what a program gets that is started anew (by the login shell, since a window that was
/// started from the desktop has the poorer variables of the desktop; by the registry on Windows, since this process keeps
/// those of the moment when it was started), this process, or what the user pastes. Any thread.
final class UserEnvironments implements EnvironmentChoice {
  private static final Duration SHELL_LIMIT = Duration.ofSeconds(5);
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?m)^\\s*(?:export |set |\\$env:)?([A-Za-z_][A-Za-z0-9_]{0,80})\\s?=\\s?(.{0,32000}?)\\s*$");

  private final Workbench.Tools tools;
  private final Environment own;
  private final boolean here;
  private final Optional<UserVariables> registry;
  private final Rest rest;

  /// @param own the variables of this process
  /// @param here whether this process was started for its environment
  /// @param registry where Windows keeps variables; empty elsewhere
  UserEnvironments(Workbench.Tools tools, Environment own, boolean here, Optional<UserVariables> registry,
      Rest rest) {
    this.rest = rest;
    this.registry = registry;
    this.tools = tools;
    this.own = own;
    this.here = here;
  }

  @Override
  public List<EnvironmentSource> sources() {
    EnvironmentSource process = new EnvironmentSource(Kind.THIS_PROCESS, "");
    EnvironmentSource anew = registry.isPresent() ? new EnvironmentSource(Kind.USER_REGISTRY, "")
        : new EnvironmentSource(Kind.LOGIN_SHELL, LoginShell.shell(own));
    return here ? List.of(process, anew) : List.of(anew, process);
  }

  @Override
  public Workplace open(EnvironmentSource source) {
    Supplier<Environment> variables = switch (source.kind()) {
      case LOGIN_SHELL -> this::ofLoginShell;
      case USER_REGISTRY -> this::ofNewLogin;
      default -> () -> own;
    };
    return new OwnWorkplace(source, new Once<>(() -> new Workbench(tools, source, variables.get())), rest,
        () -> { });
  }

  @Override
  public Workplace paste(String text) throws ServiceException {
    Map<String, String> variables = new HashMap<>();
    Matcher lines = ASSIGNMENT.matcher(text);
    while (lines.find()) {
      variables.put(lines.group(1), unquoted(lines.group(2)));
    }
    if (variables.isEmpty()) {
      throw new ServiceException(Message.of("window.error.no-variables"));
    }
    // What the paste does not name comes from here: without PATH and HOME no tool runs at all.
    for (String needed : List.of("PATH", "HOME", "USERPROFILE", "SystemRoot", "TEMP", "TMPDIR")) {
      own.get(needed).ifPresent(value -> variables.putIfAbsent(needed, value));
    }
    EnvironmentSource source = new EnvironmentSource(Kind.PASTED, "");
    Workbench bench = new Workbench(tools, source, Environment.of(own.os(), variables));
    return new OwnWorkplace(source, () -> bench, rest, () -> { });
  }

  /// The login shell's variables; where it cannot be asked, our own, which is what a terminal would add to anyway.
  private Environment ofLoginShell() {
    try {
      return new LoginShell(new ToolRun(tools.processes(), SHELL_LIMIT)).ask(own)
          instanceof Answer.Value<Environment>(Environment login) ? login : own;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return own;
    }
  }

  /// What a program gets that is started now; where the registry does not tell, our own, which it was when we were.
  Environment ofNewLogin() {
    try {
      return registry.isEmpty() ? own : NewLogin.read(own, registry.get()).environment();
    } catch (IOException _) {
      return own;
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && ((value.startsWith("'") && value.endsWith("'"))
        || (value.startsWith("\"") && value.endsWith("\"")));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /// Makes a value when it is first asked for. Any thread.
  private static final class Once<T> implements Supplier<T> {
    private final java.util.concurrent.FutureTask<T> task;

    Once(Supplier<T> maker) {
      this.task = new java.util.concurrent.FutureTask<>(maker::get);
    }

    @Override
    public T get() {
      task.run();
      try {
        return task.get();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new java.util.concurrent.CancellationException();
      } catch (java.util.concurrent.ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
