package dev.gogetwell.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gogetwell lab`: the group of the practice networks; alone it shows how it is used. One thread.
@Command(name = "lab", mixinStandardHelpOptions = true)
public final class LabCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  /// The group; its members are [LabListCommand] and [LabRunCommand].
  public LabCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err());
    return ExitCode.USAGE;
  }
}
