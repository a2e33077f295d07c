package dev.gogetwell.machine;

import java.util.Locale;

/// The families of systems that differ for us. Immutable; any thread.
public enum OperatingSystem {
  LINUX("linux"),
  WINDOWS("windows"),
  DARWIN("darwin");

  private final String id;

  OperatingSystem(String id) {
    this.id = id;
  }

  /// The name as `go env GOOS` writes it.
  public String id() {
    return id;
  }

  /// The one on which this program runs.
  public static OperatingSystem current() {
    return named(System.getProperty("os.name", ""));
  }

  /// The system with this name, as the property `os.name` gives it; anything unknown counts as a Unix like Linux.
  public static OperatingSystem named(String osName) {
    String lower = osName.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return WINDOWS;
    }
    return lower.startsWith("mac") || lower.startsWith("darwin") ? DARWIN : LINUX;
  }
}
