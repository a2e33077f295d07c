package dev.gogetwell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.machine.truststore.PlatformVerifier;
import dev.gogetwell.machine.truststore.StoreContent;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Failure;
import dev.gogetwell.model.FailureKind;
import dev.gogetwell.model.Measurement.ChainCheck;
import dev.gogetwell.model.Measurement.ChainJudge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GoChainVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");
  private static final String NOT_LOADED =
      "x509: failed to load system roots and no roots provided; read /roots: is a directory";

  private final LabAuthority box = LabAuthority.create("Box", NOW.minus(Duration.ofDays(9)));

  private List<Der> chain() throws Exception {
    return List.of(Der.of(box.order(List.of("a.example")).signedBy(box.intermediate()).certificate().getEncoded()),
        Der.of(box.intermediate().certificate().getEncoded()));
  }

  private static GoChainVerifier verifier(Map<ChainJudge, StoreContent> stores) {
    return new GoChainVerifier(X509Rules.of("1.26"), stores, Map.of(), Optional.empty(),
        Clock.fixed(NOW, ZoneOffset.UTC));
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

  private StoreContent knowing(Der... denied) throws Exception {
    Der root = Der.of(box.root().certificate().getEncoded());
    return new StoreContent(List.of(new StoredRoot(root, "roots")),
        Stream.of(denied).map(der -> new StoredRoot(der, "denied")).toList(), List.of(), "");
  }

  @Test
  void noChainLeadsThroughACertificateThatTheStoreDenies() throws Exception {
    List<Der> chain = chain();
    assertThat(verifier(Map.of(ChainJudge.GO, knowing())).verify(ChainJudge.GO, chain, "a.example").worked()).isTrue();
    for (Der denied : chain) {
      ChainCheck check = verifier(Map.of(ChainJudge.GO, knowing(denied), ChainJudge.GIT, knowing()))
          .verify(ChainJudge.GO, chain, "a.example");
      assertThat(check.error()).isEqualTo("x509: certificate signed by unknown authority");
      assertThat(check.failure().orElseThrow().kind()).isEqualTo(FailureKind.UNKNOWN_AUTHORITY);
    }
  }

  private Optional<ChainCheck> said(PlatformVerifier.Opinion opinion) throws Exception {
    return new GoChainVerifier(X509Rules.of("1.26"), Map.of(), Map.of(),
        Optional.of((_, _, when) -> when.equals(NOW) ? opinion : new PlatformVerifier.Unasked("another time")),
        Clock.fixed(NOW, ZoneOffset.UTC)).ofPlatform(chain(), "a.example");
  }

  @Test
  void whatTheSystemSaysIsToldInTheClassesOfGo() throws Exception {
    assertThat(said(new PlatformVerifier.Accepted()).orElseThrow().worked()).isTrue();
    assertThat(said(new PlatformVerifier.Unasked("no crypt32"))).as("who does not answer refuses nobody").isEmpty();
    assertThat(Stream.of(PlatformVerifier.Reason.values()).map(reason -> {
      try {
        return said(new PlatformVerifier.Refused(reason, "0x1 NAME")).orElseThrow().failure().orElseThrow();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    })).allMatch(failure -> failure.raw().endsWith("(0x1 NAME)")).extracting(Failure::kind).containsExactly(
        FailureKind.EXPIRED, FailureKind.BAD_CERTIFICATE, FailureKind.NAME_MISMATCH, FailureKind.UNKNOWN_AUTHORITY,
        FailureKind.UNKNOWN_AUTHORITY);
    assertThat(verifier(Map.of()).ofPlatform(chain(), "a.example")).as("without a system that decides").isEmpty();
  }
}
