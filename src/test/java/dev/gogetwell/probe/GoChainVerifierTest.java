package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.lab.server.PrivateAuthority;
import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoChainVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final String NOT_LOADED =
      "x509: failed to load system roots and no roots provided; read /roots: is a directory";

  private final PrivateAuthority box = PrivateAuthority.create("Box", NOW.minus(Duration.ofDays(9)));

  private List<Der> chain() throws Exception {
    return List.of(Der.of(box.order(List.of("a.example")).signedBy(box.intermediate()).certificate().getEncoded()),
        Der.of(box.intermediate().certificate().getEncoded()));
  }

  private static GoChainVerifier verifier(Map<ChainJudge, StoreContent> stores) {
    return new GoChainVerifier(X509Rules.of("1.26"), stores, Map.of(), Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @Test
  void aStoreThatCannotBeLoadedIsNamedInGosWords() throws Exception {
    ChainCheck check = verifier(Map.of(ChainJudge.GO, new StoreContent(List.of(), List.of(), NOT_LOADED)))
        .verify(ChainJudge.GO, chain(), "a.example");
    assertThat(check.type()).isEqualTo("x509.SystemRootsError");
    assertThat(check.error()).isEqualTo(NOT_LOADED);
    assertThat(check.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_AUTHORITY);
  }

  @Test
  void theWordsAreGosAloneAndAnEmptyStoreKnowsNobody() throws Exception {
    GoChainVerifier verifier = verifier(Map.of(
        ChainJudge.GO, new StoreContent(List.of(), List.of(), ""),
        ChainJudge.GIT, new StoreContent(List.of(), List.of(), NOT_LOADED)));
    for (ChainJudge judge : verifier.judges()) {
      assertThat(verifier.verify(judge, chain(), "a.example").error())
          .isEqualTo("x509: certificate signed by unknown authority");
    }
  }
}
