package dev.gogetwell.machine.truststore;

import java.nio.file.Path;

/// Roots from one PEM file that somebody named, for instance the public list of a closed network.
public final class PemFileStore implements TrustStore {
  private final StoreKind kind;
  private final Path file;

  /// @param kind whose store the file stands for
  public PemFileStore(StoreKind kind, Path file) {
    this.kind = kind;
    this.file = file.toAbsolutePath();
  }

  @Override
  public StoreKind kind() {
    return kind;
  }

  @Override
  public StoreContent read() {
    PemReading reading = new PemReading(file.getRoot());
    reading.file(file.toString());
    return reading.content();
  }

  @Override
  public AddingRoute howToAdd() {
    return AddingRoute.NONE;
  }
}
