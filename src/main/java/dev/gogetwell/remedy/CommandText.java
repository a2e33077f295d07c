package dev.gogetwell.remedy;

import dev.gogetwell.gorules.ShellWords;
import dev.gogetwell.gorules.SshConfigText;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A remedy as text for a person: the commands that would do the same by hand, in the shell of the system that the
/// report is about. For reports of other computers, which this program never carries out. Every value is quoted as one
/// word, and what this program itself would not write is left out. Pure; any thread.
public final class CommandText {
  private static final String COMMAND = "remedy.by-hand.command";
  private static final String POWERSHELL = "remedy.by-hand.powershell";
  private static final String PROFILE = "remedy.by-hand.profile";

  private final AllowedChanges allowed;
  private final boolean windows;
  private final ShellWords shell;

  /// @param settings of the computer that the report is about
  public CommandText(Settings settings) {
    this.windows = settings.os().equals("windows");
    this.shell = ShellWords.of(settings.os());
    // Another computer's home is not known here; our own lists of roots are only made there anyway.
    this.allowed = AllowedChanges.below(Optional.empty(), settings);
  }

  /// Whether the one argument of a step is a line to be copied: a command, or what goes into a login file.
  public static boolean isLine(Message step) {
    return List.of(COMMAND, POWERSHELL, PROFILE).contains(step.key());
  }

  /// The remedy with steps in the place of changes: nobody carries it out by a click.
  public Remedy byHand(Remedy remedy) {
    Set<String> bundles = remedy.changes().stream().filter(change -> change instanceof Change.TrustBundle)
        .map(Change::name).collect(Collectors.toSet());
    List<Message> steps = new ArrayList<>(remedy.steps());
    remedy.changes().stream().flatMap(change -> step(change, bundles).stream()).forEach(steps::add);
    return new Remedy(remedy.id(), remedy.cures(), remedy.harm(), remedy.title(), remedy.why(), List.of(), steps);
  }

  /// @param bundles lists of roots that only that computer can make, and the settings that name them with them
  private Optional<Message> step(Change change, Set<String> bundles) {
    return switch (change) {
      case Change.TrustBundle bundle ->
          Optional.of(Message.of("remedy.by-hand.bundle", bundle.name().replaceFirst("^.*/", "")));
      case Change.GoEnv go -> Optional.of(isAllowed(go) ? typed(command(go)) : leftOut(go));
      case Change.GitConfig git when git.value().filter(bundles::contains).isPresent() -> Optional.empty();
      case Change.GitConfig(String name, Optional<String> value, Optional<String> expected, Optional<String> file) -> {
        // Where that computer keeps the file is its own matter; --global finds it there.
        Change.GitConfig global = new Change.GitConfig(name, value, expected, Optional.empty());
        yield Optional.of(isAllowed(global) ? typed(command(global)) : leftOut(global));
      }
      case Change.GitConfigAdded added -> Optional.of(!isAllowed(added) ? leftOut(added) : typed(
          "git config --global --add " + word(added.name()) + " " + word(added.value())));
      case Change.SshHost host -> Optional.of(!isAllowed(host) ? leftOut(host)
          : Message.of("remedy.by-hand.ssh", new SshConfigText(host.name(), host.server(), host.port()).inOneLine()));
      case Change.NewModule module -> Optional.of(!isAllowed(module) ? leftOut(module)
          : Message.of("remedy.by-hand.new-module", "go mod init " + word(module.name()), module.folder()));
      case Change.PutAside file -> {
        String path = shell.below(file.folder(), file.name());
        yield Optional.of(!isAllowed(file) ? leftOut(file) : Message.of(COMMAND, shell.moving(path, path + ".aside")));
      }
      case Change.UserEnvironment variable when variable.value().filter(bundles::contains).isPresent() ->
          Optional.empty();
      case Change.UserEnvironment variable -> Optional.of(!isAllowed(variable) ? leftOut(variable)
          : windows ? typed(command(variable)) : Message.of(PROFILE, command(variable)));
    };
  }

  private static Message leftOut(Change change) {
    return Message.of("remedy.by-hand.left-out", change.name());
  }

  /// The quotes are those of PowerShell on Windows; cmd would take them for letters.
  private Message typed(String command) {
    return Message.of(windows ? POWERSHELL : COMMAND, command);
  }

  private boolean isAllowed(Change change) {
    try {
      allowed.require(change);
      return true;
    } catch (RemedyException e) {
      return false;
    }
  }

  private String command(Change.GoEnv go) {
    return go.value().map(value -> "go env -w " + word(go.name() + "=" + value)).orElse("go env -u " + go.name());
  }

  private String command(Change.GitConfig git) {
    return "git config --global " + git.value().map(value -> "--replace-all " + word(git.name()) + " " + word(value))
        .orElse("--unset-all " + word(git.name()));
  }

  private String command(Change.UserEnvironment variable) {
    String name = variable.name();
    return windows ? ShellWords.powerShellVariable(name, variable.value())
        : variable.value().map(value -> "export " + name + "=" + word(value)).orElse("unset " + name);
  }

  /// One word of PowerShell or of a POSIX shell, whatever it holds.
  private String word(String text) {
    return windows ? ShellWords.powerShell(text) : ShellWords.posix(text);
  }
}
