package dev.gogetwell.net.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.net.Deadline;
import dev.gogetwell.net.FuzzCorpus;
import dev.gogetwell.net.Wire;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes as the answer of a proxy or a server, in pieces whose size the last byte chooses.
class HttpHeadFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] answer) {
    anyAnswerIsAHeaderOrAFailure(answer);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyAnswerIsAHeaderOrAFailure(byte[] answer) {
    try {
      HttpHead head = HttpHead.read(new Pieces(answer), Deadline.in(Duration.ofSeconds(5)));
      assertThat(head.status()).isBetween(0, 999);
      assertThat(head.rest().length).isLessThan(Math.max(1, answer.length));
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  private static final class Pieces implements Wire {
    private final byte[] bytes;
    private final int size;
    private int at;

    Pieces(byte[] bytes) {
      this.size = bytes.length == 0 ? 1 : 1 + (bytes[bytes.length - 1] & 0xff);
      this.bytes = bytes;
    }

    @Override
    public void write(byte[] sent) {}

    @Override
    public int read(byte[] into, Deadline deadline) {
      int count = Math.min(Math.min(size, into.length), bytes.length - at);
      System.arraycopy(bytes, at, into, 0, Math.max(0, count));
      at += Math.max(0, count);
      return count == 0 ? -1 : count;
    }

    @Override
    public void close() {}
  }
}
