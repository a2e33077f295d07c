package dev.gogetwell.model;

/// What a tool said of a place in the code. From outside; hostile.
///
/// @param file as the tool spells it, with slashes; empty where it named none
/// @param line 1-based; 0 for none
/// @param column 1-based; 0 for none
/// @param text the whole line
public record SourceLine(String file, int line, int column, String text) {}
