package dev.gogetwell.machine.process;

/// Hears the output of a process line by line while it runs.
///
/// Called on one reader thread for each stream, so two calls may overlap; must not block for long.
@FunctionalInterface
public interface LineListener {
  /// The two output streams.
  enum Stream {
    OUT,
    ERR
  }

  /// One line without its end; a line longer than the kept bound comes in pieces.
  void line(Stream stream, String line);
}
