package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.model.Trial;
import java.util.List;
import java.util.Optional;

/// Lets the user's own Go look; what it saw is evidence like our own, under its own trial. Blocking.
record AskGoConduct(BenchTools tools, GoProbeSource source, Settings settings, TlsNames names)
    implements Conduct<Experiment.AskGo> {
  @Override
  public Class<Experiment.AskGo> of() {
    return Experiment.AskGo.class;
  }

  @Override
  public void carryOut(Experiment.AskGo ask) throws InterruptedException {
    Hop hop = tools.hop(ask.hop());
    Trial trial = new Trial(ask, Trial.Cell.of(Arm.GO), true);
    long start = System.nanoTime();
    Optional<GoProbeSource.Told> told;
    try (var _ = tools.recorder().waitingFor(Message.of("wait.go-probe", hop.host()),
        ask.cost().multipliedBy(2))) {
      told = source.run(hop, settings, ask.cost());
    }
    switch (told.orElse(null)) {
      case null -> { }
      case GoProbeSource.Told.Seen seen -> seen.reading().measurements(names).forEach(one ->
          tools.recorder().record(Optional.of(hop.id()), Optional.of(trial), one.measurement(), one.took()));
      case GoProbeSource.Told.TakenOver over -> tools.record(hop.id(), trial, new CommandRun(Purpose.GO_PROBE,
          List.of("go", "build", "probe.go"), -1, over.failure().raw(), Optional.of(over.failure())), start);
    }
  }
}
