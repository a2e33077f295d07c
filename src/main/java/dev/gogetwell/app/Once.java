package dev.gogetwell.app;

import java.util.Optional;
import java.util.function.Supplier;

/// A value that is made when it is first asked for: a command does not wait for what only others need. Any thread.
final class Once<T> implements Supplier<T> {
  private final Supplier<T> make;
  private Optional<T> made = Optional.empty();

  Once(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    if (made.isEmpty()) {
      made = Optional.of(make.get());
    }
    return made.get();
  }
}
