package dev.gogetwell.probe;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.go.GoProbe;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs the Go probe of this machine on a hop. Any thread.
public final class GoProbes implements GoProbeSource {
  /// An empty build cache and two old processors need half a minute.
  private static final Duration COMPILE_LIMIT = Duration.ofMinutes(2);

  private final GoProbe probe;
  private final Supplier<Environment> environment;
  private final Consumer<GoProbe.Stage> stages;

  /// @param environment the judged one
  /// @param stages hears when it compiles and when it runs
  public GoProbes(GoProbe probe, Supplier<Environment> environment, Consumer<GoProbe.Stage> stages) {
    this.probe = probe;
    this.environment = environment;
    this.stages = stages;
  }

  @Override
  public Optional<Told> run(Hop hop, Settings settings, Duration limit) throws InterruptedException {
    if (settings.go().isEmpty() || !hop.tls()) {
      return Optional.empty();
    }
    return Optional.of(run(hop.url(), settings.go().get(), environment.get(), limit));
  }

  /// Looks at one URL; stops when the handshake is complete.
  public Told run(String url, Tool go, Environment seen, Duration limit) throws InterruptedException {
    GoProbe.Outcome outcome = probe.run(Path.of(go.path()), go.version(), seen,
        new GoProbe.Request(url, true, limit), COMPILE_LIMIT, stages);
    return switch (outcome) {
      case GoProbe.Outcome.Spoke spoke -> new Told.Seen(GoProbeReading.of(spoke.output()));
      case GoProbe.Outcome.Unavailable(var trouble, var failure) -> new Told.TakenOver(
          Message.of("goprobe." + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'), failure.raw()), failure);
    };
  }
}
