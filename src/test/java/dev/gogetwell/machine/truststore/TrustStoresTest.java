package dev.gogetwell.machine.truststore;

import static dev.gogetwell.machine.truststore.StoreBench.DEBIAN;
import static dev.gogetwell.machine.truststore.StoreBench.health;
import static dev.gogetwell.machine.truststore.StoreBench.ids;
import static dev.gogetwell.machine.truststore.StoreBench.linux;
import static dev.gogetwell.machine.truststore.StoreBench.pem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.machine.truststore.StoreHealth.Kind;
import dev.gogetwell.machine.truststore.StoreHealth.Problem;
import dev.gogetwell.model.Der;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoresTest {
  @TempDir
  private Path root;

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<String> locations(StoreContent content) {
    return content.roots().stream().map(StoredRoot::location).toList();
  }

  @Test
  void goTakesTheFirstBundleAndThenEveryFileOfTheFolders() throws IOException {
    write("etc/pki/tls/certs/ca-bundle.crt", pem(9));
    write(DEBIAN, pem(1, 2));
    write("etc/ssl/certs/a.pem", pem(3));
    StoreContent content = new GoStore(linux(), root).read();
    assertThat(ids(content)).containsExactly(1, 2, 3, 1, 2, 9);
    assertThat(locations(content)).startsWith("/etc/ssl/certs/ca-certificates.crt");
  }

  @Test
  void aLinkBesideItsTargetIsNotReadTwice() throws IOException {
    Path file = write("etc/ssl/certs/a.pem", pem(3));
    try {
      Files.createSymbolicLink(file.resolveSibling("0a1b2c3d.0"), Path.of("a.pem"));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no symbolic links here");
    }
    assertThat(ids(new GoStore(linux(), root).read())).containsExactly(3);
  }

  @Test
  void sslCertFileReplacesTheBundlesButNotTheFolders() throws IOException {
    write(DEBIAN, pem(1));
    write("etc/ssl/certs/a.pem", pem(3));
    write("own.pem", pem(7));
    assertThat(ids(new GoStore(linux("SSL_CERT_FILE", "/own.pem"), root).read())).containsExactly(7, 3, 1);
  }

  @Test
  void sslCertDirReplacesTheFoldersAndMayNameSeveral() throws IOException {
    write(DEBIAN, pem(1));
    write("one/a", pem(4));
    write("two/b", pem(5));
    assertThat(ids(new GoStore(linux("SSL_CERT_DIR", "/one:/two"), root).read())).containsExactly(1, 4, 5);
  }

  @Test
  void aMissingSslCertFileIsIgnoredSilentlyByGoAndTold() throws IOException {
    write("empty/readme", "nothing");
    StoreContent content = new GoStore(linux("SSL_CERT_FILE", "/gone.pem", "SSL_CERT_DIR", "/empty"), root).read();
    assertThat(content.roots()).isEmpty();
    assertThat(content.loadError()).isEmpty();
    List<Problem> problems = health(content, Set.of("/gone.pem"));
    assertThat(problems).extracting(Problem::kind).containsExactly(Kind.NOTHING, Kind.MISSING, Kind.EMPTY);
  }

  @Test
  void anUnreadableBundleWithNothingElseIsGosSystemRootsError() throws IOException {
    Path file = write("locked.pem", pem(1));
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "no POSIX permissions here");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(file), "this user may read everything");
    StoreContent content = new GoStore(linux("SSL_CERT_FILE", "/locked.pem", "SSL_CERT_DIR", "/none"), root).read();
    assertThat(content.loadError()).isEqualTo("x509: failed to load system roots and no roots provided; "
        + "open /locked.pem: permission denied");
  }

  @Test
  void aFolderInPlaceOfAFileIsUnreadable() throws IOException {
    Files.createDirectories(root.resolve("folder"));
    StoreContent content = new GoStore(linux("SSL_CERT_FILE", "/folder", "SSL_CERT_DIR", "/none"), root).read();
    assertThat(content.loadError()).endsWith("read /folder: is a directory");
  }

  @Test
  void onWindowsAndMacTheVariablesCountFromGo127Only() {
    Environment windows = Environment.of(OperatingSystem.WINDOWS, Map.of("SSL_CERT_FILE", "x"));
    assertThat(GoStore.isUsed(windows, X509Rules.of("1.26"))).isFalse();
    assertThat(GoStore.isUsed(windows, X509Rules.of("1.27"))).isTrue();
    assertThat(GoStore.isUsed(windows.with("GODEBUG", "a=1,x509sslcertoverrideplatform=0"), X509Rules.of("1.27")))
        .isFalse();
    assertThat(GoStore.isUsed(windows.without("SSL_CERT_FILE"), X509Rules.of("1.27"))).isFalse();
    assertThat(GoStore.isUsed(linux(), X509Rules.of("1.19"))).isTrue();
  }

  @Test
  void gitsEnvironmentBeatsItsConfiguration() throws IOException {
    write(DEBIAN, pem(1));
    write("config.pem", pem(2));
    write("environment.pem", pem(3));
    GitStore.Settings settings = new GitStore.Settings("/config.pem", "", "openssl", "");
    assertThat(ids(new GitStore(linux("SSL_CERT_FILE", "/environment.pem"), settings, root).read()))
        .containsExactly(2);
    GitStore store = new GitStore(linux("GIT_SSL_CAINFO", "/environment.pem"), settings, root);
    assertThat(ids(store.read())).containsExactly(3);
    assertThat(store.howToAdd().method()).isEqualTo("git-environment");
  }

  @Test
  void anOpensslGitReadsOnlyHashedNamesOfAFolder() throws IOException {
    write(DEBIAN, pem(1));
    write("path/0a1b2c3d.0", pem(4));
    write("path/other.pem", pem(5));
    GitStore.Settings openssl = new GitStore.Settings("", "/path", "openssl", "");
    assertThat(ids(new GitStore(linux(), openssl, root).read())).containsExactly(1, 4);
    GitStore.Settings gnutls = new GitStore.Settings("", "/path", "gnutls", "");
    assertThat(ids(new GitStore(linux(), gnutls, root).read())).containsExactly(1, 4, 5);
  }

  @Test
  void curlObeysItsOwnVariableAndThenThoseOfOpenssl() throws IOException {
    write(DEBIAN, pem(1));
    write("own.pem", pem(2));
    write("openssl.pem", pem(3));
    write("path/0a1b2c3d.0", pem(4));
    write("path/other.pem", pem(5));
    assertThat(ids(curl())).containsExactly(1);
    assertThat(ids(curl("SSL_CERT_DIR", "/path"))).containsExactly(1, 4);
    assertThat(ids(curl("SSL_CERT_FILE", "/openssl.pem", "SSL_CERT_DIR", "/path"))).containsExactly(3, 4);
    assertThat(ids(curl("CURL_CA_BUNDLE", "/own.pem", "SSL_CERT_FILE", "/openssl.pem", "SSL_CERT_DIR", "/path")))
        .containsExactly(2);
    assertThat(curl("CURL_CA_BUNDLE", "/gone.pem").roots()).isEmpty();
    assertThat(CurlStore.ofUser(linux("PATH", root.resolve("nowhere").toString()), root)).isEmpty();
  }

  private StoreContent curl(String... variables) throws IOException {
    Path program = write("bin/curl", "");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    List<String> all = new ArrayList<>(List.of(variables));
    all.addAll(List.of("PATH", program.getParent().toString()));
    return CurlStore.ofUser(linux(all.toArray(String[]::new)), root).orElseThrow().read();
  }

  @Test
  void aStoreOfAnotherSystemIsReportedAsNotHere() {
    assumeTrue(OperatingSystem.named(System.getProperty("os.name", "")) == OperatingSystem.LINUX, "not on Linux");
    for (TrustStore store : List.of(PlatformStore.windows(new ToolRun(
        new Processes(), Duration.ofSeconds(1)), linux()), PlatformStore.macos(linux()))) {
      assertThat(store.read().roots()).isEmpty();
      assertThat(store.read().places()).isNotEmpty().allSatisfy(p -> assertThat(p.state()).isEqualTo(State.NOT_HERE));
      assertThat(store.read().couldBeRead()).isFalse();
      assertThat(health(store.read(), Set.of())).extracting(Problem::kind).as("not: no root at all")
          .containsOnly(Kind.UNREADABLE);
    }
  }

  @Test
  void theDistributionIsRecognisedByItsFolder() throws IOException {
    assertThat(new GoStore(linux(), root).howToAdd().method()).isEqualTo("linux-unknown");
    Files.createDirectories(root.resolve("usr/local/share/ca-certificates"));
    AddingRoute route = new GoStore(linux(), root).howToAdd();
    assertThat(route.commands()).containsExactly(List.of("update-ca-certificates"));
    assertThat(route.elevated()).isTrue();
  }

  @Test
  void aStoreContainsExactlyTheCertificatesInIt() throws IOException {
    write("list.pem", pem(1));
    TrustStore store = new PemFileStore(StoreKind.PUBLIC, root.resolve("list.pem"));
    assertThat(store.contains(Der.of(new byte[] {1, 0, 0}))).isTrue();
    assertThat(store.contains(Der.of(new byte[] {2, 0, 0}))).isFalse();
  }
}
