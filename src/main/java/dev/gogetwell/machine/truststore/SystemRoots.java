package dev.gogetwell.machine.truststore;

import dev.gogetwell.model.Der;
import java.util.List;

/// The lists of certificates that an operating system keeps, each one by itself: what one of them does not tell hides
/// nothing of the others. Implementations ask the system, so they block; any thread.
interface SystemRoots {
  /// What each list holds now, in a fixed order. Never throws: trouble is part of the answer.
  List<Answer> lists();

  /// What the system said of one list.
  sealed interface Answer {
    /// The name of the list.
    String place();
  }

  /// The list was read.
  ///
  /// @param trusted roots for TLS servers
  /// @param denied what no chain may contain
  record Held(String place, List<Der> trusted, List<Der> denied) implements Answer {
    public Held {
      trusted = List.copyOf(trusted);
      denied = List.copyOf(denied);
    }
  }

  /// Nobody ever put anything there.
  record Absent(String place) implements Answer {}

  /// This system has no such list.
  record Foreign(String place) implements Answer {}

  /// The system did not tell us; the programs that ask it may well be told.
  ///
  /// @param reason in its own words
  record Untold(String place, String reason) implements Answer {}
}
