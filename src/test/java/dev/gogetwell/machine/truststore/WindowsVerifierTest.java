package dev.gogetwell.machine.truststore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.machine.truststore.PlatformVerifier.Accepted;
import dev.gogetwell.machine.truststore.PlatformVerifier.Opinion;
import dev.gogetwell.machine.truststore.PlatformVerifier.Reason;
import dev.gogetwell.machine.truststore.PlatformVerifier.Refused;
import dev.gogetwell.machine.truststore.PlatformVerifier.Unasked;
import dev.gogetwell.machine.truststore.WindowsRoots.Store;
import dev.gogetwell.model.Der;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// Windows is asked for real. Roots are put into its stores only where nobody else uses them: see
/// `src/test/scripts/windows-tests.sh`.
@EnabledOnOs(OS.WINDOWS)
class WindowsVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-25T00:00:00Z");

  private final PlatformVerifier windows = new WindowsVerifier(CryptFunctions::new);
  private final LabAuthority box = LabAuthority.create("Box", NOW.minus(Duration.ofDays(9)));

  private List<Der> chain() throws Exception {
    return List.of(Der.of(box.order(List.of("a.example")).signedBy(box.intermediate()).certificate().getEncoded()),
        Der.of(box.intermediate().certificate().getEncoded()));
  }

  private Der root() throws Exception {
    return Der.of(box.root().certificate().getEncoded());
  }

  private static void onlyOnAThrowAwayWindows() {
    assumeTrue(Boolean.getBoolean("gogetwell.windows.throw-away"), "these stores belong to somebody");
  }

  private static boolean onWine() {
    return Boolean.getBoolean("gogetwell.wine");
  }

  private static void put(Store store, Der certificate) throws IOException {
    CryptFunctions functions = new CryptFunctions();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment opened = functions.openStore(CryptFunctions.SYSTEM_REGISTRY, store.location() << 16,
          arena.allocateFrom(store.store(), StandardCharsets.UTF_16LE));
      assertThat(opened.address()).as(store + " 0x" + Integer.toHexString(functions.lastError())).isNotZero();
      assertThat(functions.add(opened, arena.allocateFrom(ValueLayout.JAVA_BYTE, certificate.bytes()),
          MemorySegment.NULL)).as("Windows error " + functions.lastError()).isTrue();
      functions.closeStore(opened);
    }
  }

  private static StoreContent lists() {
    return new PlatformStore(StoreKind.WINDOWS, new WindowsRoots(WindowsCertificates::new), AddingRoute.NONE,
        List::of).read();
  }

  private static Reason reason(Opinion opinion) {
    assertThat(opinion).isInstanceOf(Refused.class);
    return ((Refused) opinion).reason();
  }

  @Test
  void anAuthorityThatNobodyInstalledIsUnknown() throws Exception {
    assertThat(reason(windows.ask(chain(), "a.example", NOW))).isEqualTo(Reason.UNKNOWN_AUTHORITY);
    assertThat(windows.ask(List.of(), "a.example", NOW)).isInstanceOf(Unasked.class);
    assertThat(windows.ask(List.of(Der.of(new byte[] {1, 2, 3})), "a.example", NOW)).isInstanceOf(Unasked.class);
  }

  @Test
  void aRootOfTheUserIsReadAndBelievedForItsNameAndTimeOnly() throws Exception {
    onlyOnAThrowAwayWindows();
    put(Store.CURRENT_USER, root());
    assertThat(lists().roots()).contains(new StoreContent.StoredRoot(root(), "Windows-ROOT-CURRENTUSER"));
    assertThat(windows.ask(chain(), "a.example", NOW)).isEqualTo(new Accepted());
    assertThat(windows.ask(chain(), "a.example.", NOW)).isEqualTo(new Accepted());
    assertThat(reason(windows.ask(chain(), "b.example", NOW))).isEqualTo(Reason.NAME_MISMATCH);
    assertThat(reason(windows.ask(chain(), "a.example", NOW.plus(Duration.ofDays(20_000)))))
        .isEqualTo(Reason.EXPIRED);
    assertThat(reason(windows.ask(chain().subList(0, 1), "a.example", NOW))).as("the intermediate is missing")
        .isEqualTo(Reason.UNKNOWN_AUTHORITY);
  }

  @Test
  void aRootOfEveryStoreIsReadUnderItsName() throws Exception {
    onlyOnAThrowAwayWindows();
    for (Store store : Store.values()) {
      if (store.place().endsWith("-ENTERPRISE") && onWine()) {
        continue; // Wine 8 has no such location.
      }
      Der certificate = Der.of(LabAuthority.create(store.name(), NOW).root().certificate().getEncoded());
      put(store, certificate);
      StoreContent content = lists();
      assertThat(store.store().equals("Disallowed") ? content.denied() : content.roots())
          .contains(new StoreContent.StoredRoot(certificate, store.place()));
    }
  }

  @Test
  void aDeniedRootIsNoRoot() throws Exception {
    onlyOnAThrowAwayWindows();
    put(Store.CURRENT_USER, root());
    assertThat(lists().roots()).extracting(StoreContent.StoredRoot::certificate).contains(root());
    put(Store.DENIED_BY_USER, root());
    assertThat(lists().roots()).extracting(StoreContent.StoredRoot::certificate).doesNotContain(root());
    assertThat(lists().denied()).extracting(StoreContent.StoredRoot::certificate).contains(root());
    // Wine 8 does not look into this store when it builds a chain.
    assumeTrue(!onWine(), "Wine believes what is denied");
    assertThat(reason(windows.ask(chain(), "a.example", NOW))).isEqualTo(Reason.DENIED);
  }
}
