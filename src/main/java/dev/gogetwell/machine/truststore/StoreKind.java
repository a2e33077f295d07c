package dev.gogetwell.machine.truststore;

/// The stores that matter to a Go developer.
public enum StoreKind {
  /// What Go's own verifier reads from files.
  GO("go"),
  /// What git's TLS library reads.
  GIT("git"),
  /// What the curl command reads.
  CURL("curl"),
  /// The cacerts of a Java runtime.
  JAVA("java"),
  /// The public list: Mozilla's, as the runtime under this program carries it.
  PUBLIC("public"),
  /// Windows, current user and machine.
  WINDOWS("windows"),
  /// The keychains of macOS.
  MACOS("macos");

  private final String id;

  StoreKind(String id) {
    this.id = id;
  }

  /// A short name for message keys and JSON.
  public String id() {
    return id;
  }
}
