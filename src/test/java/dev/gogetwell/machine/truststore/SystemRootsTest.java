package dev.gogetwell.machine.truststore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.truststore.MacRoots.Decided;
import dev.gogetwell.machine.truststore.MacRoots.Domain;
import dev.gogetwell.machine.truststore.MacRoots.Result;
import dev.gogetwell.machine.truststore.MacRoots.Setting;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.machine.truststore.StoreHealth.Kind;
import dev.gogetwell.machine.truststore.StoreHealth.Problem;
import dev.gogetwell.machine.truststore.WindowsRoots.Kept;
import dev.gogetwell.machine.truststore.WindowsRoots.Store;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemRootsTest {
  private static byte[] der(int id) {
    return new byte[] {(byte) id, 0, 0};
  }

  private static Kept kept(int id) {
    return new Kept(der(id), Optional.empty());
  }

  private static Kept kept(int id, String uses) {
    return new Kept(der(id), Optional.of(HexFormat.of().parseHex(uses)));
  }

  private static StoreContent read(SystemRoots roots) {
    return new PlatformStore(StoreKind.WINDOWS, roots, AddingRoute.NONE, List::of).read();
  }

  private static StoreContent windows(Map<Store, List<Kept>> stores) {
    return read(new WindowsRoots(() -> store -> {
      if (!stores.containsKey(store)) {
        throw new NoSuchFileException(store.place());
      }
      return stores.get(store);
    }));
  }

  private static List<String> roots(StoreContent content) {
    return content.roots().stream().map(root -> root.certificate().bytes()[0] + " " + root.location()).toList();
  }

  private static List<Problem> problems(StoreContent content) {
    return new StoreHealth(new ChainVerifier(X509Rules.of("1.26"))).problems(content, Set.of(), Instant.EPOCH);
  }

  @Test
  void everyRootOfWindowsKnowsItsStoreAndEveryStoreItsCount() {
    StoreContent content = windows(Map.of(Store.CURRENT_USER, List.of(kept(1)), Store.LOCAL_MACHINE,
        List.of(kept(2), kept(3)), Store.ENTERPRISE, List.of(kept(4)), Store.USER_POLICY, List.of()));
    assertThat(roots(content)).containsExactly("1 Windows-ROOT-CURRENTUSER", "2 Windows-ROOT-LOCALMACHINE",
        "3 Windows-ROOT-LOCALMACHINE", "4 Windows-ROOT-ENTERPRISE");
    assertThat(content.countAt("Windows-ROOT-LOCALMACHINE")).isEqualTo(2);
    assertThat(content.places()).hasSize(Store.values().length)
        .filteredOn(place -> place.state() == State.READ).hasSize(3);
    assertThat(content.places()).filteredOn(place -> place.state() != State.READ).extracting(Place::state)
        .as("nobody put anything there").containsOnly(State.MISSING);
    assertThat(problems(content)).isEmpty();
  }

  @Test
  void aRootThatAnyStoreDeniesIsNoRootHoweverOftenItIsTrusted() {
    StoreContent content = windows(Map.of(Store.LOCAL_MACHINE, List.of(kept(1), kept(2)),
        Store.THIRD_PARTY, List.of(kept(2)), Store.DENIED_BY_MACHINE_POLICY, List.of(kept(2))));
    assertThat(roots(content)).containsExactly("1 Windows-ROOT-LOCALMACHINE");
    assertThat(content.denied()).extracting(StoredRoot::location)
        .containsExactly("Windows-Disallowed-LOCALMACHINE-GROUPPOLICY");
    assertThat(content.countAt("Windows-Disallowed-LOCALMACHINE-GROUPPOLICY")).isOne();
  }

  @Test
  void aRootThatItsStoreNarrowsToOtherUsesEndsNoChainOfAServer() {
    StoreContent content = windows(Map.of(Store.THIRD_PARTY, List.of(
        kept(1, "300a06082b06010505070304"), kept(2, "301406082b0601050507030306082b06010505070301"),
        kept(3, "30060604551d2500"), kept(4))));
    assertThat(roots(content)).containsExactly("2 Windows-AuthRoot-LOCALMACHINE", "3 Windows-AuthRoot-LOCALMACHINE",
        "4 Windows-AuthRoot-LOCALMACHINE");
  }

  @Test
  void theTroubleOfOneStoreHidesNothingOfTheOthers() {
    StoreContent content = read(new WindowsRoots(() -> store -> switch (store) {
      case LOCAL_MACHINE -> List.of(kept(1));
      case ENTERPRISE -> throw new AccessDeniedException(store.place());
      default -> throw new IOException("CertOpenStore: Windows error 0x5b4");
    }));
    assertThat(roots(content)).hasSize(1);
    assertThat(content.couldBeRead()).isTrue();
    assertThat(problems(content)).extracting(Problem::kind).containsOnly(Kind.UNREADABLE);
    assertThat(problems(content)).extracting(Problem::detail)
        .contains("access denied", "CertOpenStore: Windows error 0x5b4");
  }

  @Test
  void aSystemThatTellsNothingIsNotASystemWithoutRoots() {
    for (SystemRoots silent : List.of(
        new WindowsRoots(() -> {
          throw new IllegalArgumentException("Cannot open library: crypt32.dll");
        }),
        new WindowsRoots(() -> {
          throw new UnsatisfiedLinkError("no crypt32");
        }),
        new WindowsRoots(() -> store -> {
          if (store == Store.LOCAL_MACHINE) {
            throw new IOException("no");
          }
          return List.of();
        }),
        new MacRoots(() -> {
          throw new java.util.NoSuchElementException("no function");
        }),
        new MacRoots(() -> domain -> {
          throw new IOException("SecTrustSettingsCopyCertificates: OSStatus -61");
        }))) {
      StoreContent content = read(silent);
      assertThat(content.couldBeRead()).isFalse();
      assertThat(problems(content)).extracting(Problem::kind).isNotEmpty().containsOnly(Kind.UNREADABLE);
    }
  }

  private static final Setting MAIL = new Setting(false, false, Result.TRUSTED);
  private static final Setting ONE_HOST = new Setting(true, true, Result.TRUSTED);

  private static StoreContent mac(Map<Domain, List<Decided>> domains) {
    return read(new MacRoots(() -> domain -> domains.getOrDefault(domain, List.of())));
  }

  private static Decided decided(int id, Setting... settings) {
    return new Decided(der(id), List.of(settings));
  }

  private static Setting server(Result result) {
    return new Setting(true, false, result);
  }

  @Test
  void theTrustSettingsOfMacOsSayWhatARootIsGoodFor() {
    StoreContent content = mac(Map.of(Domain.SYSTEM, List.of(decided(1), decided(2, MAIL), decided(3, ONE_HOST),
        decided(4, MAIL, server(Result.TRUSTED)), decided(5, server(Result.UNSPECIFIED)),
        decided(6, server(Result.UNSPECIFIED), server(Result.DENIED)))));
    assertThat(roots(content)).containsExactly("1 macOS-system", "4 macOS-system");
    assertThat(content.denied()).extracting(denied -> denied.certificate().bytes()[0]).containsExactly((byte) 6);
  }

  /// macOS keeps a list for few of its own roots; a certificate of the user that has none was decided by nobody.
  @Test
  void aRootOfAppleIsTrustedWithoutAListAndOneOfTheUserIsNot() {
    StoreContent content = mac(Map.of(
        Domain.USER, List.of(Decided.untold(der(1)), Decided.untold(der(2)), decided(3, server(Result.DENIED))),
        Domain.SYSTEM, List.of(Decided.untold(der(2)), Decided.untold(der(3)), Decided.untold(der(4)))));
    assertThat(roots(content)).containsExactly("2 macOS-system", "4 macOS-system");
    assertThat(content.denied()).extracting(StoredRoot::location).containsExactly("macOS-user");
  }

  @Test
  void onMacOsTheUserDecidesBeforeTheAdministratorAndAppleComesLast() {
    StoreContent content = mac(Map.of(
        Domain.USER, List.of(decided(1, server(Result.DENIED)), decided(2, server(Result.TRUSTED)), decided(3, MAIL)),
        Domain.ADMIN, List.of(decided(2, server(Result.DENIED)), decided(3, server(Result.DENIED))),
        Domain.SYSTEM, List.of(decided(1), decided(2), decided(3), decided(4))));
    assertThat(roots(content)).containsExactly("2 macOS-user", "4 macOS-system");
    assertThat(content.denied()).extracting(StoredRoot::location).containsExactly("macOS-user", "macOS-admin");
  }
}
