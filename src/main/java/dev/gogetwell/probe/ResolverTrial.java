package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.net.dns.ServerLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Carries out [Experiment.OtherResolvers]: what the hosts file says, what the machine's own resolvers and others answer
/// to the same question, whether the own ones know a name of somebody else and invent one that nobody has, and whether
/// the machines at the named addresses prove to be the wanted one. Blocking; any thread.
final class ResolverTrial {
  private static final int MOST_ADDRESSES = 6;
  private static final int LETTERS_OF_AN_INVENTED_NAME = 14;

  private final Surroundings surroundings;
  private final Recorder recorder;
  private final HopProbe probe;
  private final DohProbe doh;
  private final Random random;
  private final ServerLookup servers = new ServerLookup();

  ResolverTrial(Surroundings surroundings, Recorder recorder, HopProbe probe, DohProbe doh, Random random) {
    this.surroundings = surroundings;
    this.recorder = recorder;
    this.probe = probe;
    this.doh = doh;
    this.random = random;
  }

  /// @param hop the hop of the experiment
  void run(Experiment.OtherResolvers wanted, Hop hop) throws InterruptedException {
    Set<String> addresses = Collections.synchronizedSet(new LinkedHashSet<>());
    surroundings.pinned(wanted.host()).ifPresent(pinned -> record(wanted, Arm.PINNED, pinned, System.nanoTime()));
    List<Together.Job> questions = new ArrayList<>();
    for (Surroundings.Server server : surroundings.resolvers(hop.isPrivate())) {
      questions.add(() -> addresses.addAll(server.kind() == Resolver.Kind.CONFIGURED
          ? askOwn(wanted, server) : ask(wanted, Arm.OTHER, server, wanted.host()).addresses()));
    }
    for (Surroundings.Doh service : surroundings.dohServices(hop.isPrivate())) {
      questions.add(() -> {
        long start = System.nanoTime();
        Optional<NameLookup> answer = doh.ask(service, wanted.host());
        answer.ifPresent(lookup -> {
          record(wanted, Arm.OTHER, lookup, start);
          addresses.addAll(lookup.addresses());
        });
      });
    }
    Together.run(questions, 4);
    Together.run(addresses.stream().limit(MOST_ADDRESSES).<Together.Job>map(address -> () -> probe.look(hop,
        Look.likeGo(Optional.empty()).at(new Endpoint(address, wanted.port())).to(Look.Depth.VERIFY)
            .inTrial(new Trial(wanted, new Trial.Cell(Arm.ADDRESS, address), true)))).toList(), 4);
  }

  /// A resolver that answers gets two more questions: without them its answer says little.
  private List<String> askOwn(Experiment.OtherResolvers wanted, Surroundings.Server server) {
    NameLookup answer = ask(wanted, Arm.OWN, server, wanted.host());
    if (answer.failure().filter(f -> f.kind() == FailureKind.TIMEOUT || f.kind() == FailureKind.UNREACHABLE
        || f.kind() == FailureKind.RESOLVER_UNREACHABLE).isPresent()) {
      return answer.addresses();
    }
    if (answer.worked()) {
      ask(wanted, Arm.OWN_INVENTED, server, invented(wanted.host().substring(wanted.host().lastIndexOf('.') + 1)));
      ask(wanted, Arm.OWN_INVENTED, server, invented("com"));
    } else {
      surroundings.controlName(wanted.host()).ifPresent(name -> ask(wanted, Arm.OWN_CONTROL, server, name));
    }
    return answer.addresses();
  }

  private NameLookup ask(Experiment.OtherResolvers wanted, Arm arm, Surroundings.Server server, String name) {
    long start = System.nanoTime();
    recorder.contacting(server.endpoint().address());
    NameLookup answer;
    try (var _ = recorder.waitingFor(Message.of("wait.resolver", server.endpoint(), name),
        Patience.EXPERIMENT.resolve())) {
      answer = servers.lookup(server.kind(), server.endpoint(), name, Patience.EXPERIMENT.resolve());
    }
    record(wanted, arm, answer, start);
    return answer;
  }

  /// Nobody has registered a name of so many random letters.
  private String invented(String zone) {
    StringBuilder name = new StringBuilder();
    synchronized (random) {
      for (int i = 0; i < LETTERS_OF_AN_INVENTED_NAME; i++) {
        name.append((char) ('a' + random.nextInt(26)));
      }
    }
    return name + "." + zone;
  }

  private void record(Experiment.OtherResolvers wanted, Arm arm, NameLookup lookup, long start) {
    recorder.record(Optional.of(wanted.hop()), Optional.of(new Trial(wanted, Trial.Cell.of(arm), arm == Arm.OTHER)),
        lookup, Duration.ofNanos(System.nanoTime() - start));
  }
}
