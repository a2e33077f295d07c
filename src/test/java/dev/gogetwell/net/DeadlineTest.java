package dev.gogetwell.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Operation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  @Test
  void aDeadlineNeverGivesASocketAnEndlessWait() {
    Deadline passed = Deadline.in(Duration.ofSeconds(-1));
    assertThat(passed.hasPassed()).isTrue();
    assertThat(passed.millisLeft()).isEqualTo(1);
    assertThat(passed.left()).isZero();
    assertThat(Deadline.in(Duration.ofDays(100)).millisLeft()).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void theEarlierDeadlineCounts() {
    Deadline late = Deadline.in(Duration.ofMinutes(5));
    assertThat(late.atMost(Duration.ofSeconds(1)).left()).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(late.atMost(Duration.ofMinutes(9))).isSameAs(late);
  }

  @Test
  void theTextsOfTheSocketLayerHaveTheirKinds() {
    Map<IOException, FailureKind> kinds = Map.of(
        new ConnectException("Connection refused"), FailureKind.REFUSED,
        new ConnectException("Connection timed out"), FailureKind.TIMEOUT,
        new SocketTimeoutException("Read timed out"), FailureKind.TIMEOUT,
        new SocketException("Connection reset"), FailureKind.RESET,
        new SocketException("Broken pipe"), FailureKind.RESET,
        new SocketException("Network is unreachable"), FailureKind.UNREACHABLE,
        new NoRouteToHostException("No route to host"), FailureKind.UNREACHABLE,
        new SocketException("Operation not permitted"), FailureKind.FORBIDDEN_LOCALLY,
        new IOException((String) null), FailureKind.OTHER);
    kinds.forEach((thrown, kind) ->
        assertThat(Failures.of(Operation.CONNECT, thrown).kind()).as(thrown.toString()).isEqualTo(kind));
  }
}
