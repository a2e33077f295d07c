package dev.gogetwell.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.corpus.Corpus;
import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.ReferenceHosts;
import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.engine.RunListener;
import dev.gogetwell.engine.Targets;
import dev.gogetwell.model.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestTest {
  private final Report report = Corpus.read("network-refused");
  private final List<Runnable> waiting = new ArrayList<>();
  private final List<RunListener> running = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Engine engine = new Rest(waiting::add, () -> told.add("let go")).after((_, listener) -> {
    running.add(listener);
    return null;
  });

  RestTest() throws Exception {}

  private void start() {
    engine.start(new CheckRequest(Targets.NOTHING, Duration.ofSeconds(1), false, ReferenceHosts.none()),
        event -> told.add(event.getClass().getSimpleName()));
  }

  private void end(int run) {
    running.get(run).onEvent(new RunEvent.HostContacted(Duration.ZERO, "a.test"));
    running.get(run).onEvent(new RunEvent.Finished(Duration.ZERO, report));
  }

  @Test
  void aWhileAfterARunItsRemainsGo() {
    start();
    end(0);
    assertThat(told).containsExactly("HostContacted", "Finished");
    waiting.forEach(Runnable::run);
    assertThat(told).endsWith("let go");
  }

  @Test
  void anotherRunIsNotStopped() {
    start();
    end(0);
    start();
    waiting.forEach(Runnable::run);
    assertThat(told).doesNotContain("let go");
    end(1);
    waiting.forEach(Runnable::run);
    assertThat(told).containsOnlyOnce("let go");
  }
}
