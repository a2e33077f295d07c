package dev.gogetwell.cli;

/// The exit codes of every headless command; a stable contract.
public final class ExitCode {
  /// Healthy, accepted, or done.
  public static final int OK = 0;

  /// A problem was found, or the chain was refused.
  public static final int PROBLEM = 1;

  /// The command line was wrong.
  public static final int USAGE = 2;

  /// An error of ours.
  public static final int OURS = 3;

  private ExitCode() {}
}
