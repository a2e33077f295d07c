package dev.gogetwell.probe;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Trial;
import dev.gogetwell.model.Trial.Arm;
import dev.gogetwell.net.dns.ServerLookup;
import dev.gogetwell.net.dns.SystemLookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks each resolver of this machine the same question many times, apart from each other, and one other resolver as
/// often: what is lost or refused at random shows in the counts only. Blocking; any thread.
record RepeatedLookupsConduct(BenchTools tools) implements Conduct<Experiment.RepeatedLookups> {
  private static final int TIMES = 8;
  private static final Duration APART = Duration.ofMillis(300);
  /// As long as go and libc wait for one answer (resolv.conf(5), timeout).
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public Class<Experiment.RepeatedLookups> of() {
    return Experiment.RepeatedLookups.class;
  }

  @Override
  public void carryOut(Experiment.RepeatedLookups wanted) throws InterruptedException {
    Hop hop = tools.hop(wanted.hop());
    AllowedContacts around = tools.surroundings();
    boolean isKept = !around.mayBeTold(hop,
        new SystemLookup().lookup(wanted.host(), ProbeTimeouts.EXPERIMENT.resolve()).addresses());
    List<AllowedContacts.Server> servers = around.resolvers(isKept);
    Optional<AllowedContacts.Server> other = servers.stream().filter(server -> !isOwn(server)).findFirst();
    List<BoundedParallel.Job> questions = new ArrayList<>();
    for (AllowedContacts.Server server : servers) {
      if (isOwn(server) || other.filter(server::equals).isPresent()) {
        tools.recorder().contacting(server.endpoint().address());
        for (int i = 0; i < TIMES; i++) {
          Duration after = APART.multipliedBy(i);
          questions.add(() -> {
            Thread.sleep(after);
            ask(wanted, server);
          });
        }
      }
    }
    try (var _ = tools.recorder().waitingFor(Message.of("wait.resolver-again", wanted.host()),
        PATIENCE.plus(APART.multipliedBy(TIMES)))) {
      BoundedParallel.run(questions, questions.size());
    }
  }

  private static boolean isOwn(AllowedContacts.Server server) {
    return server.kind() == Resolver.Kind.CONFIGURED;
  }

  private void ask(Experiment.RepeatedLookups wanted, AllowedContacts.Server server) {
    long start = System.nanoTime();
    tools.record(wanted.hop(), new Trial(wanted, Trial.Cell.of(isOwn(server) ? Arm.OWN : Arm.OTHER), !isOwn(server)),
        new ServerLookup().lookup(server.kind(), server.endpoint(), wanted.host(), PATIENCE), start);
  }
}
