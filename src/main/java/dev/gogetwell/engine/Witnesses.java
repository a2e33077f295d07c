package dev.gogetwell.engine;

import dev.gogetwell.gorules.GoProxyList;
import dev.gogetwell.gorules.GoVersion;
import dev.gogetwell.machine.CommandRunner;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.Repetition;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Lets the user's own `go` speak: the command in a scratch copy, with an empty module cache. Any thread.
public final class Witnesses implements EngineParts.Witness {
  private final CommandRunner runner;
  private final Supplier<Environment> environment;

  /// @param environment the judged environment, as the settings were read from it
  public Witnesses(CommandRunner runner, Supplier<Environment> environment) {
    this.runner = runner;
    this.environment = environment;
  }

  /// With GOPROXY=off nothing is downloaded: what is at hand decides, so the user's own module cache is read.
  private static CommandRunner.Cache cache(Settings settings) {
    GoVersion version = GoVersion.judged(settings);
    return GoProxyList.parse(settings.goEnvValue("GOPROXY"), version) instanceof GoProxyList.Result.Valid list
        && list.entries().getFirst() instanceof GoProxyList.Entry.Off
        ? CommandRunner.Cache.OF_THE_USER : CommandRunner.Cache.EMPTY;
  }

  @Override
  public Optional<CommandRun> run(Target target, Settings settings, Map<String, String> variables, Duration limit)
      throws InterruptedException {
    // A `go` that could not even tell its settings says nothing about the network, and one that hangs would hang again.
    if (!settings.goAnswers() || target.command().isEmpty()) {
      return Optional.empty();
    }
    Environment changed = environment.get();
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      changed = changed.with(variable.getKey(), variable.getValue());
    }
    try {
      CommandRunner.Result result = runner.run(target.command(), Path.of(settings.go().get().path()),
          changed, target.project().map(Path::of), limit, cache(settings), _ -> { });
      Optional<Failure> failure = result.passed() ? Optional.empty() : Optional.of(new Failure(Operation.COMMAND,
          result.timedOut() ? FailureKind.TIMEOUT : FailureKind.COMMAND_FAILED, result.output()));
      return Optional.of(new CommandRun(Purpose.WITNESS, result.standIn() ? Repetition.STAND_IN : target.command(),
          result.exitCode(), result.output(), failure));
    } catch (IOException e) {
      // No scratch copy, no witness: the probes have to do.
      return Optional.empty();
    }
  }
}
