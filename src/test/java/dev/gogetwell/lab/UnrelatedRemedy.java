package dev.gogetwell.lab;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.StateFolder;
import dev.gogetwell.machine.WithheldValues;
import dev.gogetwell.machine.file.ScratchArea;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Origin;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Setting;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import dev.gogetwell.symptom.Catalogue;
import dev.gogetwell.symptom.SymptomReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// Tries a remedy that has nothing to do with the trouble, and ends with 0 if the command passed, with 1 if it did not.
/// A program of its own, since it runs inside the practice network.
final class UnrelatedRemedy {
  private UnrelatedRemedy() {}

  /// @param args the module, and a folder for the state of the program
  public static void main(String[] args) throws Exception {
    Environment environment = Environment.ofThisProcess();
    StateFolder state = StateFolder.of(environment.with("XDG_STATE_HOME", args[1]), System.err::println);
    Workbench bench = new Workbench(
        new Workbench.Tools(new Processes(), Clock.systemUTC(), () -> new SymptomReader(Catalogue.load()), state,
            ScratchArea.below(state::path), "test", _ -> "GW-TEST", new WithheldValues()),
        new EnvironmentSource(EnvironmentSource.Kind.THIS_PROCESS, ""), environment);
    Settings settings = bench.settings(Optional.empty());
    Optional<String> stored = Optional.ofNullable(settings.goEnv().get("GOPRIVATE"))
        .filter(setting -> setting.origin().kind() == Origin.Kind.GO_ENV_FILE).map(Setting::value);
    Message words = Message.of("remedy.test");
    Remedy unrelated = new Remedy("R1", CauseCode.NETWORK_REFUSED, Harm.SMALL, words, words,
        // Where go reads no file, nothing can be stored.
        List.of(environment.value("GOENV").equals("off")
            ? new Change.UserEnvironment("GOPRIVATE", Optional.of("unrelated.test"), Optional.empty())
            : new Change.GoEnv("GOPRIVATE", Optional.of("unrelated.test"), stored)), List.of());
    Target target = new Target(args[0], Optional.of(Path.of("").toAbsolutePath().toString()),
        List.of("go", "get", args[0]), Optional.empty());
    boolean passed = bench.desk(settings, target).tryOut(unrelated, System.err::println).passed();
    System.out.println("tried=0");
    System.exit(passed ? 0 : 1);
  }
}
