package dev.gogetwell.probe;

import dev.gogetwell.model.Evidence;
import dev.gogetwell.model.EvidenceId;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Hop;
import dev.gogetwell.model.HopId;
import dev.gogetwell.model.HopRole;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Operation;
import dev.gogetwell.model.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Asks for a file and keeps the whole answer; redirects are followed as `go` follows them. Of the way there
/// only the failure is kept: the route has been looked at. Blocking; any thread.
///
/// @param like the hop on whose behalf is asked
record WholeFetch(BenchTools tools, Hop like, Trial trial) {
  private static final int WORDS = 80;

  /// What came.
  sealed interface Came {
    /// An answer.
    record Answer(Body body) implements Came {}

    /// None, or a page of somebody else.
    record Not(Failure failure) implements Came {}
  }

  /// Bytes that nobody compares.
  static final class Body {
    private final byte[] bytes;

    Body(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /// What one request showed.
  private static final class Kept extends PassingRecorder {
    private volatile byte[] body = new byte[0];
    private volatile Optional<Failure> failure = Optional.empty();

    Kept(Recorder shown) {
      super(shown);
    }

    @Override
    public Evidence record(Optional<HopId> hop, Optional<Trial> cell, Measurement measurement, Duration took) {
      failure = measurement.failure();
      return new Evidence(new EvidenceId("kept"), hop, cell, Duration.ZERO, took, measurement);
    }

    @Override
    public void body(byte[] bytes) {
      body = bytes;
    }
  }

  Came get(String url) throws InterruptedException {
    Hop hop = hop(url);
    for (int i = 0; i <= DownloadConduct.MOST_REDIRECTS; i++) {
      Kept kept = new Kept(tools.recorder());
      AtomicReference<Optional<Lead>> lead = new AtomicReference<>(Optional.empty());
      if (!tools.probe().recordingTo(kept).lookOnce(hop, ProbeRequest.likeGo(hop.via()).inTrial(trial),
          seen -> lead.set(Optional.of(seen)))) {
        return new Came.Not(kept.failure.orElseGet(() -> failure(FailureKind.OTHER, "no answer")));
      }
      if (lead.get().isEmpty()) {
        return page(kept.body).<Came>map(words -> new Came.Not(failure(FailureKind.BAD_CONTENT, words)))
            .orElseGet(() -> new Came.Answer(new Body(kept.body)));
      }
      hop = hop(lead.get().get().url());
    }
    return new Came.Not(failure(FailureKind.HTTP_STATUS, "stopped after " + DownloadConduct.MOST_REDIRECTS + " redirects"));
  }

  /// A web page in place of an answer was sent by somebody else, and says nothing of the database.
  private static Optional<String> page(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    return text.startsWith("<") ? Optional.of(text.substring(0, Math.min(WORDS, text.length()))) : Optional.empty();
  }

  static Failure failure(FailureKind kind, String words) {
    return new Failure(Operation.HTTP, kind, words);
  }

  /// What the answer must be is not for the look to say.
  private Hop hop(String url) {
    Hop there = tools.surroundings().redirected(like, url);
    return new Hop(there.id(), HopRole.CONTROL, there.url(), there.host(), there.port(), there.tls(), there.via(),
        there.entry(), there.separator(), there.isPrivate());
  }
}
