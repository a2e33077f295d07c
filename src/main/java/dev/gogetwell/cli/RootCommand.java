package dev.gogetwell.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gogetwell` with something that is no command: shows what there is. Without arguments the window opens instead.
@Command(name = "gogetwell", mixinStandardHelpOptions = true)
public final class RootCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--here")
  @SuppressWarnings("UnusedVariable") // Whether it was given is seen before picocli reads the words.
  private boolean here;

  @Spec private CommandSpec spec;

  /// The root of all commands.
  public RootCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.err());
    return ExitCode.USAGE;
  }
}
