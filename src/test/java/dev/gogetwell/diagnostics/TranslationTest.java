package dev.gogetwell.diagnostics;

import static dev.gogetwell.diagnostics.Observed.resolved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.Separator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The examples of RFC 6052, 2.4, below prefixes that the resolver tells by its answer for `ipv4only.arpa`.
class TranslationTest {
  private static final Experiment OTHERS = Experiments.resolvers("a");

  private static Translation told(String... addresses) {
    return Translation.of(new FactsBuilder().proxy("a", Separator.END).made(OTHERS)
        .sees("a", OTHERS, "own-translation", resolved("ipv4only.arpa", addresses)).build());
  }

  @ParameterizedTest
  @CsvSource({
      "2001:db8:c000:aa::, 2001:db8:c000:221::",
      "2001:db8:1c0:0:aa::, 2001:db8:1c0:2:21::",
      "2001:db8:122:c000:0:aa00::, 2001:db8:122:c000:2:2100::",
      "2001:db8:122:3c0:0:aa::, 2001:db8:122:3c0:0:221::",
      "2001:db8:122:344:c0:0:aa00::, 2001:db8:122:344:c0:2:2100::",
      "2001:db8:122:344::c000:aa, 2001:db8:122:344::c000:221",
      "2001:db8:122:344::c000:ab, 2001:db8:122:344::c000:221"})
  void theAddressInsideIsReadAtThePlaceThatTheResolverTells(String told, String address) {
    assertThat(told("192.0.0.170", told).inside(address)).contains("192.0.2.33");
    assertThat(told("192.0.0.170").inside(address)).as("nobody told a prefix").isEmpty();
  }

  @Test
  void theWellKnownPrefixNeedsNobodyToTellIt() {
    assertThat(told("192.0.0.170").inside("64:ff9b::c000:221")).contains("192.0.2.33");
    assertThat(told("192.0.0.170").inside("64:ff9b::1:c000:221")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.33", "2a0b:1::c000:221", "not-an-address", "::ffff:192.0.2.33",
      "2001:db8:122:344:c000:221", "2001:db8:122:344::c000:221::", "2001:db8:122:344:0:0:c000:221:0", ":2001:db8::",
      "2001:db8:122:344:::c000:221", "2001:db8:122:344:0:0::c000:0221:"})
  void whatIsNotBelowThePrefixStandsForItself(String address) {
    assertThat(told("192.0.0.171", "2001:db8:122:344::c000:ab").inside(address)).isEmpty();
  }

  @Test
  void anAnswerThatHoldsNeitherKnownAddressTellsNoPrefix() {
    assertThat(told("2001:db8:122:344::c000:ac").inside("2001:db8:122:344::c000:221")).isEmpty();
  }
}
