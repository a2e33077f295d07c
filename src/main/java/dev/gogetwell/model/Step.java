package dev.gogetwell.model;

/// The steps of the wizard, in the order of the rail. Each measuring step is backed by one diagnostic service.
public enum Step {
  SYMPTOM,
  NETWORK,
  DNS,
  PROXY,
  HANDSHAKE,
  CERTIFICATE,
  MODULES,
  GIT,
  FIX,
  REPORT;

  /// The key of the step's name.
  public String messageKey() {
    return "step." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
