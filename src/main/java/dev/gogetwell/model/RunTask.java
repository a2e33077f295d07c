package dev.gogetwell.model;

import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Measurement.StoreRead;
import java.util.Optional;

/// A piece of work that a run begins and that comes to an end of its own, or does not.
public sealed interface RunTask {
  /// Whether a piece of evidence is of this work.
  boolean owns(Evidence evidence);

  /// What it is called where it went wrong; not translated.
  String name();

  /// The look at one hop of the route.
  record HopLook(HopId hop) implements RunTask {
    @Override
    public boolean owns(Evidence evidence) {
      return evidence.trial().isEmpty() && evidence.hop().equals(Optional.of(hop));
    }

    @Override
    public String name() {
      return "HopProbe " + hop;
    }
  }

  /// An experiment.
  record Trying(Experiment experiment) implements RunTask {
    @Override
    public boolean owns(Evidence evidence) {
      return evidence.trial().filter(trial -> trial.experiment().equals(experiment)).isPresent();
    }

    @Override
    public String name() {
      return "Experiment " + experiment.label();
    }
  }

  /// The user's own `go`, in a scratch copy.
  record Witness() implements RunTask {
    @Override
    public boolean owns(Evidence evidence) {
      return evidence.measurement() instanceof CommandRun run && run.purpose() == Purpose.WITNESS;
    }

    @Override
    public String name() {
      return "Witness";
    }
  }

  /// The reading of the trust stores.
  record TrustStores() implements RunTask {
    @Override
    public boolean owns(Evidence evidence) {
      return evidence.measurement() instanceof StoreRead;
    }

    @Override
    public String name() {
      return "Stores";
    }
  }

  /// The question what other sources of settings say; the answer is a part of the settings.
  record OtherSettings() implements RunTask {
    @Override
    public boolean owns(Evidence evidence) {
      return false;
    }

    @Override
    public String name() {
      return "Elsewhere";
    }
  }
}
