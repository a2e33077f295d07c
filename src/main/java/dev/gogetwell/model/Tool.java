package dev.gogetwell.model;

/// A program that was found.
///
/// @param path its file
/// @param version what it says of itself, for instance `go1.26.8` or `2.39.5`
public record Tool(String path, String version) {}
