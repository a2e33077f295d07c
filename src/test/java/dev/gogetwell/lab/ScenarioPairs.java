package dev.gogetwell.lab;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// Dynamic tests whose slow part runs two at a time, whatever class and JVM they are of: on a small machine more would
/// only measure each other.
final class ScenarioPairs implements AutoCloseable {
  private static final int WIDTH = 2;
  private final ExecutorService workers = Executors.newFixedThreadPool(WIDTH);
  /// Files that this and other JVMs lock in turn; one a worker.
  private final BlockingQueue<Path> places = new ArrayBlockingQueue<>(WIDTH,
      false, IntStream.range(0, WIDTH).mapToObj(i -> Path.of("target", "side-by-side-" + i)).toList());

  /// One scenario's test.
  record Case<R>(String name, Callable<R> work, Checks<R> checks) {}

  /// What must be true of the result.
  interface Checks<R> {
    void check(R result) throws Exception;
  }

  <R> Stream<DynamicTest> tests(List<Case<R>> cases) {
    List<Future<R>> results = cases.stream().map(one -> workers.submit(() -> inAPlace(one.work()))).toList();
    return IntStream.range(0, cases.size())
        .mapToObj(i -> DynamicTest.dynamicTest(cases.get(i).name(), test(cases.get(i), results.get(i))));
  }

  private <R> R inAPlace(Callable<R> work) throws Exception {
    Path place = places.take();
    try (FileChannel file = FileChannel.open(place, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      file.lock();
      return work.call();
    } finally {
      places.put(place);
    }
  }

  private static <R> Executable test(Case<R> one, Future<R> result) {
    return () -> {
      try {
        one.checks().check(result.get());
      } catch (ExecutionException e) {
        throw e.getCause();
      }
    };
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
