package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;

/// Looks at a module proxy that is not on the route. Blocking.
record OtherMirrorConduct(BenchTools tools) implements Conduct<Experiment.OtherMirror> {
  @Override
  public Class<Experiment.OtherMirror> of() {
    return Experiment.OtherMirror.class;
  }

  @Override
  public void carryOut(Experiment.OtherMirror mirror) throws InterruptedException {
    look(new Trial(mirror, Trial.Cell.of(Arm.MIRROR), true), mirror.url());
  }

  /// Asks for the module first, then for the checksum database through it.
  ///
  /// @return whether it gave the module
  boolean look(Trial trial, String url) throws InterruptedException {
    for (Hop candidate : tools.surroundings().candidateHops(url)) {
      ProbeRequest look = ProbeRequest.likeGo(candidate.via()).inTrial(trial);
      boolean works = tools.probe().look(candidate, new ProbeRequest(look.trial(), look.via(), look.address(),
          look.serverName(), look.shape(), look.depth(), ProbeTimeouts.FIRST_LOOK));
      if (!works && candidate.role() == HopRole.CANDIDATE_MIRROR) {
        return false;
      }
    }
    return true;
  }
}
