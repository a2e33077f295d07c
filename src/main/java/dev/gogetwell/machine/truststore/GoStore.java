package dev.gogetwell.machine.truststore;

import dev.gogetwell.gorules.x509.X509Rules;
import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The roots that Go's own verifier reads from files (crypto/x509/root_unix.go, root_linux.go; since 1.27 root.go):
/// the first readable bundle of a list, then every file of two folders. SSL_CERT_FILE replaces the list of bundles,
/// SSL_CERT_DIR the list of folders. On Windows and macOS these variables mean nothing up to Go 1.26; from 1.27 one of
/// them is enough to switch the platform's verifier off, and then only the files that they name count.
public final class GoStore implements TrustStore {
  /// crypto/x509/root_linux.go, in its order.
  static final List<String> BUNDLES = List.of("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
      "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cacert.pem", "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
      "/etc/ssl/cert.pem");
  private static final List<String> FOLDERS = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");
  private static final int OVERRIDE_SINCE = 27;

  private final Environment environment;
  private final Path prefix;

  /// @param environment the environment of the `go` command
  /// @param prefix where the machine's root folder is; `/` outside of tests
  public GoStore(Environment environment, Path prefix) {
    this.environment = environment;
    this.prefix = prefix;
  }

  /// Whether this Go verifies with these files at all, or leaves it to the platform.
  public static boolean isUsed(Environment environment, X509Rules rules) {
    if (environment.os() == OperatingSystem.LINUX) {
      return true;
    }
    boolean named = !environment.value("SSL_CERT_FILE").isEmpty() || !environment.value("SSL_CERT_DIR").isEmpty();
    boolean optedOut = Arrays.asList(environment.value("GODEBUG").split(","))
        .contains("x509sslcertoverrideplatform=0");
    return rules.minor() >= OVERRIDE_SINCE && named && !optedOut;
  }

  @Override
  public StoreKind kind() {
    return StoreKind.GO;
  }

  @Override
  public StoreContent read() {
    boolean linux = environment.os() == OperatingSystem.LINUX;
    String file = environment.value("SSL_CERT_FILE");
    String folders = environment.value("SSL_CERT_DIR");
    PemReading reading = new PemReading(prefix);
    reading.firstFile(!file.isEmpty() ? List.of(file) : linux ? BUNDLES : List.<String>of());
    String separator = environment.os() == OperatingSystem.WINDOWS ? ";" : ":";
    for (String folder : !folders.isEmpty() ? List.of(folders.split(separator, -1)) : linux ? FOLDERS
        : List.<String>of()) {
      if (!folder.isEmpty()) {
        reading.folder(folder, entry -> !isLinkInSameFolder(entry));
      }
    }
    return reading.content();
  }

  /// root_unix.go:isSameDirSymlink: the hash links of OpenSSL would give every root twice.
  private static boolean isLinkInSameFolder(Path entry) {
    try {
      return Files.isSymbolicLink(entry) && !Files.readSymbolicLink(entry).toString().contains("/");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public AddingRoute howToAdd() {
    String file = environment.value("SSL_CERT_FILE");
    return file.isEmpty() ? LinuxLayout.of(prefix).route() : new AddingRoute("ssl-cert-file", file, List.of(), false);
  }
}
