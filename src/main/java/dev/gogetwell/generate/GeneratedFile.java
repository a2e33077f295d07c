package dev.gogetwell.generate;

/// One file that was made. Immutable; any thread.
///
/// @param name relative to the folder that was named, with slashes
/// @param content the whole text
public record GeneratedFile(String name, String content) {}
