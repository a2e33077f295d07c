package dev.gogetwell.machine.truststore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gogetwell.gorules.x509.ChainVerifier;
import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.lab.server.Issued;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ToolRun;
import dev.gogetwell.machine.process.Processes;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import dev.gogetwell.machine.truststore.StoreHealth.Kind;
import dev.gogetwell.machine.truststore.StoreHealth.Problem;
import dev.gogetwell.model.Der;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoresTest {
  private static final String DEBIAN = "etc/ssl/certs/ca-certificates.crt";

  @TempDir
  private Path root;

  private static Environment linux(String... pairs) {
    Environment environment = Environment.of(OperatingSystem.LINUX, Map.of());
    for (int i = 0; i < pairs.length; i += 2) {
      environment = environment.with(pairs[i], pairs[i + 1]);
    }
    return environment;
  }

  private static String pem(int... bytes) {
    StringBuilder all = new StringBuilder("# a comment\n");
    for (int b : bytes) {
      all.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getEncoder().encodeToString(new byte[] {(byte) b, 0, 0}))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return all.toString();
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<Integer> ids(StoreContent content) {
    return content.roots().stream().map(r -> r.certificate().bytes()[0] & 0xff).toList();
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
  void theRunningRuntimeCarriesThePublicList() {
    StoreContent content = JavaStore.publicList(Path.of(System.getProperty("java.home"))).read();
    assertThat(content.roots()).hasSizeGreaterThan(50);
    assertThat(content.places()).extracting(Place::state).containsExactly(State.READ);
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

  private Path runtime(String home, String file, String alias) throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    store.setCertificateEntry(alias,
        CertificateOrder.authority(alias, alias, Instant.EPOCH).selfSigned().certificate());
    Path path = root.resolve(home).resolve(file);
    Files.createDirectories(path.getParent());
    try (OutputStream out = Files.newOutputStream(path)) {
      store.store(out, "changeit".toCharArray());
    }
    return root.resolve(home);
  }

  private static List<String> origins(Environment environment) {
    return JavaStore.ofUser(environment).orElseThrow().read().roots().stream().map(StoredRoot::location).toList();
  }

  @Test
  void theUsersJavaIsTheOneOfItsHomeAndASecondFileReplacesTheFirst() throws Exception {
    Path home = runtime("jdk", "lib/security/cacerts", "first");
    JavaStore store = JavaStore.ofUser(linux("JAVA_HOME", home.toString())).orElseThrow();
    assertThat(store.kind()).isEqualTo(StoreKind.JAVA);
    assertThat(origins(linux("JAVA_HOME", home.toString())))
        .containsExactly(home.resolve("lib/security/cacerts") + "#first");
    assertThat(store.howToAdd().commands().getFirst())
        .contains(home.resolve("bin/keytool").toString(), home.resolve("lib/security/cacerts").toString());
    runtime("jdk", "lib/security/jssecacerts", "second");
    assertThat(origins(linux("JAVA_HOME", home.toString())))
        .containsExactly(home.resolve("lib/security/jssecacerts") + "#second");
  }

  @Test
  void withoutAHomeTheJavaInPathIsFollowedThroughItsLinks() throws Exception {
    Path home = runtime("jdk8", "jre/lib/security/cacerts", "old");
    Path program = Files.createFile(Files.createDirectories(home.resolve("bin")).resolve("java"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Path bin = Files.createDirectories(root.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("java"), program);
    assertThat(origins(linux("PATH", bin.toString()))).singleElement().asString().endsWith("cacerts#old");
    assertThat(origins(linux("PATH", bin.toString(), "JAVA_HOME", "/nowhere"))).hasSize(1);
  }

  @Test
  void aMachineWithoutJavaHasNoSuchStore() throws IOException {
    Path bin = Files.createDirectories(root.resolve("stub/bin"));
    Files.createFile(bin.resolve("java"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    assertThat(JavaStore.ofUser(linux("PATH", bin.toString()))).as("a launcher without a runtime").isEmpty();
    assertThat(JavaStore.ofUser(linux("JAVA_HOME", "relative"))).isEmpty();
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

  private static List<Problem> health(StoreContent content, Set<String> named) {
    return new StoreHealth(new ChainVerifier(X509Rules.of("1.26"))).problems(content, named,
        Instant.parse("2026-11-25T00:00:00Z"));
  }
}
