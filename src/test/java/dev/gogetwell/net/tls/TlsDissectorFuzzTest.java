package dev.gogetwell.net.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.gorules.tls.TlsNames;
import dev.gogetwell.model.Endpoint;
import dev.gogetwell.model.tls.Direction;
import dev.gogetwell.model.tls.TlsStream;
import dev.gogetwell.net.FuzzCorpus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes of both sides, in any pieces. An input is a row of pieces: one byte whose highest bit is the side, then
/// the length in two bytes, then so many bytes.
class TlsDissectorFuzzTest {
  private static final TlsNames NAMES = TlsNames.load();
  private static final Endpoint CLIENT = new Endpoint("192.0.2.1", 50_000);
  private static final Endpoint SERVER = new Endpoint("192.0.2.2", 443);

  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] input) {
    anyBytesGiveAStream(input);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyBytesGiveAStream(byte[] input) {
    TlsDissector dissector = new TlsDissector(new MessageParser(NAMES, 64), new KeyLog(), true);
    int at = 0;
    int step = 0;
    while (at + 3 <= input.length) {
      Direction side = input[at] < 0 ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER;
      int end = Math.min(input.length, at + 3 + ((input[at + 1] & 0xff) << 8 | input[at + 2] & 0xff));
      dissector.feed(side, input, at + 3, end, Duration.ofMillis(step++));
      at = end;
    }
    TlsStream stream = dissector.toStream(CLIENT, SERVER, Instant.EPOCH,
        new TcpOutcome(true, Optional.empty(), Optional.empty(), Duration.ofSeconds(1), 0, 0));
    assertThat(stream.events()).hasSizeLessThanOrEqualTo(input.length);
    assertThat(stream.serverChain()).hasSizeLessThanOrEqualTo(input.length);
  }
}
