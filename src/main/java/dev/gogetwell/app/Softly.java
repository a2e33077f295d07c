package dev.gogetwell.app;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for, and again when it has not been used for a while and its memory was
/// wanted: for what takes much of that and little time. Any thread.
final class Softly<T> implements Supplier<T> {
  private final Supplier<T> make;
  private @Nullable SoftReference<T> made;

  Softly(Supplier<T> make) {
    this.make = make;
  }

  @Override
  public synchronized T get() {
    T known = made == null ? null : made.get();
    if (known == null) {
      known = make.get();
      made = new SoftReference<>(known);
    }
    return known;
  }
}
