package dev.gogetwell.ui.port;

import java.nio.file.Path;

/// What the program says of itself. Immutable; any thread.
///
/// @param version of this program
/// @param logs where the details of a bug of ours are kept, redacted
public record About(String version, Path logs) {}
