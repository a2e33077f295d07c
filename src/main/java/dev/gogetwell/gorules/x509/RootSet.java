package dev.gogetwell.gorules.x509;

import java.util.List;

/// Trust anchors, prepared once and used for many verifications. Made by [ChainVerifier#roots]; only for verifiers with
/// the same rules. Immutable, any thread.
public final class RootSet {
  private final CertificatePool pool;
  private final List<Certificate> certificates;
  private final String loadError;

  RootSet(List<Certificate> certificates, String loadError) {
    this.loadError = loadError;
    this.certificates = List.copyOf(certificates);
    this.pool = new CertificatePool(certificates);
  }

  /// The roots that Go could read, in order.
  public List<Certificate> certificates() {
    return certificates;
  }

  String loadError() {
    return loadError;
  }

  CertificatePool pool() {
    return pool;
  }
}
