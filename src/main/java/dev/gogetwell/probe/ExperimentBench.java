package dev.gogetwell.probe;

import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Route;
import dev.gogetwell.model.Settings;
import dev.gogetwell.net.dns.ServerLookup;
import dev.gogetwell.net.tls.client.TlsHandshaker;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Carries experiments out and records what they show. One variable is changed a cell; each attempt has a connection of
/// its own. Blocking; cancelled by interrupt.
public final class ExperimentBench {
  private final List<Conduct<?>> conducts;

  /// @param routes the hops as they are known
  /// @param growth hears where an answer leads
  /// @param random decides order and pauses; seeded in tests
  public ExperimentBench(Supplier<Route> routes, BiConsumer<Hop, Lead> growth, Settings settings,
      AllowedContacts surroundings, Recorder recorder, HopProbe probe, ClientVerifier verifier, HelloSpecs hellos,
      TlsHandshaker handshaker, GoProbeSource goProbe, GitSource git, CommandSource commands,
      TlsNames tlsNames, Random random) {
    BenchTools tools = new BenchTools(routes, surroundings, recorder, probe, growth);
    HelloCells cells = new HelloCells(tools, random);
    ProxySniffer sniffer = new ProxySniffer(handshaker);
    this.conducts = List.of(new ServerNamesConduct(cells), new HelloSizesConduct(cells),
        new OtherResolversConduct(tools, new DohProbe(recorder, verifier, hellos, handshaker), new ServerLookup(),
            random), new RepeatedLookupsConduct(tools), new DownloadConduct(tools),
        new CheckRecordConduct(tools, settings), new WithoutProxyConduct(tools), new ThroughProxyConduct(tools),
        new SniffProxyConduct(tools, sniffer, hellos), new LocalPortsConduct(tools, sniffer, hellos),
        new OtherMirrorConduct(tools), new HiddenGoproxyConduct(tools, commands),
        new LaterEntriesConduct(tools, commands), new PortalConduct(tools), new ControlConduct(tools),
        new AskGoConduct(tools, goProbe, settings, tlsNames), new AskGitConduct(tools, git, settings),
        new WithoutHttp2Conduct(tools, commands, settings));
  }

  /// Whether this kind of experiment can be carried out.
  boolean knows(Class<?> kind) {
    return conducts.stream().anyMatch(conduct -> conduct.of().equals(kind));
  }

  /// Carries out `experiment`; what it shows stands in the record when this returns.
  public void run(Experiment experiment) throws InterruptedException {
    Conduct<?> conduct = conducts.stream().filter(one -> one.of().isInstance(experiment)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no conduct for " + experiment.label()));
    carryOut(conduct, experiment);
  }

  private static <E extends Experiment> void carryOut(Conduct<E> conduct, Experiment experiment)
      throws InterruptedException {
    conduct.carryOut(conduct.of().cast(experiment));
  }
}
