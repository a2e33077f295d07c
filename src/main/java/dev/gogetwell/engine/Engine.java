package dev.gogetwell.engine;

/// The diagnosis as the faces of the program see it: start a run, hear its events. Any thread; runs are independent.
public interface Engine {
  /// Starts a run; returns at once.
  RunHandle start(CheckRequest request, RunListener listener);
}
