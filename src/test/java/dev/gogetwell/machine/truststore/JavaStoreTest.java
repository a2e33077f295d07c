package dev.gogetwell.machine.truststore;

import static dev.gogetwell.machine.truststore.StoreBench.linux;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gogetwell.lab.server.CertificateOrder;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.machine.truststore.StoreContent.StoredRoot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store of the user's Java, and that of the runtime that the program runs on.
class JavaStoreTest {
  @TempDir
  private Path root;

  @Test
  void theRunningRuntimeCarriesThePublicList() {
    StoreContent content = JavaStore.publicList(Path.of(System.getProperty("java.home"))).read();
    assertThat(content.roots()).hasSizeGreaterThan(50);
    assertThat(content.places()).extracting(Place::state).containsExactly(State.READ);
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
}
