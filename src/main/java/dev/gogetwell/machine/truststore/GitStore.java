package dev.gogetwell.machine.truststore;

import dev.gogetwell.machine.Environment;
import java.nio.file.Path;
import java.util.List;

/// The roots that git reads with an OpenSSL or GnuTLS build of libcurl (git http.c:get_curl_handle): GIT_SSL_CAINFO
/// beats http.sslCAInfo even where that is scoped to a URL, and both replace libcurl's own bundle; a folder comes on
/// top. SSL_CERT_FILE is not git's business. With schannel git asks Windows instead, unless
/// http.schannelUseSSLCAInfo=true.
public final class GitStore implements TrustStore {
  private final Environment environment;
  private final Settings settings;
  private final Path prefix;

  /// What git's configuration says for the URL in question; empty texts where it says nothing.
  ///
  /// @param caInfo http.sslCAInfo
  /// @param caPath http.sslCAPath
  /// @param backend http.sslBackend: `openssl`, `gnutls`, `schannel`, or empty
  /// @param bundle the bundle that libcurl was built with, empty for the usual places
  public record Settings(String caInfo, String caPath, String backend, String bundle) {}

  /// @param environment the environment of the `git` command
  /// @param prefix where the machine's root folder is; `/` outside of tests
  public GitStore(Environment environment, Settings settings, Path prefix) {
    this.environment = environment;
    this.settings = settings;
    this.prefix = prefix;
  }

  @Override
  public StoreKind kind() {
    return StoreKind.GIT;
  }

  /// The file that replaces the bundle, empty where nothing does.
  public String chosenFile() {
    String fromEnvironment = environment.value("GIT_SSL_CAINFO");
    return fromEnvironment.isEmpty() ? settings.caInfo() : fromEnvironment;
  }

  @Override
  public StoreContent read() {
    PemReading reading = new PemReading(prefix);
    String chosen = chosenFile();
    if (!chosen.isEmpty()) {
      reading.file(chosen);
    } else {
      reading.firstFile(settings.bundle().isEmpty() ? GoStore.BUNDLES : List.of(settings.bundle()));
    }
    String fromEnvironment = environment.value("GIT_SSL_CAPATH");
    String folder = fromEnvironment.isEmpty() ? settings.caPath() : fromEnvironment;
    if (!folder.isEmpty()) {
      boolean all = settings.backend().equals("gnutls");
      reading.folder(folder, entry -> all || PemReading.isHashedName(entry));
    }
    StoreContent content = reading.content();
    return new StoreContent(content.roots(), content.places(), "");
  }

  @Override
  public AddingRoute howToAdd() {
    if (!environment.value("GIT_SSL_CAINFO").isEmpty()) {
      return new AddingRoute("git-environment", environment.value("GIT_SSL_CAINFO"), List.of(), false);
    }
    return new AddingRoute("git-scoped", "",
        List.of(List.of("git", "config", "--global", "http.{url}.sslCAInfo", "{file}")), false);
  }
}
