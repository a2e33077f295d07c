package dev.gogetwell.ui;

import dev.gogetwell.engine.CheckRequest;
import dev.gogetwell.engine.Engine;
import dev.gogetwell.engine.RunEvent;
import dev.gogetwell.engine.RunHandle;
import dev.gogetwell.engine.RunListener;
import dev.gogetwell.model.Report;
import dev.gogetwell.ui.story.Story;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Plays a story. Each event waits for a permit, so that a test can stop in mid-run; with [#runFreely] it plays to the
/// end at once.
final class FakeEngine implements Engine {
  private final Story story;
  private final Semaphore permits = new Semaphore(0);

  FakeEngine(Story story) {
    this.story = story;
  }

  /// Lets the next events pass.
  void allow(int events) {
    permits.release(events);
  }

  /// Lets everything pass.
  FakeEngine runFreely() {
    permits.release(1_000_000);
    return this;
  }

  /// Lets everything pass up to, but without, the end.
  FakeEngine runAlmost() {
    permits.release(story.events().size() - 1);
    return this;
  }

  @Override
  public RunHandle start(CheckRequest request, RunListener listener) {
    CompletableFuture<Report> report = new CompletableFuture<>();
    AtomicBoolean ended = new AtomicBoolean();
    Thread player = Thread.ofVirtual().start(() -> play(listener, report, ended));
    return new RunHandle() {
      @Override
      public void cancel() {
        player.interrupt();
      }

      @Override
      public Report await() throws InterruptedException {
        try {
          return report.get();
        } catch (ExecutionException e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }

  private void play(RunListener listener, CompletableFuture<Report> report, AtomicBoolean ended) {
    List<RunEvent> said = new java.util.ArrayList<>();
    try {
      for (RunEvent event : story.events()) {
        permits.acquire();
        said.add(event);
        listener.onEvent(event);
      }
      report.complete(story.report());
    } catch (InterruptedException e) {
      Report partial = Partial.of(story.report(), said);
      listener.onEvent(new RunEvent.Finished(partial.took(), partial));
      report.complete(partial);
    }
  }
}
