package dev.gogetwell.lab;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The whole check many times in one process, each put together anew, and a line for each verdict. A program of its
/// own, since it runs inside a practice network.
final class RepeatedChecks {
  private static final String MARK = "checked ";

  private RepeatedChecks() {}

  /// @param args how many, the module, the hosts file, and whether go is heard (`go`, else our own look has to do)
  public static void main(String[] args) throws Exception {
    Environment environment = Environment.ofThisProcess();
    StateFolder state = StateFolder.of(environment, System.err::println);
    ReferenceHosts references = new ReferenceHostsReader().read(Path.of(args[2]), ReferenceHosts.none());
    List<String> command = args[3].equals("go") ? List.of("go", "get", args[1]) : List.of();
    Target target = new Target(args[1], Optional.of(Path.of("").toAbsolutePath().toString()), command,
        Optional.empty());
    for (int number = 0; number < Integer.parseInt(args[0]); number++) {
      Workbench bench = new Workbench(
          new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> new SymptomReader(Catalogue.load()), state,
              ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues()),
          new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment);
      Verdict verdict = bench.engine().start(new CheckRequest(target, Duration.ofSeconds(60), false, references),
          _ -> { }).await().verdict();
      System.out.println(MARK + verdict.state().name().toLowerCase(Locale.ROOT) + verdict.causes().stream()
          .map(cause -> " " + cause.code().code()).collect(Collectors.joining()));
    }
    System.exit(0);
  }

  /// The words of each line: the state, then the causes.
  static List<List<String>> read(String out) {
    return out.lines().filter(line -> line.startsWith(MARK))
        .map(line -> List.of(line.substring(MARK.length()).split(" "))).toList();
  }
}
