package dev.gogetwell.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SoftlyTest {
  @Test
  void whatIsHeldIsMadeOnce() {
    AtomicInteger made = new AtomicInteger();
    Softly<Object> kept = new Softly<>(() -> {
      made.incrementAndGet();
      return new Object();
    });
    assertThat(made).hasValue(0);
    Object first = kept.get();
    assertThat(kept.get()).isSameAs(first);
    assertThat(made).hasValue(1);
  }

  @Test
  void whatNobodyHoldsIsMadeAnewWhenMemoryWasWanted() {
    AtomicInteger made = new AtomicInteger();
    Softly<byte[]> kept = new Softly<>(() -> {
      made.incrementAndGet();
      return new byte[1 << 20];
    });
    kept.get();
    assertThat(exhausted()).as("before it says that there is no memory, the JVM gives up what is held softly").isTrue();
    assertThat(kept.get()).hasSize(1 << 20);
    assertThat(made).hasValue(2);
  }

  private static boolean exhausted() {
    try {
      return new long[Integer.MAX_VALUE - 8].length == 0;
    } catch (OutOfMemoryError _) {
      return true;
    }
  }
}
