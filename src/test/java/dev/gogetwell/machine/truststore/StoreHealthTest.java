package dev.gogetwell.machine.truststore;

import static dev.gogetwell.machine.truststore.StoreBench.DEBIAN;
import static dev.gogetwell.machine.truststore.StoreBench.health;
import static dev.gogetwell.machine.truststore.StoreBench.linux;
import static dev.gogetwell.machine.truststore.StoreBench.pem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.machine.truststore.StoreHealth.Kind;
import dev.gogetwell.machine.truststore.StoreHealth.Problem;
import dev.gogetwell.model.Der;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with a store that could be read: roots out of date, a bundle of long ago, updates that are blocked.
class StoreHealthTest {
  @TempDir
  private Path root;

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void aBundleThatNobodyTouchedForYearsIsOld() throws IOException {
    Path file = write(DEBIAN, pem(1));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    StoreContent content = new GoStore(linux("SSL_CERT_DIR", "/none"), root).read();
    assertThat(health(content, Set.of())).containsExactly(
        new Problem(Kind.OLD, "/etc/ssl/certs/ca-certificates.crt", "2020-01-01T00:00:00Z"));
  }

  @Test
  void aRootWhoseTimeIsOverIsNamedOnceAndARootInDateIsNot() throws IOException {
    Instant now = Instant.parse("2026-11-25T00:00:00Z");
    String over = CertificateOrder.authority("Old", "Old Root", now)
        .valid(Instant.parse("2000-09-30T00:00:00Z"), Instant.parse("2021-09-30T14:01:15Z")).selfSigned().pem();
    String inDate = CertificateOrder.authority("New", "New Root", now).selfSigned().pem();
    write(DEBIAN, over + inDate + over);
    StoreContent content = new GoStore(linux("SSL_CERT_DIR", "/none"), root).read();
    assertThat(content.roots()).hasSize(3);
    assertThat(new StoreHealth(new ChainVerifier(X509Rules.of("1.26"))).problems(content, Set.of(), now))
        .singleElement().satisfies(problem -> {
          assertThat(problem.kind()).isEqualTo(Kind.EXPIRED);
          assertThat(problem.location()).contains("CN=Old Root");
          assertThat(problem.detail()).isEqualTo("2021-09-30T14:01:15Z");
        });
  }

  @Test
  void anExpiredRootWhoseSuccessorWithTheSameNameAndKeyIsThereIsNoProblem() throws IOException {
    Instant now = Instant.parse("2026-11-25T00:00:00Z");
    Issued renewed = CertificateOrder.authority("Elder", "Elder Root", now).selfSigned();
    CertificateOrder elder = CertificateOrder.authority("Elder", "Elder Root", now)
        .valid(Instant.parse("2000-09-30T00:00:00Z"), Instant.parse("2021-09-30T14:01:15Z"));
    Issued otherKey = elder.selfSigned();
    Issued sameKey = elder.withKeys(renewed.keys()).selfSigned();
    write(DEBIAN, sameKey.pem() + renewed.pem());
    assertThat(health(new GoStore(linux("SSL_CERT_DIR", "/none"), root).read(), Set.of()))
        .extracting(Problem::kind).doesNotContain(Kind.EXPIRED);
    write(DEBIAN, otherKey.pem() + renewed.pem());
    assertThat(health(new GoStore(linux("SSL_CERT_DIR", "/none"), root).read(), Set.of()))
        .as("another key signs for nobody that the old one signed for").extracting(Problem::kind)
        .containsExactly(Kind.EXPIRED);
  }

  @Test
  void aSuccessorIsFoundByItsKeyWhateverTheKind() throws Exception {
    Instant now = Instant.parse("2026-11-25T00:00:00Z");
    CertificateOrder elder = CertificateOrder.authority("Elder", "Elder Root", now)
        .withKeys(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    String over = elder.valid(Instant.parse("2000-09-30T00:00:00Z"), Instant.parse("2021-09-30T14:01:15Z"))
        .selfSigned().pem();
    write(DEBIAN, over + elder.selfSigned().pem());
    assertThat(health(new GoStore(linux("SSL_CERT_DIR", "/none"), root).read(), Set.of()))
        .extracting(Problem::kind).doesNotContain(Kind.EXPIRED);
    write(DEBIAN, over);
    assertThat(health(new GoStore(linux("SSL_CERT_DIR", "/none"), root).read(), Set.of()))
        .extracting(Problem::kind).contains(Kind.EXPIRED);
  }

  /// As `reg query KEY /v DisableRootAutoUpdate` prints it.
  private static String policy(String value) {
    return "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot\r\n"
        + "    DisableRootAutoUpdate    REG_DWORD    " + value + "\r\n\r\n";
  }

  @Test
  void aPolicyAgainstFetchingRootsIsAProblemOfTheWindowsStore() {
    List<Place> places = WindowsRootPolicy.parse(policy("0x1"));
    StoreContent content = new StoreContent(List.of(new StoredRoot(Der.of(new byte[] {1}), "x")), places, "");
    assertThat(health(content, Set.of())).containsExactly(new Problem(Kind.UPDATES_BLOCKED,
        "HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot\\DisableRootAutoUpdate", "0x1"));
    assertThat(WindowsRootPolicy.parse(policy("0x0"))).isEmpty();
    assertThat(WindowsRootPolicy.parse(policy("0x00000000"))).isEmpty();
    assertThat(WindowsRootPolicy.parse("ERROR: The system was unable to find the specified registry key or value."))
        .isEmpty();
    assertThat(WindowsRootPolicy.parse("")).isEmpty();
  }
}
