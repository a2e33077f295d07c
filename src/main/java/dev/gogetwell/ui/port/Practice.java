package dev.gogetwell.ui.port;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Message;
import java.util.List;
import java.util.Optional;

/// Broken networks inside this program, to learn with. Nothing of the user's settings is touched.
public interface Practice {
  /// What there is to pick, in the order of the page.
  List<Scenario> scenarios();

  /// Starts the network. Blocks until its servers listen; call it on a virtual thread. Closing the session's workplace
  /// stops it.
  ///
  /// @throws ServiceException if it cannot be started on this machine
  Session start(Scenario scenario) throws ServiceException, InterruptedException;

  /// A network to practise with.
  ///
  /// @param id its name in the lab
  /// @param title the symptom, never the cause
  /// @param hint one line more, where there is one
  /// @param said what the developer saw; empty if that shows only when the network runs
  /// @param guesses the causes to choose between; an empty one stands for "nothing is broken"
  /// @param answer the right guess, empty for a healthy network
  /// @param solution the sentence for after the guess
  /// @param goCanSee whether the user's own go runs against it; else it is judged without go
  record Scenario(
      String id,
      Level level,
      Message title,
      Optional<Message> hint,
      String said,
      List<Optional<CauseCode>> guesses,
      Optional<CauseCode> answer,
      Message solution,
      boolean goCanSee) {
    public Scenario {
      guesses = List.copyOf(guesses);
    }
  }

  /// The three groups of the page.
  enum Level {
    FIRST_STEPS,
    TRICKIER,
    NOTHING_BROKEN
  }

  /// A running practice network.
  record Session(Scenario scenario, Workplace workplace, CheckRequest request) {}
}
