package dev.gogetwell.ui.port;

import dev.gogetwell.engine.ComparedMirrors;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.model.Remedy;
import dev.gogetwell.model.Target;
import dev.gogetwell.remedy.RemedyDesk;
import java.util.List;
import java.util.Optional;

/// Module proxies beside each other, as one environment sees them. Asks hosts that `go` would not ask, so it has to be
/// wanted. Any thread.
public interface MirrorBench {
  /// The module proxies that would be asked, for the sentence before.
  ///
  /// @param references what this user lets a run ask; what he refused there is asked here neither
  List<String> candidates(ReferenceHosts references);

  /// Asks them; blocks. Cancelled by interrupt.
  ///
  /// @param target of which the module is asked for, with an exact version; its command is the proof
  /// @throws ServiceException if the module is private: its name goes to nobody
  Compared compare(Target target, ReferenceHosts references) throws ServiceException, InterruptedException;

  /// What came of it.
  ///
  /// @param remedy the recommended list as a change of GOPROXY, if one can be recommended
  /// @param desk where it is tried, written and undone
  record Compared(ComparedMirrors seen, Optional<Remedy> remedy, RemedyDesk desk) {}
}
