package dev.gogetwell.app.window;

import dev.gogetwell.app.Workbench;
import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.HostsFileException;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.ReferenceHostsReader;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.lab.BrokenNetwork;
import dev.gogetwell.lab.GoCanSee;
import dev.gogetwell.lab.Lab;
import dev.gogetwell.lab.LabException;
import dev.gogetwell.lab.scenario.Scenarios;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.EnvironmentSource;
import dev.gogetwell.model.EnvironmentSource.Kind;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Target;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.port.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// The lab as the window's Practice: every network that plain loopback can show. Any thread.
final class LabPractice implements Practice {
  private static final int GUESSES = 4;
  private static final List<String> FIRST_STEPS = List.of("network-refused", "cert-expired", "proxy-unreachable",
      "goproxy-off", "module-no-go-mod", "tls-not-tls", "goproxy-404");

  private final Workbench.Tools tools;
  private final Lab lab;
  private final OperatingSystem os;
  private final Rest rest;
  private List<Scenario> known = List.of();

  LabPractice(Workbench.Tools tools, Lab lab, OperatingSystem os, Rest rest) {
    this.rest = rest;
    this.os = os;
    this.tools = tools;
    this.lab = lab;
  }

  @Override
  public synchronized List<Scenario> scenarios() {
    if (known.isEmpty()) {
      // All of them are made anew at each question.
      List<dev.gogetwell.lab.Scenario> all = Scenarios.all();
      List<Optional<CauseCode>> answers = all.stream().map(dev.gogetwell.lab.Scenario::expected).distinct().toList();
      known = all.stream().filter(scenario -> scenario.goCanSee() == GoCanSee.ALL)
          .map(scenario -> offered(scenario, answers)).toList();
    }
    return known;
  }

  private Scenario offered(dev.gogetwell.lab.Scenario scenario, List<Optional<CauseCode>> answers) {
    Level level = scenario.expected().isEmpty() ? Level.NOTHING_BROKEN
        : FIRST_STEPS.contains(scenario.name()) ? Level.FIRST_STEPS : Level.TRICKIER;
    return new Scenario(scenario.name(), level, Message.of(scenario.titleKey()), Optional.empty(), "",
        guesses(scenario, answers), scenario.expected(), Message.of(scenario.solutionKey()), isSeenByGo(scenario));
  }

  /// The right answer among causes of other scenarios, in an order that is the same every time for one scenario.
  private static List<Optional<CauseCode>> guesses(dev.gogetwell.lab.Scenario scenario,
      List<Optional<CauseCode>> answers) {
    Random random = new Random(scenario.name().hashCode());
    List<Optional<CauseCode>> others = new ArrayList<>(answers.stream()
        .filter(cause -> !cause.equals(scenario.expected())
            && cause.filter(scenario.alsoRight()::contains).isEmpty()).toList());
    Collections.shuffle(others, random);
    List<Optional<CauseCode>> guesses = new ArrayList<>(others.subList(0, GUESSES - 1));
    guesses.add(random.nextInt(GUESSES), scenario.expected());
    return guesses;
  }

  @Override
  public Session start(Scenario scenario) throws ServiceException {
    dev.gogetwell.lab.Scenario wanted = Scenarios.named(scenario.id()).orElseThrow();
    try {
      BrokenNetwork network = lab.start(wanted, System.nanoTime());
      EnvironmentSource source = new EnvironmentSource(Kind.PRACTICE, scenario.id());
      Workbench bench = new Workbench(tools, source, network.environment());
      Target target = Targets.practice(network.module(), network.project(), isSeenByGo(wanted));
      return new Session(scenario, new OwnWorkplace(source, () -> bench, rest, network::close),
          new CheckRequest(target, Duration.ofSeconds(30), false, references(network)));
    } catch (LabException e) {
      throw new ServiceException(Message.of("lab.error.start", scenario.id(), String.valueOf(e.getMessage())
          .toLowerCase(Locale.ROOT)), e);
    }
  }

  /// Else the network is judged by our own client, which trusts the practice root, and go is left out of it.
  private boolean isSeenByGo(dev.gogetwell.lab.Scenario scenario) {
    return scenario.isSeenByGo(os == OperatingSystem.LINUX);
  }

  private static ReferenceHosts references(BrokenNetwork network) throws ServiceException {
    try {
      return new ReferenceHostsReader().read(network.hostsFile(), ReferenceHosts.none());
    } catch (HostsFileException e) {
      throw new ServiceException(e.what(), e);
    }
  }
}
