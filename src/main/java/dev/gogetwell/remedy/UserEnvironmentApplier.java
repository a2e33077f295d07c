package dev.gogetwell.remedy;

import dev.gogetwell.machine.Answer;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.LoginShell;
import dev.gogetwell.model.Change;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The user's environment on a Unix: a marked block in the file that the login shell reads, believed only when a new
/// login shell shows it.
final class UserEnvironmentApplier implements LoginApplier {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final LoginShell shell;
  private final Environment environment;

  UserEnvironmentApplier(LoginShell shell, Environment environment) {
    this.shell = shell;
    this.environment = environment;
  }

  @Override
  public void plan(Change.UserEnvironment change, Draft draft, Path folder)
      throws RemedyException, InterruptedException {
    String value = change.value().orElse("");
    if (!NAME.matcher(change.name()).matches() || value.chars().anyMatch(c -> c < ' ')) {
      throw RemedyErrors.of("value", change.name());
    }
    Path home = environment.home().orElseThrow(() -> RemedyErrors.of("no-home"));
    String shell = LoginShell.shell(environment);
    // What is no file is told before a shell is started that would wait for it; only zsh has to be asked where it reads.
    boolean saysWhere = LoginFile.isWhereTheLoginSays(shell);
    Environment login = saysWhere ? newLogin() : environment;
    LoginFile file = LoginFile.of(shell, home, environment.value("XDG_CONFIG_HOME"),
        saysWhere ? login.value("ZDOTDIR") : "");
    Draft.Edit edit = draft.file(file.path(), file.line(change.name(), change.value()));
    Optional<String> now = (saysWhere ? login : newLogin()).get(change.name());
    // A variable of this terminal only is absent in a new login shell; that is no contradiction.
    if (now.isPresent() && !now.equals(change.expected())) {
      throw RemedyErrors.of("changed", change.name(), now.get(), edit.place().name());
    }
    byte[] after = file.edit(edit.after().orElse(new byte[0]), change.name(), change.value());
    edit.change(Optional.of(after), file.line(change.name(), change.value()));
  }

  @Override
  public Environment newLogin() throws RemedyException, InterruptedException {
    return switch (shell.ask(environment)) {
      case Answer.Value<Environment>(Environment told) -> told;
      case Answer.Failed<Environment> failed ->
          throw RemedyErrors.of("login-shell", LoginShell.shell(environment), failed.failure().raw());
    };
  }
}
