package dev.gogetwell.lab;

/// A practice network or its command that could not be started. Immutable; any thread.
public final class LabException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /// What could not be had.
  public enum Reason {
    /// The scenario needs namespaces and this system gives none.
    NEEDS_NAMESPACE("lab.error.namespace"),
    /// A server could not be started.
    NETWORK("lab.error.start"),
    /// The command could not be started.
    COMMAND("lab.error.command");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    /// The text; {0} is the scenario and {1} what the system said.
    public String key() {
      return key;
    }
  }

  LabException(Reason reason, String detail) {
    super(detail);
    this.reason = reason;
  }

  /// What could not be had.
  public Reason reason() {
    return reason;
  }
}
