package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedParallelTest {
  @Test
  void allJobsRunAndNeverMoreThanTheWidth() throws InterruptedException {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    List<BoundedParallel.Job> jobs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      jobs.add(() -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        Thread.yield();
        running.decrementAndGet();
        done.incrementAndGet();
      });
    }
    BoundedParallel.run(jobs, 3);
    assertThat(done).hasValue(40);
    assertThat(most.get()).isBetween(1, 3);
  }

  @Test
  void oneBugIsToldAfterTheOthersHaveRun() {
    AtomicInteger done = new AtomicInteger();
    List<BoundedParallel.Job> jobs = List.of(() -> {
      throw new IllegalStateException("bug");
    }, done::incrementAndGet, done::incrementAndGet);
    assertThatThrownBy(() -> BoundedParallel.run(jobs, 1)).isInstanceOf(IllegalStateException.class);
    assertThat(done).hasValue(2);
  }

  @Test
  void anInterruptEndsEveryJobAtOnce() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch ended = new CountDownLatch(2);
    BoundedParallel.Job endless = () -> {
      started.countDown();
      try {
        new CountDownLatch(1).await();
      } finally {
        ended.countDown();
      }
    };
    Thread caller = Thread.ofVirtual().start(() -> {
      try {
        BoundedParallel.run(List.of(endless, endless, endless), 2);
      } catch (InterruptedException _) {
        // Expected.
      }
    });
    started.await();
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
    assertThat(ended.await(5, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }
}
