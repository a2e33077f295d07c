package dev.gogetwell.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gogetwell help [COMMAND…]`: what people type who know git or go, the same as `COMMAND… --help`.
@Command(name = "help")
public final class HelpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", descriptionKey = "about")
  private List<String> about = List.of();

  /// A command that writes to `terminal`.
  public HelpCommand(Terminal terminal) {
    this.terminal = terminal;
    this.spec = CommandSpec.create();
  }

  @Override
  public Integer call() {
    CommandLine wanted = spec.parent().commandLine();
    for (String word : about) {
      CommandLine below = wanted.getSubcommands().get(word);
      if (below == null) {
        throw new CommandLine.UnmatchedArgumentException(wanted, List.of(word));
      }
      wanted = below;
    }
    wanted.usage(terminal.help(terminal.out()));
    return ExitCode.OK;
  }
}
