package dev.gogetwell.remedy;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.model.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Knows one kind of target: where it lives, how the real tool edits it, how to try it in one child process.
///
/// Blocking; one thread at a time.
///
/// @param <C> the kind of change
interface Applier<C extends Change> {
  /// Adds the change to the draft; writes nothing of the user's.
  ///
  /// @param folder for copies; emptied by the caller
  void plan(C change, Draft draft, Path folder) throws RemedyException, InterruptedException, IOException;

  /// The environment of one child process that sees the drafted change and all else as before.
  Environment overriding(C change, Draft draft, Environment environment, Path folder)
      throws RemedyException, IOException;

  /// What would defeat the change.
  List<String> overriddenBy(C change);

  /// Asks the real tool whether the written change counts.
  void requireEffective(C change) throws RemedyException, InterruptedException;
}
