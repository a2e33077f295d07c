package dev.gogetwell.net.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gogetwell.net.FuzzCorpus;
import dev.gogetwell.net.NetBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.xbill.DNS.Message;

/// Any bytes as the answer of a DNS server.
class DnsAnswerFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(FuzzCorpus.class)
  void keptInputs(byte[] input) {
    anyAnswerHasAddressesOrIsRefused(input);
  }

  @FuzzTest(maxDuration = "3m")
  @EnabledIfEnvironmentVariable(named = "JAZZER_FUZZ", matches = "1", disabledReason = "fuzzes with JAZZER_FUZZ=1 only")
  void anyAnswerHasAddressesOrIsRefused(byte[] input) {
    Set<String> addresses = new LinkedHashSet<>();
    try {
      DnsAnswers.read(new Message(input), addresses);
    } catch (IOException refused) {
      assertThat(addresses).isEmpty();
    }
    assertThat(addresses).hasSizeLessThanOrEqualTo(NetBudget.ADDRESSES);
    assertThat(addresses).allSatisfy(address -> assertThat(InetAddress.ofLiteral(address)).isNotNull());
  }
}
