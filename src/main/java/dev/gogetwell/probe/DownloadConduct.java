package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks for the go.mod and the archive as `go` does once it knows the version, and
/// follows redirects as `go` does, never from HTTPS to HTTP (cmd/go/internal/web/http.go: checkRedirect). What stops the
/// archive is asked for twice: one cut connection is an accident. Blocking; any thread.
final class DownloadConduct implements Conduct<Experiment.Download> {
  private static final String INFO = ".info";
  private static final int ATTEMPTS = 2;
  private static final int MOST_REDIRECTS = 3;

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
      AtomicReference<Optional<String>> location = new AtomicReference<>(Optional.empty());
      ProbeRequest look = ProbeRequest.likeGo(hop.via()).inTrial(new Trial(wanted, Trial.Cell.of(i == 0 ? arm
          : Arm.REDIRECTED), false))
          .to(ProbeRequest.Depth.DOWNLOAD);
      if (!tools.probe().lookOnce(hop, look, location::set)) {
        return false;
      }
      Optional<Hop> next = next(hop, location.get());
      if (next.isEmpty()) {
        return true;
      }
      hop = next.get();
    }
    return true;
  }

  private Optional<Hop> next(Hop hop, Optional<String> location) {
    try {
      return location.map(where -> URI.create(hop.url()).resolve(where)).filter(uri -> uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && !hop.tls()))
          .map(uri -> tools.surroundings().redirected(hop, uri.toString()));
    } catch (IllegalArgumentException _) {
      return Optional.empty(); // No address: go stops here too, and says so itself.
    }
  }
}
