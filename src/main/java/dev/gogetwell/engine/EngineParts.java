package dev.gogetwell.engine;

import dev.gogetwell.diagnostics.DiagnosticService;
import dev.gogetwell.diagnostics.Facts;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.StoreRead;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.RunScope;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.model.Target;
import dev.gogetwell.model.Verdict;
import dev.gogetwell.probe.AllowedContacts;
import dev.gogetwell.probe.ClientVerifier;
import dev.gogetwell.probe.GitSource;
import dev.gogetwell.probe.GoCredentials;
import dev.gogetwell.probe.GoProbeSource;
import dev.gogetwell.probe.HelloSpecs;
import dev.gogetwell.probe.ProxyCredentials;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// What the engine is put together from; each part has one job and can be replaced in a test.
///
/// @param toolVersion our own version
/// @param clock the wall clock
/// @param services step by step, in the order of the rail
/// @param symptoms reads pasted text
/// @param settings reads the judged environment
/// @param routes plans the hops
/// @param kits makes the measuring tools for a run
/// @param witness runs the user's own `go`
/// @param remedies plans the ways out
/// @param folders looks at the folder of the command
/// @param bugs keeps what is known of a crash of our own
public record EngineParts(
    String toolVersion,
    Clock clock,
    List<DiagnosticService> services,
    SymptomSource symptoms,
    SettingsSource settings,
    RoutePlanner routes,
    KitSource kits,
    Witness witness,
    RemedySource remedies,
    FolderSource folders,
    BugKeeper bugs) {
  public EngineParts {
    services = List.copyOf(services);
  }

  /// Reads pasted text.
  @FunctionalInterface
  public interface SymptomSource {
    Symptom read(String text);
  }

  /// Reads the judged environment; blocking.
  @FunctionalInterface
  public interface SettingsSource {
    Settings read(Target target) throws InterruptedException;

    /// What other sources have; asked for beside the first look, since it may take long. Blocking.
    ///
    /// @param hosts what a proxy script of the system may be asked about; none if it may not be run
    /// @param contacting is told every host that is asked for that
    default List<Settings.Elsewhere> elsewhere(Target target, List<String> hosts, Consumer<String> contacting)
        throws InterruptedException {
      return List.of();
    }
  }

  /// Plans the hops; pure.
  @FunctionalInterface
  public interface RoutePlanner {
    Route plan(Target target, Settings settings);
  }

  /// Makes the measuring tools that depend on the settings.
  @FunctionalInterface
  public interface KitSource {
    /// The tools for these settings.
    ///
    /// @param target of which the folder counts: what a variable names by a relative path lies there
    /// @param latest the settings as they are known at the moment of asking
    Kit make(Target target, Settings settings, Supplier<Settings> latest, Route route, ReferenceHosts references);
  }

  /// The measuring tools of one run.
  ///
  /// @param stores what the trust stores hold, read once
  public record Kit(
      ClientVerifier verifier,
      StoreSource stores,
      HelloSpecs hellos,
      TlsNames tlsNames,
      ProxyCredentials credentials,
      GoCredentials signIn,
      AllowedContacts surroundings,
      GoProbeSource goProbe,
      GitSource git,
      RandomGenerator random) {}

  /// Tells what the trust stores held; waits for them where they are still being read.
  @FunctionalInterface
  public interface StoreSource {
    List<StoreRead> reads() throws InterruptedException;
  }

  /// Runs the user's command in a scratch copy with an empty module cache; blocking. Empty where there is no `go`.
  @FunctionalInterface
  public interface Witness {
    /// Runs it.
    ///
    /// @param variables of the environment, which replace those of the user
    Optional<CommandRun> run(Target target, Settings settings, Map<String, String> variables, Duration limit)
        throws InterruptedException;
  }

  /// Plans the ways out; pure.
  @FunctionalInterface
  public interface RemedySource {
    List<Remedy> plan(Facts facts, Verdict verdict);
  }

  /// Keeps what is known of a crash of our own and gives its code.
  @FunctionalInterface
  public interface BugKeeper {
    String keep(Throwable bug);
  }

  /// Looks at the folder of the command.
  @FunctionalInterface
  public interface FolderSource {
    RunScope.Folder look(Target target);
  }
}
