package dev.gogetwell.cli;

import dev.gogetwell.lab.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `gogetwell lab list`: the practice networks, by symptom for a person and with the answer for a program. One thread.
@Command(name = "list", mixinStandardHelpOptions = true)
public final class LabListCommand implements Callable<Integer> {
  private static final int COLUMN = 24;

  private final Terminal terminal;
  private final List<Scenario> scenarios;

  @Option(names = "--json", paramLabel = "FILE|-", arity = "0..1", fallbackValue = GivenFile.STANDARD_OUTPUT,
      preprocessor = AttachedOnly.class)
  private Optional<String> document = Optional.empty();

  /// A listing of `scenarios`.
  public LabListCommand(Terminal terminal, List<Scenario> scenarios) {
    this.terminal = terminal;
    this.scenarios = List.copyOf(scenarios);
  }

  @Override
  public Integer call() throws UsageException {
    if (document.isPresent()) {
      new GivenFile(terminal).json(document.get(), JsonMapper.builder().build().writerWithDefaultPrettyPrinter()
          .writeValueAsString(scenarios.stream().map(LabListCommand::object).toList()));
      if (GivenFile.isAlone(document)) {
        return ExitCode.OK;
      }
    }
    for (Scenario scenario : scenarios) {
      String name = scenario.name() + " ".repeat(Math.max(1, COLUMN - scenario.name().length()));
      terminal.out().println(
          terminal.paint(Terminal.Style.ACCENT, name) + terminal.texts().get(scenario.titleKey()));
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> object(Scenario scenario) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", scenario.name());
    object.put("expected", scenario.expectedWord());
    object.put("goCanSee", scenario.goCanSee().word());
    object.put("fixWorks", scenario.fixWorks());
    return object;
  }
}
