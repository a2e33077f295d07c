package dev.gogetwell.app;

import dev.gogetwell.gorules.x509.GoPem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The public list of authorities: the Mozilla list inside the Java runtime that we run on, or a PEM file that the user
/// names instead. Any thread.
final class PublicRoots {
  /// Reads the list; a list that cannot be read trusts nobody, and then it accuses nobody either.
  List<byte[]> read(Optional<Path> file) {
    return file.isPresent() ? ofFile(file.get()) : ofRuntime();
  }

  private static List<byte[]> ofFile(Path file) {
    try {
      return GoPem.certificates(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      return List.of();
    }
  }

  private static List<byte[]> ofRuntime() {
    Path cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    List<byte[]> roots = new ArrayList<>();
    try (InputStream in = Files.newInputStream(cacerts)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(in, null);
      for (String alias : Collections.list(store.aliases())) {
        roots.add(store.getCertificate(alias).getEncoded());
      }
    } catch (IOException | GeneralSecurityException _) {
      return List.of();
    }
    return roots;
  }
}
