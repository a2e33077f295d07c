package dev.gogetwell.ui;

import dev.gogetwell.ui.part.Widgets;
import dev.gogetwell.ui.port.Practice;
import dev.gogetwell.ui.practice.PracticeScreen;
import dev.gogetwell.ui.practice.PracticeVerdict;
import dev.gogetwell.ui.run.Background;
import dev.gogetwell.ui.run.LiveRun;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Puts practice networks up and starts runs in them. JavaFX thread only.
final class Practising {
  private final GoGetWellWindow window;
  private final Practice networks;
  private final Widgets parts;
  private final Background background;
  private final Map<String, Boolean> earlier;
  /// Of hundreds of rows, and made when somebody practises.
  private Optional<PracticeScreen> screen = Optional.empty();

  /// @param earlier what was guessed before this start
  Practising(GoGetWellWindow window, Practice networks, Widgets parts, Background background,
      Map<String, Boolean> earlier) {
    this.earlier = earlier;
    this.window = window;
    this.networks = networks;
    this.parts = parts;
    this.background = background;
  }

  /// Where a network is chosen.
  PracticeScreen screen() {
    PracticeScreen known = screen.orElseGet(() -> new PracticeScreen(parts, networks, earlier, window::showStart,
        (scenario, guess) -> start(scenario, guess, run -> { })));
    screen = Optional.of(known);
    return known;
  }

  /// The networks whose cause was guessed, and whether that was right.
  Map<String, Boolean> guesses() {
    return screen.map(PracticeScreen::guessed).orElse(earlier);
  }

  /// @param begun is given the run as soon as it goes
  void start(Practice.Scenario scenario, PracticeVerdict.Guess guess, Consumer<LiveRun> begun) {
    background.run(() -> networks.start(scenario), session -> {
      var running = window.begin(session.workplace(), session.request());
      running.owns(session.workplace());
      running.screen().setBanner(new PracticeVerdict(parts, scenario, guess, screen(), window::showPractice)
          .watch(running.run()));
      begun.accept(running.run());
    }, failure -> {
      screen.ifPresent(PracticeScreen::stopped);
      window.refused(failure);
    });
  }
}
