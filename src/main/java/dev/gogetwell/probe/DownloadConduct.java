package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks for the go.mod and the archive as `go` does once it knows the version, and follows redirects as `go` does. What
/// stops the archive is asked for twice: one cut connection is an accident. Blocking; any thread.
final class DownloadConduct implements Conduct<Experiment.Download> {
  private static final String INFO = ".info";
  private static final int ATTEMPTS = 2;
  /// As `go` does (net/http/client.go, defaultCheckRedirect).
  static final int MOST_REDIRECTS = 10;

  private final BenchTools tools;

  DownloadConduct(BenchTools tools) {
    this.tools = tools;
  }

  @Override
  public Class<Experiment.Download> of() {
    return Experiment.Download.class;
  }

  @Override
  public void carryOut(Experiment.Download wanted) throws InterruptedException {
    Hop hop = tools.hop(wanted.hop());
    if (!wanted.url().endsWith(INFO)) {
      return; // Without a version nobody knows what the archive is called.
    }
    String stem = wanted.url().substring(0, wanted.url().length() - INFO.length());
    boolean works = follow(wanted, Arm.GO_MOD, tools.surroundings().redirected(hop, stem + ".mod"));
    for (int i = 0; works && i < ATTEMPTS; i++) {
      if (follow(wanted, Arm.ARCHIVE, tools.surroundings().redirected(hop, stem + ".zip"))) {
        return;
      }
    }
  }

  private boolean follow(Experiment.Download wanted, Arm arm, Hop first) throws InterruptedException {
    Hop hop = first;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      AtomicReference<Optional<Lead>> lead = new AtomicReference<>(Optional.empty());
      ProbeRequest look = ProbeRequest.likeGo(hop.via()).inTrial(new Trial(wanted, Trial.Cell.of(i == 0 ? arm
          : Arm.REDIRECTED), false))
          .to(ProbeRequest.Depth.DOWNLOAD);
      if (!tools.probe().lookOnce(hop, look, seen -> lead.set(Optional.of(seen)))) {
        return false;
      }
      if (lead.get().isEmpty()) {
        return true;
      }
      if (i == 0 && arm == Arm.ARCHIVE) {
        // The host of the archive is looked at by itself as well, as every place where `go` goes.
        tools.growth().accept(tools.hop(wanted.hop()), new Lead(Hop.By.ARCHIVE, lead.get().get().url()));
      }
      hop = tools.surroundings().redirected(hop, lead.get().get().url());
    }
    return true;
  }
}
