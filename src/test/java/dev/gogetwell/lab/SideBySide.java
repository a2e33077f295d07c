package dev.gogetwell.lab;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/// Dynamic tests whose slow part runs two at a time: on a small machine more would only measure each other.
final class SideBySide implements AutoCloseable {
  private static final int WIDTH = 2;
  private final ExecutorService workers = Executors.newFixedThreadPool(WIDTH);

  /// One scenario's test.
  record Case<R>(String name, Callable<R> work, Checks<R> checks) {}

  /// What must be true of the result.
  interface Checks<R> {
    void check(R result) throws Exception;
  }

  <R> Stream<DynamicTest> tests(List<Case<R>> cases) {
    List<Future<R>> results = cases.stream().map(one -> workers.submit(one.work())).toList();
    return java.util.stream.IntStream.range(0, cases.size())
        .mapToObj(i -> DynamicTest.dynamicTest(cases.get(i).name(), test(cases.get(i), results.get(i))));
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
