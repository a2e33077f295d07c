package dev.gogetwell.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gogetwell.lab.server.LabAuthority;
import dev.gogetwell.machine.truststore.RootSource;
import dev.gogetwell.model.CauseCode;
import dev.gogetwell.model.Change;
import dev.gogetwell.model.Der;
import dev.gogetwell.model.Harm;
import dev.gogetwell.model.Message;
import dev.gogetwell.model.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustBundleTest {
  @TempDir Path folder;
  private final LabAuthority known = LabAuthority.create("Known", Instant.now());
  private final LabAuthority added = LabAuthority.create("Added", Instant.now());

  private static Der der(LabAuthority authority) throws Exception {
    return Der.of(authority.root().certificate().getEncoded());
  }

  private Path source() throws IOException {
    return Files.writeString(folder.resolve("known.pem"), known.rootPem() + known.rootPem());
  }

  private static String content(Change.TrustBundle change, Path scratch) throws Exception {
    Draft draft = new Draft();
    new TrustBundleApplier().plan(change, draft, scratch);
    return new String(draft.edits().getFirst().after().orElseThrow(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aBundleHoldsItsSourcesAndWhoeverWasAddedEachOnce() throws Exception {
    Path bundle = folder.resolve("bundle.pem");
    Files.writeString(bundle, content(
        new Change.TrustBundle(bundle.toString(), List.of(source().toString()), List.of(der(added))), folder));
    assertThat(new RootSource(bundle.toString()).read()).containsExactly(der(added), der(known));
    assertThat(Files.readString(bundle)).contains("# added: CN=Added Root CA", "SHA-256");
  }

  @Test
  void aSourceThatIsGoneStopsThePlanSinceTheBundleWouldBeIncomplete() throws Exception {
    Change.TrustBundle change = new Change.TrustBundle(folder.resolve("bundle.pem").toString(),
        List.of(folder.resolve("gone.pem").toString()), List.of(der(added)));
    assertThatThrownBy(() -> content(change, folder)).isInstanceOf(RemedyException.class);
  }

  @Test
  void nothingAtAllIsNoBundle() {
    assertThatThrownBy(() -> content(new Change.TrustBundle(
        folder.resolve("bundle.pem").toString(), List.of(), List.of()), folder)).isInstanceOf(RemedyException.class);
  }

  @Test
  void aFolderAndAKeyStoreAreSourcesToo() throws Exception {
    Path certs = Files.createDirectory(folder.resolve("certs"));
    Files.writeString(certs.resolve("a.pem"), known.rootPem());
    assertThat(new RootSource(certs.toString()).read()).containsExactly(der(known));
    Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    assertThat(new RootSource(cacerts.toString()).read()).hasSizeGreaterThan(50);
  }

  @Test
  void theSettingFollowsTheBundleToItsPlace() {
    Remedy remedy = new Remedy("R1", CauseCode.CERT_MITM, Harm.TRUST, Message.of("t"), Message.of("w"), List.of(
        new Change.TrustBundle("~/.config/gogetwell/go-roots.pem", List.of(), List.of()),
        new Change.UserEnvironment("SSL_CERT_FILE", Optional.of("~/.config/gogetwell/go-roots.pem"), Optional.empty()),
        new Change.GoEnv("GOPROXY", Optional.of("direct"), Optional.empty())), List.of());
    List<Change> changes = BundlePlace.below(Optional.of(Path.of("/home/u"))).changes(remedy);
    assertThat(changes.get(0).name()).isEqualTo("/home/u/.config/gogetwell/go-roots.pem");
    assertThat(((Change.UserEnvironment) changes.get(1)).value()).contains("/home/u/.config/gogetwell/go-roots.pem");
    assertThat(changes.get(2)).isEqualTo(remedy.changes().get(2));
  }
}
