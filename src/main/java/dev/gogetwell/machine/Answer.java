package dev.gogetwell.machine;

import dev.gogetwell.model.Failure;

/// What asking a tool gave: a value, or a failure that is data like any other. Immutable; any thread.
public sealed interface Answer<T> {
  /// It answered.
  record Value<T>(T value) implements Answer<T> {}

  /// It did not: missing, hanging, dying, talking nonsense.
  record Failed<T>(Failure failure) implements Answer<T> {}
}
