package dev.gogetwell.symptom;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.model.Symptom;
import dev.gogetwell.net.FuzzCorpus;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes as pasted output: read in bounded time to a bounded answer.
class PasteFuzzTest {
  private static final SymptomReader READER = new SymptomReader(Catalogue.load());
  private static final int LONGEST_EXCERPT = 20_000;

  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] input) {
    anyPasteIsRead(input);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyPasteIsRead(byte[] input) {
    Symptom symptom = READER.read(new String(input, StandardCharsets.UTF_8));
    assertThat(symptom.excerpt().length()).isLessThan(LONGEST_EXCERPT);
    assertThat(symptom.candidates()).doesNotContainNull();
  }
}
