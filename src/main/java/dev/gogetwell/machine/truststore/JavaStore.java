package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.truststore.StoreContent.Place;
import dev.gogetwell.machine.truststore.StoreContent.State;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/// The cacerts file of a Java runtime. The one under this program also serves as the public list: builds of OpenJDK
/// carry Mozilla's. A distribution may replace it by a link to its own bundle, which then holds local roots too.
public final class JavaStore implements TrustStore {
  private final StoreKind kind;
  private final Path file;

  /// @param kind [StoreKind#JAVA], or [StoreKind#PUBLIC] where the runtime's list is the reference
  /// @param javaHome the runtime
  public JavaStore(StoreKind kind, Path javaHome) {
    this.kind = kind;
    this.file = javaHome.resolve("lib").resolve("security").resolve("cacerts");
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
    try (InputStream in = Files.newInputStream(file)) {
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
    return kind == StoreKind.PUBLIC ? AddingRoute.NONE : new AddingRoute("java", "", List.of(List.of("keytool",
        "-importcert", "-cacerts", "-alias", "gogetwell", "-file", "{file}")), true);
  }
}
