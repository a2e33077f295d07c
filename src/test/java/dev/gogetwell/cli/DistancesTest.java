package dev.gogetwell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DistancesTest {
  @ParameterizedTest
  @CsvSource({"25ms,25,25", "5ms-40ms,5,40", "0ms-0ms,0,0"})
  void oneTimeIsThatOfEveryPacketAndTwoAreTheLeastAndTheMost(String text, long least, long most) {
    assertThat(new Distances().convert(text).least()).isEqualTo(Duration.ofMillis(least));
    assertThat(new Distances().convert(text).most()).isEqualTo(Duration.ofMillis(most));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "25", "40ms-5ms", "-5ms", "5ms-", "100000ms", "5ms - 6ms"})
  void whatIsNoDelayIsSaidToBeNone(String text) {
    assertThatThrownBy(() -> new Distances().convert(text)).isInstanceOf(TypeConversionException.class);
  }
}
