package dev.gogetwell.engine;

/// Hears the events of one run. Called on a thread of the run, one event at a time.
@FunctionalInterface
public interface RunListener {
  /// Takes an event; returns quickly and never throws.
  void onEvent(RunEvent event);
}
