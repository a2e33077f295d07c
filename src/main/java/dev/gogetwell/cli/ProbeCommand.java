package dev.gogetwell.cli;

import dev.gogetwell.machine.go.ProbeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `gogetwell probe --export FILE.go`: the Go probe as one file, to `go run` where this program cannot go. One thread.
@Command(name = "probe", mixinStandardHelpOptions = true)
public final class ProbeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ProbeProgram program;

  @Option(names = "--export", paramLabel = "FILE.go", required = true)
  private Path file = Path.of("");

  /// A command that writes `program`.
  public ProbeCommand(Terminal terminal, ProbeProgram program) {
    this.terminal = terminal;
    this.program = program;
  }

  @Override
  public Integer call() {
    if (file.getFileName() == null || !file.getFileName().toString().endsWith(".go")) {
      terminal.err().println(terminal.texts().get("goprobe.export.name", file));
      return ExitCode.USAGE;
    }
    try {
      Files.write(file, program.source());
    } catch (IOException e) {
      terminal.err().println(terminal.texts().get("cli.cannot-write", String.valueOf(e.getMessage())));
      return ExitCode.OURS;
    }
    terminal.err().println(terminal.texts().get("goprobe.export.done", file));
    return ExitCode.OK;
  }
}
