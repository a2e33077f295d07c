package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement.CommandRun;
import dev.gogetwell.model.Measurement.ProtocolSniff;
import dev.gogetwell.model.Measurement.Purpose;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.ProxyRef;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Separator;
import dev.gogetwell.model.Settings;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Carries experiments out and records what they show. One variable is changed a cell; the cells come in random order,
/// the control first, each attempt on a fresh connection after a short random pause, since filters remember a pair of
/// addresses for seconds. Blocking; cancelled by interrupt.
public final class ExperimentBench {
  private static final int ATTEMPTS = 3;

  private final Route route;
  private final Surroundings surroundings;
  private final Recorder recorder;
  private final HopProbe probe;
  private final HelloSpecs hellos;
  private final ProxySniffer sniffer;
  private final ResolverTrial resolvers;
  private final DownloadTrial downloads;
  private final GoProbeSource goProbe;
  private final Settings settings;
  private final TlsNames tlsNames;
  private final Random random;

  /// @param random decides order and pauses; seeded in tests
  public ExperimentBench(Route route, Settings settings, Surroundings surroundings, Recorder recorder, HopProbe probe,
      ChainVerifier verifier, HelloSpecs hellos, TlsHandshaker handshaker, GoProbeSource goProbe, TlsNames tlsNames,
      Random random) {
    this.settings = settings;
    this.resolvers = new ResolverTrial(surroundings, recorder, probe,
        new DohProbe(recorder, verifier, hellos, handshaker), random);
    this.downloads = new DownloadTrial(surroundings::redirected, probe);
    this.goProbe = goProbe;
    this.tlsNames = tlsNames;
    this.route = route;
    this.surroundings = surroundings;
    this.recorder = recorder;
    this.probe = probe;
    this.hellos = hellos;
    this.sniffer = new ProxySniffer(handshaker);
    this.random = random;
  }

  /// Carries out `experiment`; what it shows stands in the record when this returns.
  public void run(Experiment experiment) throws InterruptedException {
    switch (experiment) {
      case Experiment.ServerNames names -> serverNames(names);
      case Experiment.OtherResolvers wanted -> resolvers.run(wanted, hop(wanted.hop()));
      case Experiment.Download download -> downloads.run(download, hop(download.hop()));
      case Experiment.WithoutProxy direct -> withoutProxy(direct);
      case Experiment.ThroughProxy through -> throughProxy(through);
      case Experiment.SniffProxy sniff -> sniffProxy(sniff);
      case Experiment.OtherMirror mirror -> mirror(mirror, Arm.MIRROR, mirror.url());
      case Experiment.HiddenGoproxy hidden -> {
        for (String url : surroundings.proxyUrls(hidden.value())) {
          mirror(hidden, Arm.HIDDEN, url);
        }
      }
      case Experiment.HelloSizes sizes -> helloSizes(sizes);
      case Experiment.Portal portal -> portal(portal);
      case Experiment.Control control -> control(control);
      case Experiment.AskGo ask -> askGo(ask);
    }
  }

  private void serverNames(Experiment.ServerNames names) throws InterruptedException {
    List<Attempt> cells = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      cells.add(new Attempt(Arm.TARGET, false, Optional.of(names.target()), HelloShape.LIKE_GO));
      cells.add(new Attempt(Arm.CONTROL, true, Optional.of(names.control()), HelloShape.LIKE_GO));
      cells.add(new Attempt(Arm.NONE, false, Optional.of(""), HelloShape.LIKE_GO));
    }
    runCells(names, "sni", names.address(), cells);
  }

  private void helloSizes(Experiment.HelloSizes sizes) throws InterruptedException {
    List<Attempt> cells = new ArrayList<>();
    for (int i = 0; i < ATTEMPTS; i++) {
      cells.add(new Attempt(Arm.LARGE, false, Optional.empty(), HelloShape.LIKE_GO));
      cells.add(new Attempt(Arm.SMALL, true, Optional.empty(), HelloShape.SMALL));
      cells.add(new Attempt(Arm.SPLIT, false, Optional.empty(), HelloShape.SPLIT));
    }
    cells.add(new Attempt(Arm.TLS12, false, Optional.empty(), HelloShape.TLS12_ONLY));
    runCells(sizes, "hello", sizes.address(), cells);
  }

  /// One attempt of one cell.
  private record Attempt(Arm arm, boolean control, Optional<String> serverName, HelloShape shape) {}

  /// @param wait the last word of the sentence that tells what is waited for
  private void runCells(Experiment.AtHop experiment, String wait, Endpoint address, List<Attempt> cells)
      throws InterruptedException {
    Hop hop = hop(experiment.hop());
    List<Attempt> order = new ArrayList<>(cells);
    Collections.shuffle(order, random);
    Attempt first = order.stream().filter(Attempt::control).findFirst().orElseThrow();
    order.remove(first);
    try (var _ = recorder.waitingFor(Message.of("wait.experiment." + wait, hop.host()),
        experiment.cost().multipliedBy(2))) {
      AnswerWatch watch = new AnswerWatch(recorder);
      attempt(probe.recordingTo(watch), experiment, hop, address, first);
      // A control that nobody answers refutes the suspicion; more attempts would only be more silence.
      if (watch.answered()) {
        Together.run(order.stream().<Together.Job>map(cell -> () -> attempt(probe, experiment, hop, address, cell))
            .toList(), 3);
      }
    }
  }

  private void attempt(HopProbe with, Experiment experiment, Hop hop, Endpoint address, Attempt cell)
      throws InterruptedException {
    pause();
    Look look = Look.likeGo(hop.via()).at(address).shaped(cell.shape()).to(Look.Depth.HANDSHAKE)
        .inTrial(new Trial(experiment, Trial.Cell.of(cell.arm()), cell.control()));
    with.look(hop, cell.serverName().map(look::naming).orElse(look));
  }

  private void withoutProxy(Experiment.WithoutProxy direct) throws InterruptedException {
    probe.look(hop(direct.hop()), Look.likeGo(Optional.empty()).inTrial(new Trial(direct, Trial.Cell.of(Arm.DIRECT),
        true)));
  }

  private void throughProxy(Experiment.ThroughProxy through) throws InterruptedException {
    probe.look(hop(through.hop()),
        Look.likeGo(Optional.of(through.proxy())).inTrial(new Trial(through, Trial.Cell.of(Arm.PROXY), true)));
  }

  private void sniffProxy(Experiment.SniffProxy sniff) throws InterruptedException {
    long start = System.nanoTime();
    for (Endpoint endpoint : surroundings.addresses(sniff.proxy())) {
      ProtocolSniff seen = sniffer.sniff(endpoint, hellos.spec("", HelloShape.LIKE_GO));
      record(firstBehind(sniff.proxy()), new Trial(sniff, Trial.Cell.of(Arm.SNIFF), true), seen, start);
      if (seen.worked()) {
        return;
      }
    }
  }

  /// Looks at a module proxy that is not on the route: the module first, then the checksum database through it.
  private void mirror(Experiment experiment, Arm arm, String url) throws InterruptedException {
    for (Hop candidate : surroundings.candidateHops(url)) {
      Look look = Look.likeGo(candidate.via()).inTrial(new Trial(experiment, Trial.Cell.of(arm), true));
      boolean works = probe.look(candidate, new Look(look.trial(), look.via(), look.address(), look.serverName(),
          look.shape(), look.depth(), Patience.FIRST_LOOK));
      if (!works && candidate.role() == HopRole.CANDIDATE_MIRROR) {
        return;
      }
    }
  }

  private void portal(Experiment.Portal portal) throws InterruptedException {
    List<Together.Job> pages = new ArrayList<>();
    for (String url : surroundings.portalUrls()) {
      pages.add(() -> {
        Hop page = Hops.ofUrl(new HopId("portal"), HopRole.CONTROL, url, Optional.empty(), -1, Separator.END, false);
        probe.look(page, Look.likeGo(Optional.empty()).inTrial(new Trial(portal, new Trial.Cell(Arm.PAGE, url), true)));
      });
    }
    Together.run(pages, 4);
  }

  private void control(Experiment.Control control) throws InterruptedException {
    Hop host = new Hop(new HopId("control"), HopRole.CONTROL, "https://" + control.host() + "/", control.host(), 443,
        true, control.via(), -1, Separator.END, false);
    probe.look(host, Look.likeGo(control.via()).to(Look.Depth.VERIFY).inTrial(
        new Trial(control, Trial.Cell.of(Arm.CONTROL), true)));
  }

  /// Lets the user's own Go look; what it saw is evidence like our own, under its own trial.
  private void askGo(Experiment.AskGo ask) throws InterruptedException {
    Hop hop = hop(ask.hop());
    Trial trial = new Trial(ask, Trial.Cell.of(Arm.GO), true);
    long start = System.nanoTime();
    Optional<GoProbeSource.Told> told;
    try (var _ = recorder.waitingFor(Message.of("wait.go-probe", hop.host()), ask.cost().multipliedBy(2))) {
      told = goProbe.run(hop, settings, ask.cost());
    }
    switch (told.orElse(null)) {
      case null -> { }
      case GoProbeSource.Told.Seen seen -> seen.reading().measurements(tlsNames).forEach(one ->
          recorder.record(Optional.of(hop.id()), Optional.of(trial), one.measurement(), one.took()));
      case GoProbeSource.Told.TakenOver over -> record(hop.id(), trial, new CommandRun(Purpose.GO_PROBE,
          List.of("go", "build", "probe.go"), -1, over.failure().raw(), Optional.of(over.failure())), start);
    }
  }

  /// What is heard of a proxy is told of the first hop behind it.
  private HopId firstBehind(ProxyRef proxy) {
    return route.hops().stream().filter(hop -> hop.via().filter(proxy::equals).isPresent()).map(Hop::id).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no hop behind " + proxy.authority()));
  }

  private Hop hop(HopId id) {
    return route.hop(id).orElseThrow(() -> new IllegalArgumentException("no hop " + id));
  }

  private void record(HopId hop, Trial trial, dev.gogetwell.model.Measurement measurement, long start) {
    recorder.record(Optional.of(hop), Optional.of(trial), measurement, Duration.ofNanos(System.nanoTime() - start));
  }

  private void pause() throws InterruptedException {
    long millis;
    synchronized (random) {
      millis = random.nextInt(60);
    }
    Thread.sleep(millis);
  }
}
