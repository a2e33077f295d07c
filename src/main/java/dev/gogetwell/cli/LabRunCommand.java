package dev.gogetwell.cli;

import dev.gogetwell.lab.LabException;
import dev.gogetwell.lab.LabRunner;
import dev.gogetwell.lab.Scenario;
import dev.gogetwell.lab.ScenarioPair;
import dev.gogetwell.lab.path.Distance;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gogetwell lab run SCENARIO -- COMMAND…`: runs a command inside a practice network and ends with its exit code.
/// One thread.
@Command(name = "run", mixinStandardHelpOptions = true)
public final class LabRunCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final List<Scenario> scenarios;
  private final LabRunner runner;

  @Option(names = "--seed", hidden = true) private @Nullable Long seed;

  @Option(names = "--inside", hidden = true) private boolean inside;

  @Option(names = "--delay", paramLabel = "25ms|5ms-40ms", converter = Distances.class)
  private Optional<Distance> distance = Optional.empty();

  @Parameters(index = "0", paramLabel = "SCENARIO", descriptionKey = "scenario") private String name = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "COMMAND", descriptionKey = "command")
  private List<String> command = List.of();

  /// Runs one of `scenarios`.
  public LabRunCommand(Terminal terminal, List<Scenario> scenarios, LabRunner runner) {
    this.terminal = terminal;
    this.scenarios = List.copyOf(scenarios);
    this.runner = runner;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Scenario> scenario = scenarios.stream().filter(known -> known.name().equals(name)).findFirst()
        .or(() -> ScenarioPair.named(scenarios, name).map(ScenarioPair::together));
    if (scenario.isEmpty()) {
      terminal.err().println(terminal.texts().get("lab.error.unknown", name));
      return ExitCode.USAGE;
    }
    long number = (seed == null ? OptionalLong.empty() : OptionalLong.of(seed))
        .orElseGet(() -> ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
    if (!runner.isSeenByGo(scenario.get())) {
      terminal.err().println(terminal.texts().get("lab.note.untrusted"));
    }
    try {
      return inside
          ? runner.runInside(scenario.get(), number, distance, command)
          : runner.run(scenario.get(), number, distance, command);
    } catch (LabException e) {
      terminal.err().println(terminal.texts().get(e.reason().key(), name, String.valueOf(e.getMessage())));
      return switch (e.reason()) {
        case COMMAND -> ExitCode.USAGE;
        case NEEDS_NAMESPACE, NETWORK -> ExitCode.OURS;
      };
    }
  }
}
