package dev.gogetwell.diagnostics.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.diagnostics.Experiments;
import dev.gogetwell.diagnostics.FactsBuilder;
import dev.gogetwell.diagnostics.Observed;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Experiment;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Finding;
import dev.gogetwell.model.Measurement;
import dev.gogetwell.model.Measurement.ChainJudge;
import dev.gogetwell.model.Measurement.NameLookup;
import dev.gogetwell.model.Resolver;
import dev.gogetwell.model.Separator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A way over IPv6 that fails where the same host answers over IPv4.
class Ipv6RuleTest {
  private static final String IPV6 = "2001:db8::7";

  private static FactsBuilder overIpv6(Measurement broken) {
    Experiment others = Experiments.resolvers("a");
    return new FactsBuilder().proxy("a", Separator.END).sees("a", Observed.resolved("a.example", IPV6, "192.0.2.7"))
        .sees("a", broken).made(others)
        .sees("a", others, "address:192.0.2.7", Observed.connected("192.0.2.7"))
        .sees("a", others, "address:192.0.2.7", Observed.accepted(ChainJudge.GO, "a"));
  }

  @Test
  void ipv6IsBrokenWhereTheSameNameOverIpv4ShowsTheRightCertificate() {
    FactsBuilder facts = overIpv6(Observed.notConnected(IPV6, FailureKind.TIMEOUT, "timed out"));
    Finding finding = new Ipv6Rule().judge(facts.build()).getFirst();
    assertThat(finding.code()).isEqualTo(CauseCode.NETWORK_IPV6_BROKEN);
    assertThat(finding.proved()).as("go may wait longer than we did").isFalse();
    assertThat(new ConnectRule().judge(facts.build())).as("one cause for one fault").isEmpty();
    facts.witness(false, "go: net/http: TLS handshake timeout");
    assertThat(new Ipv6Rule().judge(facts.build()).getFirst().proved()).as("go gave up as well").isTrue();
  }

  @Test
  void anAddressOfIpv4InTheFormOfIpv6SaysNothingOfIpv6() {
    assertThat(new Ipv6Rule().judge(overIpv6(Observed.notConnected("::ffff:192.0.2.9", FailureKind.REFUSED,
        "refused")).build())).isEmpty();
  }

  @Test
  void anAddressThatSomebodyWroteDownSaysNothingOfIpv6() {
    FactsBuilder written = overIpv6(Observed.notConnected(IPV6, FailureKind.REFUSED, "refused"))
        .sees("a", Experiments.resolvers("a"), "pinned", new NameLookup(
            new Resolver(Resolver.Kind.HOSTS_FILE, "/etc/hosts:3"), "a.example", List.of(IPV6), Optional.empty()));
    assertThat(new Ipv6Rule().judge(written.build())).isEmpty();
    assertThat(new Ipv6Rule().judge(overIpv6(Observed.notConnected("::", FailureKind.REFUSED, "refused")).build()))
        .as("whoever dials it reaches himself").isEmpty();
  }

  @Test
  void aGoThatFailsOverSomethingElseSaysNothingOfAHostThatIsSlow() {
    FactsBuilder facts = overIpv6(Observed.notConnected(IPV6, FailureKind.TIMEOUT, "timed out"))
        .witness(false, "go: verifying module: missing GOSUMDB");
    assertThat(new Ipv6Rule().judge(facts.build()).getFirst().proved()).isFalse();
  }

  @Test
  void aHostThatAnswersOverNeitherFamilyIsNoFaultOfIpv6() {
    FactsBuilder facts = new FactsBuilder().proxy("a", Separator.END)
        .sees("a", Observed.notConnected(IPV6, FailureKind.TIMEOUT, "timed out"))
        .sees("a", Observed.notConnected("192.0.2.7", FailureKind.TIMEOUT, "timed out"));
    assertThat(new Ipv6Rule().judge(facts.build())).isEmpty();
    assertThat(new ConnectRule().judge(facts.build()).getFirst().code()).isEqualTo(CauseCode.NETWORK_TIMEOUT);
  }
}
