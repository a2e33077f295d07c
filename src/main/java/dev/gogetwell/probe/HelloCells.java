package dev.gogetwell.probe;

import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.HelloShape;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Attempts at a handshake with one address, each in a cell of its own. They come in random order, the controls first,
/// each on a fresh connection after a short random pause, since filters remember a pair of addresses for seconds.
final class HelloCells {
  /// Attempts at each cell.
  static final int ATTEMPTS = 3;

  private final BenchTools tools;
  private final Random random;

  /// @param random decides order and pauses; seeded in tests
  HelloCells(BenchTools tools, Random random) {
    this.tools = tools;
    this.random = random;
  }

  /// One attempt of one cell.
  ///
  /// @param serverName the SNI, where it is not the hop's own
  record Attempt(Trial.Arm arm, boolean control, Optional<String> serverName, HelloShape shape) {}

  /// @param wait the last word of the sentence that tells what is waited for
  void run(Experiment.AtHop experiment, String wait, Endpoint address, List<Attempt> cells)
      throws InterruptedException {
    Hop hop = tools.hop(experiment.hop());
    List<Attempt> order = new ArrayList<>(cells);
    Collections.shuffle(order, random);
    List<Attempt> controls = order.stream().filter(Attempt::control).collect(Collectors.toMap(Attempt::arm,
        Function.identity(), (first, _) -> first, () -> new EnumMap<>(Trial.Arm.class))).values().stream().toList();
    controls.forEach(order::remove);
    try (var _ = tools.recorder().waitingFor(Message.of("wait.experiment." + wait, hop.host()),
        experiment.cost().multipliedBy(2))) {
      Map<Attempt, AnswerWatch> watches = controls.stream().collect(Collectors.toMap(Function.identity(),
          _ -> new AnswerWatch(tools.recorder())));
      BoundedParallel.run(controls.stream().<BoundedParallel.Job>map(cell -> () ->
          attempt(tools.probe().recordingTo(Objects.requireNonNull(watches.get(cell), "each control has one")),
              experiment, hop, address, cell)).toList(),
          controls.size());
      // A control that nobody answers refutes the suspicion; more attempts would only be more silence. Where one of
      // several is answered, it and the others are the whole question.
      long answered = watches.values().stream().filter(AnswerWatch::answered).count();
      List<Attempt> rest = answered == 0 ? List.of() : answered == controls.size() ? order
          : order.stream().filter(Attempt::control).toList();
      BoundedParallel.run(rest.stream().<BoundedParallel.Job>map(cell -> () ->
          attempt(tools.probe(), experiment, hop, address, cell)).toList(), 3);
    }
  }

  private void attempt(HopProbe with, Experiment experiment, Hop hop, Endpoint address, Attempt cell)
      throws InterruptedException {
    pause();
    ProbeRequest look = ProbeRequest.likeGo(hop.via()).at(address).shaped(cell.shape()).to(ProbeRequest.Depth.HANDSHAKE)
        .inTrial(new Trial(experiment, Trial.Cell.of(cell.arm()), cell.control()));
    with.look(hop, cell.serverName().map(look::naming).orElse(look));
  }

  private void pause() throws InterruptedException {
    long millis;
    synchronized (random) {
      millis = random.nextInt(60);
    }
    Thread.sleep(millis);
  }
}
