package dev.gogetwell.probe;

import dev.gogetwell.gorules.PublicHosts;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.net.dns.AnswerRace;
import dev.gogetwell.probe.OtherResolversConduct.Named;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Asks for a name where no resolver is: at the machines of the route. A web server is silent; an answer comes from
/// somebody on the way. Names that nobody forges are the control: whoever answers these too redirects every question,
/// or serves names there after all (METHODS 2.1, rule 7). Nobody is told anything whom go would not meet. Blocking.
///
/// @param invented a name below a zone that nobody has
record NoResolvers(BenchTools tools, AnswerRace race, Named system, UnaryOperator<String> invented) {
  private static final int MOST_PLACES = 2;
  private static final int DOMAIN = 53;
  /// The forged answers seen are faster than any true one; a resolver behind a redirect may have to ask others first.
  private static final Duration LIMIT = Duration.ofMillis(1500);

  /// The addresses that were named by nobody.
  Collection<String> ask(Experiment.OtherResolvers wanted) throws InterruptedException {
    Set<String> named = Collections.synchronizedSet(new LinkedHashSet<>());
    List<BoundedParallel.Job> questions = new ArrayList<>();
    for (String place : places(wanted)) {
      questions.add(() -> named.addAll(answered(wanted, Arm.NO_RESOLVER, place, wanted.host())));
      questions.add(() -> answered(wanted, Arm.NO_RESOLVER_CONTROL, place, invented.apply("com")));
      questions.add(() -> answered(wanted, Arm.NO_RESOLVER_CONTROL, place, knownElsewhere(wanted.host())));
    }
    BoundedParallel.run(questions, 3 * MOST_PLACES);
    return List.copyOf(named);
  }

  /// An address of each of two hosts of the route, the wanted one first. A private address may well answer for names.
  private Set<String> places(Experiment.OtherResolvers wanted) throws InterruptedException {
    Set<String> hosts = new LinkedHashSet<>(List.of(wanted.host()));
    tools.route().hops().stream().filter(hop -> hop.via().isEmpty() && !PublicHosts.isOwn(hop)).map(Hop::host)
        .forEach(hosts::add);
    Set<String> places = new LinkedHashSet<>();
    for (String host : hosts) {
      if (places.size() < MOST_PLACES) {
        system.addresses(host).stream().filter(NoResolvers::isAbroad).findFirst().ifPresent(places::add);
      }
    }
    return places;
  }

  /// A name that a resolver has at hand. Not one of the route: who forges one of these may forge the others.
  private String knownElsewhere(String host) {
    return tools.surroundings().controlName(host)
        .filter(name -> tools.route().hops().stream().noneMatch(hop -> hop.host().equals(name)))
        .orElseGet(() -> invented.apply("org"));
  }

  private static boolean isAbroad(String address) {
    try {
      InetAddress of = InetAddress.ofLiteral(address);
      return of.getAddress().length == 4 && !of.isLoopbackAddress() && !of.isSiteLocalAddress()
          && !of.isLinkLocalAddress() && !of.isAnyLocalAddress() && !of.isMulticastAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private List<String> answered(Experiment.OtherResolvers wanted, Arm arm, String place, String name) {
    long start = System.nanoTime();
    Endpoint there = new Endpoint(place, DOMAIN);
    tools.recorder().contacting(place);
    List<NameLookup> answers;
    try (var _ = tools.recorder().waitingFor(Message.of("wait.resolver", there, name), LIMIT)) {
      answers = race.answers(Resolver.Kind.NOT_A_RESOLVER, there, name, LIMIT, Duration.ZERO);
    }
    NameLookup heard = answers.isEmpty() ? silence(there, name) : answers.getFirst();
    tools.record(wanted.hop(), new Trial(wanted, Trial.Cell.of(arm), arm == Arm.NO_RESOLVER_CONTROL), heard, start);
    return heard.addresses();
  }

  private static NameLookup silence(Endpoint there, String name) {
    return new NameLookup(new Resolver(Resolver.Kind.NOT_A_RESOLVER, there.toString()), name, List.of(), List.of(),
        Optional.of(new Failure(Operation.RESOLVE, FailureKind.TIMEOUT, "no answer")));
  }
}
