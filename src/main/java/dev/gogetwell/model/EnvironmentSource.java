package dev.gogetwell.model;

/// Whose environment is judged. Never silently our own process: the verdict names it.
///
/// @param kind where the variables come from
/// @param detail the shell, the file or the container
public record EnvironmentSource(Kind kind, String detail) {
  /// The places an environment can come from.
  public enum Kind {
    /// The user's login shell, asked once.
    LOGIN_SHELL,
    /// This process: right for the headless commands and for `--here`.
    THIS_PROCESS,
    /// The user's registry on Windows.
    USER_REGISTRY,
    /// The proxy settings that the system offers to browsers; `go` does not read them.
    SYSTEM_SETTINGS,
    /// The go env file, of what `go` looks for in the environment alone: a proxy.
    GO_ENV_FILE,
    /// A Linux inside Windows (WSL), whose variables are not read.
    INNER_LINUX,
    /// An editor or an IDE, by its own settings for what it starts.
    EDITOR,
    /// The settings that a project brings for an editor. They may be a stranger's: told, and never acted on.
    PROJECT,
    /// A program that is started from an icon on macOS, where no shell takes part.
    DESKTOP,
    /// Pasted by the user.
    PASTED,
    /// A practice network of ours.
    PRACTICE,
    /// A report of another machine.
    REPORT
  }
}
