package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.ProgramSearch;
import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The roots of a Java runtime: its jssecacerts file, which replaces cacerts where somebody made one (JSSE Reference
/// Guide, "Choosing the Trust Manager Factory"). The one under this program also serves as the public list: builds of
/// OpenJDK carry Mozilla's. A distribution may replace it by a link to its own bundle, which then holds local roots
/// too.
public final class JavaStore implements TrustStore {
  private static final Path SECURITY = Path.of("lib", "security");

  private final StoreKind kind;
  private final Path home;
  private final Path file;

  private JavaStore(StoreKind kind, Path home, Path file) {
    this.kind = kind;
    this.home = home;
    this.file = file;
  }

  /// The list of public roots that a runtime was built with.
  public static JavaStore publicList(Path javaHome) {
    return new JavaStore(StoreKind.PUBLIC, javaHome, javaHome.resolve(SECURITY).resolve("cacerts"));
  }

  /// What the user's own Java believes: the one that JAVA_HOME names, else the one in PATH, as the scripts of build
  /// tools choose it; never the runtime under this program, unless that is the very one. Empty where no Java is.
  public static Optional<JavaStore> ofUser(Environment environment) {
    Optional<Path> home = environment.folder("JAVA_HOME").filter(JavaStore::hasRoots)
        .or(() -> ProgramSearch.find("java", environment, List.of()).flatMap(JavaStore::homeOf));
    return home.map(java -> new JavaStore(StoreKind.JAVA, java, files(java).filter(Files::isRegularFile).findFirst()
        .orElseThrow()));
  }

  /// Both layouts: the root of a runtime, and the runtime inside a JDK 8.
  private static Stream<Path> files(Path home) {
    return Stream.of(home.resolve(SECURITY), home.resolve("jre").resolve(SECURITY))
        .flatMap(folder -> Stream.of(folder.resolve("jssecacerts"), folder.resolve("cacerts")));
  }

  private static boolean hasRoots(Path home) {
    return files(home).anyMatch(Files::isRegularFile);
  }

  /// Distributions link to the program through several folders. What stands in PATH may be a launcher without a runtime
  /// around it, as on macOS.
  private static Optional<Path> homeOf(Path program) {
    try {
      return Optional.ofNullable(program.toRealPath().getParent()).map(Path::getParent).filter(JavaStore::hasRoots);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public StoreKind kind() {
    return kind;
  }

  @Override
  public StoreContent read() {
    String location = file.toString();
    if (!Files.exists(file)) {
      return new StoreContent(List.of(), List.of(new Place(location, State.MISSING, -1, "")), "");
    }
    try (InputStream in = new ByteArrayInputStream(RegularFile.at(file).bytes(InputLimit.KEY_STORE))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(in, null); // the password guards a checksum only; the certificates are readable without
      return KeyStores.content(store, location, Files.getLastModifiedTime(file).toMillis());
    } catch (GeneralSecurityException | IOException e) {
      return new StoreContent(List.of(),
          List.of(new Place(location, State.UNREADABLE, -1, String.valueOf(e.getMessage()))), "");
    }
  }

  @Override
  public AddingRoute howToAdd() {
    return kind == StoreKind.PUBLIC ? AddingRoute.NONE : new AddingRoute("java", "", List.of(List.of(
        home.resolve("bin").resolve("keytool").toString(), "-importcert", "-keystore", file.toString(), "-alias",
        "gogetwell", "-file", "{file}")), true);
  }
}
