package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

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
      if (!follow(trial, candidate) && candidate.role() == HopRole.CANDIDATE_MIRROR) {
        return false;
      }
    }
    return true;
  }

  /// A mirror that keeps its files on another host works only if that one does, as `go` goes there.
  private boolean follow(Trial trial, Hop candidate) throws InterruptedException {
    Hop hop = candidate;
    Trial cell = trial;
    for (int i = 0; i <= DownloadConduct.MOST_REDIRECTS; i++) {
      AtomicReference<Optional<Lead>> lead = new AtomicReference<>(Optional.empty());
      ProbeRequest look = ProbeRequest.likeGo(hop.via()).inTrial(cell);
      boolean works = tools.probe().look(hop, new ProbeRequest(look.trial(), look.via(), look.address(),
          look.serverName(), look.shape(), look.depth(), ProbeTimeouts.FIRST_LOOK), seen -> lead.set(Optional.of(seen)));
      if (!works || lead.get().isEmpty()) {
        return works;
      }
      hop = led(candidate, lead.get().get().url());
      cell = new Trial(trial.experiment(), Trial.Cell.of(Arm.REDIRECTED), trial.control());
    }
    return false;
  }

  /// A hop of its own, whose address may hold a signature that no report tells.
  private Hop led(Hop candidate, String url) {
    Hop there = tools.surroundings().redirected(candidate, url);
    return new Hop(there.id(), there.role(), there.url(), there.host(), there.port(), there.tls(), there.via(),
        there.entry(), there.separator(), there.isPrivate(),
        Optional.of(new Hop.Led(candidate.id(), Hop.By.REDIRECT)));
  }
}
