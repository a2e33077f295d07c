package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.file.InputLimit;
import dev.gogetwell.machine.file.RegularFile;
import dev.gogetwell.machine.truststore.StoreContent.State;
import dev.gogetwell.model.Der;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/// Roots at a place that an earlier reading named: a PEM file, a folder of them, or a key store file. Any thread.
///
/// @param location as the reading named it
public record RootSource(String location) {
  /// The roots there now, each once.
  ///
  /// @throws IOException if there is nothing to read: a bundle without the roots of a source would be incomplete
  public List<Der> read() throws IOException {
    Path path = Path.of(location);
    StoreContent content = isKeyStore(path) ? keyStore(path) : pem(path);
    if (content.roots().isEmpty()) {
      throw new IOException(location + ": no certificates");
    }
    return content.roots().stream().map(StoreContent.StoredRoot::certificate).distinct().toList();
  }

  private static StoreContent pem(Path path) throws IOException {
    PemReading reading = new PemReading(path.toAbsolutePath().getRoot());
    if (Files.isDirectory(path)) {
      reading.folder(path.toString(), _ -> true);
    } else {
      reading.file(path.toString());
    }
    StoreContent content = reading.content();
    if (content.places().stream().anyMatch(place -> place.state() == State.UNREADABLE)) {
      throw new IOException(content.places().getFirst().location() + ": " + content.places().getFirst().detail());
    }
    return content;
  }

  /// PKCS #12 begins with a DER sequence, the older JKS with a magic number; PEM is text.
  private static boolean isKeyStore(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = RegularFile.at(path).stream()) {
      int first = in.read();
      return first == 0x30 || first == 0xFE;
    }
  }

  private static StoreContent keyStore(Path path) throws IOException {
    try (InputStream in = new ByteArrayInputStream(RegularFile.at(path).bytes(InputLimit.KEY_STORE))) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(in, null);
      return KeyStores.content(store, path.toString(), -1);
    } catch (GeneralSecurityException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }
}
