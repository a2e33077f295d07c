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
import dev.gogetwell.net.dns.AnswerRace;
import dev.gogetwell.net.dns.ServerLookup;
import dev.gogetwell.net.dns.SystemLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What the hosts file says, what the machine's own resolvers and others answer
/// to the same question, whether the own ones know a name of somebody else and invent one that nobody has, whether
/// somebody answers where no resolver is, and whether the machines at the named addresses prove to be the wanted one.
/// Blocking; any thread.
final class OtherResolversConduct implements Conduct<Experiment.OtherResolvers> {
  private static final int MOST_ADDRESSES = 6;
  /// Of the forged answers of one large filter 99 of 100 are followed by the true one within 364 ms.
  private static final Duration LISTENING = Duration.ofMillis(400);
  /// Of IPv4 only; whoever names an address of IPv6 for it has made it (RFC 7050, 3).
  private static final String ONLY_IPV4 = "ipv4only.arpa";
  private static final int LETTERS_OF_AN_INVENTED_NAME = 14;

  private final BenchTools tools;
  private final DohProbe doh;
  private final Random random;
  private final ServerLookup servers;
  private final AnswerRace race = new AnswerRace();
  private final Named system;

  /// What this machine is told of a name.
  interface Named {
    List<String> addresses(String host) throws InterruptedException;
  }

  OtherResolversConduct(BenchTools tools, DohProbe doh, ServerLookup servers, Random random) {
    this(tools, doh, servers, random,
        host -> new SystemLookup().lookup(host, ProbeTimeouts.EXPERIMENT.resolve()).addresses());
  }

  OtherResolversConduct(BenchTools tools, DohProbe doh, ServerLookup servers, Random random, Named system) {
    this.system = system;
    this.tools = tools;
    this.doh = doh;
    this.servers = servers;
    this.random = random;
  }

  @Override
  public Class<Experiment.OtherResolvers> of() {
    return Experiment.OtherResolvers.class;
  }

  @Override
  public void carryOut(Experiment.OtherResolvers wanted) throws InterruptedException {
    Hop hop = tools.hop(wanted.hop());
    AllowedContacts around = tools.surroundings();
    Set<String> addresses = Collections.synchronizedSet(new LinkedHashSet<>());
    around.pinned(wanted.host()).ifPresent(pinned -> record(wanted, Arm.PINNED, pinned, System.nanoTime()));
    List<BoundedParallel.Job> questions = new ArrayList<>();
    boolean isKept = !around.mayBeTold(hop, system.addresses(wanted.host()));
    for (AllowedContacts.Server server : around.resolvers(isKept)) {
      questions.add(() -> addresses.addAll(server.kind() == Resolver.Kind.CONFIGURED
          ? askOwn(wanted, server) : ask(wanted, Arm.OTHER, server, wanted.host()).addresses()));
      questions.add(() -> race(wanted, server).forEach(answer -> addresses.addAll(answer.addresses())));
    }
    for (AllowedContacts.Doh service : around.dohServices(isKept)) {
      questions.add(() -> {
        long start = System.nanoTime();
        Optional<NameLookup> answer = doh.ask(service, wanted.host());
        answer.ifPresent(lookup -> {
          record(wanted, Arm.OTHER, lookup, start);
          addresses.addAll(lookup.addresses());
        });
      });
    }
    if (!isKept) {
      questions.add(() -> addresses.addAll(new NoResolvers(tools, race, system, this::invented).ask(wanted)));
    }
    BoundedParallel.run(questions, 7);
    BoundedParallel.run(addresses.stream().limit(MOST_ADDRESSES)
        .<BoundedParallel.Job>map(address -> () -> tools.probe().look(hop,
        ProbeRequest.likeGo(Optional.empty()).at(new Endpoint(address, wanted.port())).to(ProbeRequest.Depth.VERIFY)
            .inTrial(new Trial(wanted, new Trial.Cell(Arm.ADDRESS, address), true)))).toList(), 4);
  }

  /// Listens behind the first answer; an address of IPv6 has no answer to race against.
  private List<NameLookup> race(Experiment.OtherResolvers wanted, AllowedContacts.Server server) {
    long start = System.nanoTime();
    tools.recorder().contacting(server.endpoint().address());
    List<NameLookup> answers = race.answers(server.kind(), server.endpoint(), wanted.host(),
        ProbeTimeouts.EXPERIMENT.resolve(), LISTENING);
    if (answers.size() > 1) {
      answers.forEach(answer -> record(wanted, Arm.RACE, answer, start));
    }
    return answers;
  }

  /// A resolver that answers gets more questions: without them its answer says little.
  private List<String> askOwn(Experiment.OtherResolvers wanted, AllowedContacts.Server server) {
    NameLookup answer = ask(wanted, Arm.OWN, server, wanted.host());
    if (answer.failedWith(FailureKind.TIMEOUT, FailureKind.UNREACHABLE, FailureKind.RESOLVER_UNREACHABLE)) {
      return answer.addresses();
    }
    if (answer.worked()) {
      ask(wanted, Arm.OWN_INVENTED, server, invented(wanted.host().substring(wanted.host().lastIndexOf('.') + 1)));
      ask(wanted, Arm.OWN_INVENTED, server, invented("com"));
      if (answer.addresses().stream().anyMatch(address -> address.indexOf(':') >= 0)) {
        ask(wanted, Arm.OWN_TRANSLATION, server, ONLY_IPV4);
      }
    } else {
      tools.surroundings().controlName(wanted.host()).ifPresent(name -> ask(wanted, Arm.OWN_CONTROL, server, name));
    }
    return answer.addresses();
  }

  private NameLookup ask(Experiment.OtherResolvers wanted, Arm arm, AllowedContacts.Server server, String name) {
    long start = System.nanoTime();
    tools.recorder().contacting(server.endpoint().address());
    NameLookup answer;
    try (var _ = tools.recorder().waitingFor(Message.of("wait.resolver", server.endpoint(), name),
        ProbeTimeouts.EXPERIMENT.resolve())) {
      answer = servers.lookup(server.kind(), server.endpoint(), name, ProbeTimeouts.EXPERIMENT.resolve());
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
    tools.record(wanted.hop(), new Trial(wanted, Trial.Cell.of(arm), arm == Arm.OTHER), lookup, start);
  }
}
