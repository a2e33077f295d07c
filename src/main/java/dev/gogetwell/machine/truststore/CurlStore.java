package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import dev.gogetwell.machine.OperatingSystem;
import dev.gogetwell.machine.ProgramSearch;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The roots that the `curl` command reads from files: "but curl works" is the usual argument, and curl obeys other
/// variables than go. CURL_CA_BUNDLE replaces its bundle and hides the other two; else SSL_CERT_FILE replaces it and
/// SSL_CERT_DIR comes on top, by hashed names (curl src/tool_operate.c, single_transfer; the same in all versions since
/// 7.9.7). A curl with schannel, as Windows has it, asks Windows and reads no variable. What a `.curlrc` names is not
/// looked for.
public final class CurlStore implements TrustStore {
  private final Environment environment;
  private final Path prefix;

  private CurlStore(Environment environment, Path prefix) {
    this.environment = environment;
    this.prefix = prefix;
  }

  /// The store of the curl in PATH; empty where there is none, or where it asks the operating system.
  ///
  /// @param prefix where the machine's root folder is; `/` outside of tests
  public static Optional<CurlStore> ofUser(Environment environment, Path prefix) {
    return environment.os() == OperatingSystem.WINDOWS ? Optional.empty()
        : ProgramSearch.find("curl", environment, List.of()).map(_ -> new CurlStore(environment, prefix));
  }

  @Override
  public StoreKind kind() {
    return StoreKind.CURL;
  }

  /// The file that a variable puts in place of the bundle, empty where none does.
  private String chosenFile() {
    String own = environment.value("CURL_CA_BUNDLE");
    return own.isEmpty() ? environment.value("SSL_CERT_FILE") : own;
  }

  @Override
  public StoreContent read() {
    PemReading reading = new PemReading(prefix);
    String chosen = chosenFile();
    reading.firstFile(chosen.isEmpty() ? GoStore.BUNDLES : List.of(chosen));
    String folder = environment.value("SSL_CERT_DIR");
    if (!folder.isEmpty() && environment.value("CURL_CA_BUNDLE").isEmpty()) {
      reading.folder(folder, PemReading::isHashedName);
    }
    return reading.content();
  }

  @Override
  public AddingRoute howToAdd() {
    return AddingRoute.NONE;
  }
}
