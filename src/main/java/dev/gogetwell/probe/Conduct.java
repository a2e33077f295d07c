package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;

/// How one kind of experiment is carried out. It changes one variable a cell and records what it sees under the
/// experiment; a kind is its record in [Experiment] and its conduct here. Blocking; cancelled by interrupt.
interface Conduct<E extends Experiment> {
  /// The kind.
  Class<E> of();

  /// Carries it out; what it shows stands in the record when this returns.
  void carryOut(E experiment) throws InterruptedException;
}
