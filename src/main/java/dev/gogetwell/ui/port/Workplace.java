package dev.gogetwell.ui.port;

import dev.gogetwell.engine.Engine;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.Report;
import dev.gogetwell.model.Settings;
import dev.gogetwell.remedy.ChangeLog;
import dev.gogetwell.remedy.RemedyDesk;

/// One environment in which runs are made and remedies carried out: the user's own, or a practice network. The window
/// treats both alike; that is what keeps Practice honest. Any thread.
public interface Workplace extends AutoCloseable {
  /// Whose environment it is.
  EnvironmentSource source();

  /// What `go` and git are set to here. Blocks while tools are asked; call it on a virtual thread.
  Settings settings() throws InterruptedException;

  /// The engine that judges this environment.
  Engine engine();

  /// The desk that tries, writes and undoes the remedies of `report` here.
  RemedyDesk desk(Report report);

  /// What was ever written for this user, whichever run it was. May block; call it on a virtual thread.
  ChangeLog changes();

  /// Looks at the dependencies of projects, as this environment sees them.
  Dependencies dependencies();

  /// Compares module proxies, as this environment sees them.
  MirrorBench mirrors();

  /// Ends what belongs to it: the servers of a practice network.
  @Override
  default void close() {}
}
