package dev.gogetwell.app;

import dev.gogetwell.gorules.x509.GoPem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The roots that Go reads on Linux (crypto/x509/root.go, loadOnDiskRoots; root_linux.go). Any thread.
final class GoRoots {
  private static final List<String> FILES = List.of("/etc/ssl/certs/ca-certificates.crt",
      "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem",
      "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem", "/etc/ssl/cert.pem");
  private static final List<String> FOLDERS = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");

  /// Reads them under `variables`.
  List<byte[]> read(Map<String, String> variables) {
    String file = variables.getOrDefault("SSL_CERT_FILE", "");
    String folders = variables.getOrDefault("SSL_CERT_DIR", "");
    List<byte[]> roots = new ArrayList<>();
    for (String candidate : file.isEmpty() ? FILES : List.of(file)) {
      List<byte[]> read = certificates(Path.of(candidate));
      roots.addAll(read);
      if (!read.isEmpty()) {
        break;
      }
    }
    for (String folder : folders.isEmpty() ? FOLDERS : List.of(folders.split(":"))) {
      roots.addAll(folder(Path.of(folder)));
    }
    return roots;
  }

  private static List<byte[]> folder(Path folder) {
    List<byte[]> roots = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> roots.addAll(certificates(file)));
    } catch (IOException _) {
      // Go ignores a folder that it cannot read.
    }
    return roots;
  }

  private static List<byte[]> certificates(Path file) {
    try {
      return GoPem.certificates(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      return List.of();
    }
  }
}
